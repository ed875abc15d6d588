package org.contadora.desk.legs;

/// Removal flights of one week, month, country, operator, departure or landing; legs of one class.
///
/// *Flights* and *stops* are different numbers: a flight that lands people in two countries is one
/// flight, two stops, and stands in both countries' rows.
///
/// @param key such as `2026-W10`, `2026-03`, `GT`, an operator's name, `KAEX` or `transfer`; empty
///   if not known
/// @param label for people: the first day of a week or month, else the key
/// @param daysWithData days of the row's period of which there are positions or flight records
/// @param days days of the row's period
public record StatisticsRow(
    String key,
    String label,
    long flights,
    long stops,
    long flightsLow,
    long flightsHigh,
    long peopleLow,
    long peopleHigh,
    long daysWithData,
    long days) {}
