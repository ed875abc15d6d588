/// From a track to legs: one take-off to one landing, each end with the basis on which it is known.
@NullMarked
package org.contadora.flights.legs;

import org.jspecify.annotations.NullMarked;
