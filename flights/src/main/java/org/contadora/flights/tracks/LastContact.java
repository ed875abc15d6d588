package org.contadora.flights.tracks;

/// Where a track was last heard.
///
/// @param timeMs milliseconds since 1970
/// @param latE6 millionths of a degree
/// @param lonE6 millionths of a degree
/// @param altitudeFt the last pressure altitude in the air, feet, or absent
/// @param altitudeMs when that was
/// @param callsign the last call sign, packed; 0 if none was sent
record LastContact(
    long timeMs, int latE6, int lonE6, int altitudeFt, long altitudeMs, long callsign) {}
