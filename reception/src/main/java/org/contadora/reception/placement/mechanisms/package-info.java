/// Placements made from what families prefer and whom places put first: MTTC, KDA, TKDA, MTTCE.
@NullMarked
package org.contadora.reception.placement.mechanisms;

import org.jspecify.annotations.NullMarked;
