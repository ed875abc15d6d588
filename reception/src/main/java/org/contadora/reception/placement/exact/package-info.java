/// The best placement with the proof that there is none better.
@NullMarked
package org.contadora.reception.placement.exact;

import org.jspecify.annotations.NullMarked;
