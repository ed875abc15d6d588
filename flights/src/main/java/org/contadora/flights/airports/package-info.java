/// Where aircraft land: airports, runways, and which of them are near a place.
@NullMarked
package org.contadora.flights.airports;

import org.jspecify.annotations.NullMarked;
