package org.contadora.flights.tracks;

import java.time.Instant;
import java.util.Locale;
import org.contadora.core.Refusals;
import org.contadora.flights.positions.Positions;

/// Counts what [TrackCleaner] refuses of one address and tells the first few of each code at once,
/// with place and values.
final class TrackRefusals {
  enum Code {
    POSITION_TELEPORT,
    POSITION_FROZEN,
    POSITION_DUPLICATE,
    POSITION_NULL_ISLAND,
    POSITION_OUT_OF_RANGE,
    POSITION_LOWER_TRUST,
    POSITION_REPLACED,
    POSITION_UNCONFIRMED,
    TIME_BACKWARDS,
    TIME_IMPLAUSIBLE,
    GROUND_FLAG_WRONG,
    ADDRESS_SHARED
  }

  private static final Code[] CODES = Code.values();

  private final Refusals refusals;
  private final int[] counts = new int[CODES.length];
  private final int[] told = new int[CODES.length];

  TrackRefusals(Refusals refusals) {
    this.refusals = refusals;
  }

  /// Counts one refusal.
  ///
  /// @return whether it is to be told, as an example
  boolean count(Code code) {
    counts[code.ordinal()]++;
    return told[code.ordinal()] < Refusals.EXAMPLES;
  }

  /// Tells one that was counted.
  void tell(Code code, Refusals.Refusal refusal) {
    told[code.ordinal()]++;
    refusals.refuse(refusal.code(), refusal.place(), refusal.detail());
  }

  /// How many more examples of a code may be told.
  int untold(Code code) {
    return Refusals.EXAMPLES - told[code.ordinal()];
  }

  /// Writes the counts beyond the examples to the refusals, and begins to count anew.
  void report(String place) {
    for (Code code : CODES) {
      int c = code.ordinal();
      if (counts[c] > told[c]) {
        refusals.refuse(code.name(), counts[c] - told[c], place, "as the examples before");
      }
      counts[c] = 0;
      told[c] = 0;
    }
  }

  /// What is said of position `i`.
  ///
  /// @param last contact of the track before
  /// @param otherCallsign call sign of the other aircraft under the address, packed
  static Refusals.Refusal of(
      Code code, Positions positions, int i, LastContact last, long otherCallsign) {
    String position =
        contact(
            positions.aircraft().key(),
            positions.timeMs(i),
            positions.latE6(i),
            positions.lonE6(i));
    String before =
        place(last.latE6(), last.lonE6()) + " at " + Instant.ofEpochMilli(last.timeMs());
    String detail =
        switch (code) {
          case POSITION_TELEPORT, TIME_BACKWARDS, POSITION_LOWER_TRUST ->
              position + ", after " + before;
          case ADDRESS_SHARED ->
              "%s as %s, while %s is at %s: two aircraft, whose legs are kept apart"
                  .formatted(position, name(otherCallsign), name(last.callsign()), before);
          case GROUND_FLAG_WRONG ->
              String.format(
                  Locale.ROOT,
                  "%s, on ground at %.0f kt after %s ft",
                  position,
                  positions.groundSpeedE1(i) * 0.1,
                  last.altitudeFt() == Positions.ABSENT ? "unknown" : last.altitudeFt());
          default -> position;
        };
    return new Refusals.Refusal(code.name(), positions.origin(), detail);
  }

  /// What is said of a position that was used before the track began anew with position `i`.
  ///
  /// @param contact the position used, as in [#contact]
  static Refusals.Refusal replaced(String origin, String contact, Positions positions, int i) {
    return new Refusals.Refusal(
        Code.POSITION_REPLACED.name(),
        origin,
        "%s, but those that follow are at %s at %s"
            .formatted(
                contact,
                place(positions.latE6(i), positions.lonE6(i)),
                Instant.ofEpochMilli(positions.timeMs(i))));
  }

  /// An aircraft, a time and a place.
  static String contact(String key, long timeMs, int latE6, int lonE6) {
    return key + " at " + Instant.ofEpochMilli(timeMs) + ": " + place(latE6, lonE6);
  }

  private static String place(int latE6, int lonE6) {
    return degrees(latE6) + "," + degrees(lonE6);
  }

  /// Degrees to four decimals; a formatter takes longer than all else that a refusal costs.
  private static String degrees(int e6) {
    int e4 = (Math.abs(e6) + 50) / 100;
    String decimals = Integer.toString(10_000 + e4 % 10_000).substring(1);
    return (e6 < 0 ? "-" : "") + e4 / 10_000 + "." + decimals;
  }

  private static String name(long callsign) {
    return Positions.unpackCallsign(callsign).orElse("no call sign");
  }
}
