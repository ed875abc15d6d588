/// From positions in any order to the cleaned, ordered track of each aircraft.
@NullMarked
package org.contadora.flights.tracks;

import org.jspecify.annotations.NullMarked;
