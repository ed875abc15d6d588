/// Where contact was lost: how far the aircraft could have gone and which airports it could have
/// reached.
@NullMarked
package org.contadora.flights.gaps;

import org.jspecify.annotations.NullMarked;
