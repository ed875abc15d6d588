/// Families, places, scores and pins as tables.
@NullMarked
package org.contadora.reception.placement.files;

import org.jspecify.annotations.NullMarked;
