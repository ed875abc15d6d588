package org.contadora.flights.findings;

import java.time.LocalDate;

/// A count that somebody published, to set beside our own.
///
/// @param periodStart first day
/// @param periodEnd last day
/// @param category what was counted, such as `removal_flights`
/// @param country country or group as the source names it, or `all`
/// @param notes contradictions and limits, or empty
public record PublishedCount(
    String source,
    String url,
    LocalDate periodStart,
    LocalDate periodEnd,
    String category,
    String country,
    double count,
    String notes) {}
