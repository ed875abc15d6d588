package org.contadora.flights.airports;

import org.contadora.core.GeoPoint;

/// A runway by its two thresholds.
record Runway(GeoPoint lowEnd, GeoPoint highEnd) {}
