/// A plan for all families: one mode, an officer's pins, and why each family is where it is.
@NullMarked
package org.contadora.reception.placement.plan;

import org.jspecify.annotations.NullMarked;
