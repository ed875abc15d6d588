package org.contadora.desk.legs;

import java.time.Instant;
import java.util.List;
import org.contadora.flights.findings.FlightClass;
import org.jspecify.annotations.Nullable;

/// One leg as the table shows it.
///
/// @param date UTC day on which it began, null if not known
/// @param flightClass the class a person gave it, else the machine's
/// @param probabilityPpm the machine's, in parts per million
/// @param verdict the machine's word: `likely`, `possible` or `not`
/// @param tags codes of the tags, a person's if one set them
/// @param people how many were aboard, null if nothing is known of it
public record LegRow(
    String legId,
    @Nullable String date,
    @Nullable String icao24,
    @Nullable String registration,
    @Nullable String callsign,
    @Nullable String operator,
    @Nullable String type,
    End departure,
    End arrival,
    FlightClass flightClass,
    int probabilityPpm,
    String verdict,
    List<String> tags,
    String rotationId,
    State state,
    @Nullable Range people) {
  /// Parts in a whole.
  public static final int PPM = 1_000_000;

  /// The doubt that is always left, in parts per million: as in the report (`legs.csv`), no
  /// machine's word is shown as certain, so it comes as near to 0 and 1 as three decimals can.
  private static final int LEAST_DOUBT_PPM = PPM / 1_000;

  public LegRow {
    tags = List.copyOf(tags);
  }

  /// An end of a leg.
  ///
  /// @param airport ICAO code, null unless known
  /// @param basis code of how it is known
  /// @param time null if not known
  public record End(@Nullable String airport, String basis, @Nullable Instant time) {}

  /// How many, at least and at most.
  public record Range(int low, int high) {}

  /// The same leg as people and machine saw it at another time.
  public LegRow as(State otherState, FlightClass otherClass, List<String> otherTags) {
    return new LegRow(
        legId,
        date,
        icao24,
        registration,
        callsign,
        operator,
        type,
        departure,
        arrival,
        otherClass,
        probabilityPpm,
        verdict,
        otherTags,
        rotationId,
        otherState,
        people);
  }

  /// The machine's probability as it is shown: from 0.001 to 0.999.
  public double probability() {
    return Math.clamp(probabilityPpm, LEAST_DOUBT_PPM, PPM - LEAST_DOUBT_PPM) / (double) PPM;
  }
}
