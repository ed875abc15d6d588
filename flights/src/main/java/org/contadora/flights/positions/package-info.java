/// Readers of every format in which aircraft positions come, and the columns they fill.
@NullMarked
package org.contadora.flights.positions;

import org.jspecify.annotations.NullMarked;
