/// Families placed one by one as they arrive.
@NullMarked
package org.contadora.reception.placement.dynamic;

import org.jspecify.annotations.NullMarked;
