package org.contadora.flights.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.contadora.flights.findings.FlightClass;
import org.jspecify.annotations.Nullable;

/// The figures of a report, as `summary.json` gives them.
///
/// *Flights* and *stops* are different numbers: a removal flight that lands people in two countries
/// is one flight and two stops. What turned back did not complete and is in neither.
///
/// @param period the days reported on
/// @param strays legs outside the period that are counted all the same: so few and so far from all
///   others that their date may be mistyped. None towards an end of the period that was asked for
/// @param legs legs by class, and all together; those of a removal-related class are all that are
///   at least possible, also where their class is less likely than not
/// @param inferredLegs legs put in between two that do not join, which are among `legs`
/// @param removal removal flights, stops and people
/// @param byCountry in the order of stops, most first. A landing whose airport is not known counts
///   for the country in which all airports lie that it may have reached; for `ZZ` where they lie in
///   several or could not be told
/// @param byMonth every month of the period, also those without flights, and those of strays
/// @param byWeek every ISO week of the period, also those without flights, and those of strays
/// @param byOperator in the order of flights, most first; operator empty where not known
/// @param byDeparture in the order of flights, most first; airport empty where not known
public record Summary(
    Period period,
    List<Stray> strays,
    Map<FlightClass, Integer> legs,
    int inferredLegs,
    Removal removal,
    List<ByCountry> byCountry,
    List<ByMonth> byMonth,
    List<ByWeek> byWeek,
    List<ByOperator> byOperator,
    List<ByDeparture> byDeparture) {
  public Summary {
    strays = List.copyOf(strays);
    legs = Map.copyOf(legs);
    byCountry = List.copyOf(byCountry);
    byMonth = List.copyOf(byMonth);
    byWeek = List.copyOf(byWeek);
    byOperator = List.copyOf(byOperator);
    byDeparture = List.copyOf(byDeparture);
  }

  /// ISO 3166-1's user-assigned code for a country that is not known.
  public static final String UNKNOWN_COUNTRY = "ZZ";

  /// First and last day, in UTC, both included; null in a report on nothing.
  public record Period(@Nullable LocalDate from, @Nullable LocalDate to) {
    /// Whether `day` lies in the period; an end that is null is open.
    public boolean contains(LocalDate day) {
      return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
  }

  /// A leg whose date is far from all others.
  ///
  /// @param legId as in `legs.csv`
  /// @param date UTC day on which it began, as its record has it
  public record Stray(String legId, LocalDate date) {}

  /// Removal flights with their range.
  ///
  /// @param flights flights with a stop that is more likely than not
  /// @param stops landings that are more likely than not
  /// @param stopsLow landings that are likely and were seen or recorded
  /// @param stopsHigh landings that are at least possible, on legs put in too
  /// @param flightsLow flights with a stop that is likely and was seen or recorded
  /// @param flightsHigh flights with a stop that is at least possible, legs put in included
  /// @param peopleLow sum of the low ends over the low count; the errors of a basis are shared by
  ///   its flights, so the ends are summed and not narrowed as independent errors would be
  /// @param peopleHigh sum of the high ends over the high count
  public record Removal(
      int flights,
      int stops,
      int stopsLow,
      int stopsHigh,
      int flightsLow,
      int flightsHigh,
      int peopleLow,
      int peopleHigh) {}

  /// Removals to one country.
  ///
  /// @param country ISO 3166-1 alpha-2
  /// @param flights flights that stop there
  public record ByCountry(String country, int flights, int stops) {}

  /// Removals of one month.
  ///
  /// @param month such as `2020-02`
  /// @param legs legs of every class that began in it: without any, nobody may have looked
  public record ByMonth(String month, int legs, int flights, int stops) {}

  /// Removals of one week.
  ///
  /// @param week ISO 8601 week, such as `2020-W06`
  /// @param from its Monday
  /// @param legs legs of every class that began in it: without any, nobody may have looked
  public record ByWeek(
      String week,
      LocalDate from,
      int legs,
      int flights,
      int stops,
      int flightsLow,
      int flightsHigh) {}

  /// Removals flown by one operator.
  ///
  /// @param operator name, empty where not known
  public record ByOperator(String operator, int flights) {}

  /// Removals that left from one airport.
  ///
  /// @param airport code, as in `legs.csv`, of the airport the removal leg left from, empty where
  ///   not known
  public record ByDeparture(String airport, int flights) {}
}
