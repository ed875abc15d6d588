/// Families choose in order, as long as the average that was promised stays in reach.
@NullMarked
package org.contadora.reception.placement.priority;

import org.jspecify.annotations.NullMarked;
