/// Placements made from what families and places prefer: MTTC, KDA, TKDA, MTTCE.
@NullMarked
package org.contadora.reception.placement.mechanisms;

import org.jspecify.annotations.NullMarked;
