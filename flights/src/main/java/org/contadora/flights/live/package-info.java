/// A live feed through the same state machine as files: what flies now, and what has ended.
@NullMarked
package org.contadora.flights.live;

import org.jspecify.annotations.NullMarked;
