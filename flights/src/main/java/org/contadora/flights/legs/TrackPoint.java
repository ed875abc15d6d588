package org.contadora.flights.legs;

import java.time.Instant;
import org.contadora.core.GeoPoint;

/// One point of a leg's thinned track, for maps and profiles.
///
/// @param altitudeFt pressure altitude, or 0 on the ground
public record TrackPoint(Instant time, GeoPoint point, int altitudeFt) {}
