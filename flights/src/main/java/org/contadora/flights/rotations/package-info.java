/// Legs chained per aircraft, from leaving a base to coming back to one, with missing legs
/// inferred.
@NullMarked
package org.contadora.flights.rotations;

import org.jspecify.annotations.NullMarked;
