package org.contadora.flights.positions;

import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;
import org.contadora.core.Refusals;

/// What every row must pass before it is called a position. Whether a position is *plausible*
/// beside its neighbours is for the cleaning of tracks; here only what can be no position at all is
/// refused.
final class Checks {
  /// Positions before this are clocks that were never set: ADS-B did not exist (first trials 1994,
  /// RTCA DO-242).
  static final long EARLIEST_MS = Instant.parse("1990-01-01T00:00:00Z").toEpochMilli();

  /// Positions from this on are clocks that run wild.
  static final long LATEST_MS = Instant.parse("2050-01-01T00:00:00Z").toEpochMilli();

  /// Largest altitude, speed or rate taken, in the column's unit; Mode S codes altitudes up to
  /// 126,750 ft and rates up to 32,640 fpm (ICAO Doc 9871). What is beyond is dropped from its row.
  private static final double MAX_VALUE = 200_000;

  private static final double MAX_TRACK_DEG = 360;

  private static final int CALLSIGN_CHARS = 8;

  private Checks() {}

  /// Whether `fix` can be a position; if not, it is refused. A single value that cannot be is
  /// refused and made absent, and the position stays.
  static boolean passes(RawPosition fix, Refusals refusals, Supplier<String> place) {
    if (fix.timeMs < EARLIEST_MS || fix.timeMs >= LATEST_MS) {
      boolean absent = fix.timeMs == RawPosition.NO_TIME;
      refusals.refuse(
          absent ? "TIME_MISSING" : "TIME_IMPLAUSIBLE",
          place.get(),
          fix.timeText.isEmpty()
              ? "The time (%s) must be from 1990 to 2049."
                  .formatted(absent ? "none" : Instant.ofEpochMilli(fix.timeMs))
              : "The time (%s) must be as in 2025-02-04T15:38:36Z, or Unix time.%s"
                  .formatted(fix.timeText, TimeTexts.hint(fix.timeText)));
      return false;
    }
    if (!fix.hasPlace()) {
      refusals.refuse(
          "POSITION_MISSING",
          place.get(),
          "The latitude (%s) and longitude (%s) must be numbers of degrees."
              .formatted(fix.latDeg, fix.lonDeg));
      return false;
    }
    if (Math.abs(fix.latDeg) > 90 || Math.abs(fix.lonDeg) > 180) {
      refusals.refuse(
          "POSITION_OUT_OF_RANGE",
          place.get(),
          "The latitude (%s) must be within 90 and the longitude (%s) within 180 degrees."
              .formatted(fix.latDeg, fix.lonDeg));
      return false;
    }
    if (fix.latDeg == 0 && fix.lonDeg == 0) {
      refusals.refuse(
          "POSITION_NULL_ISLAND",
          place.get(),
          "A position at exactly 0/0 is a receiver without one.");
      return false;
    }
    checkValues(fix, refusals, place);
    return true;
  }

  private static void checkValues(RawPosition fix, Refusals refusals, Supplier<String> place) {
    fix.baroAltitudeFt = within(fix.baroAltitudeFt, MAX_VALUE, "altitude, ft", refusals, place);
    fix.geomAltitudeFt =
        within(fix.geomAltitudeFt, MAX_VALUE, "geometric altitude, ft", refusals, place);
    fix.groundSpeedKt = within(fix.groundSpeedKt, MAX_VALUE, "ground speed, kt", refusals, place);
    fix.verticalRateFpm =
        within(fix.verticalRateFpm, MAX_VALUE, "vertical rate, fpm", refusals, place);
    fix.trackDeg = within(fix.trackDeg, MAX_TRACK_DEG, "track, degrees", refusals, place);
    if (fix.trackDeg < 0) {
      fix.trackDeg += MAX_TRACK_DEG;
    }
    if (!fix.callsign.isEmpty()) {
      fix.callsign = callsign(fix.callsign, refusals, place);
    }
  }

  private static double within(
      double value, double max, String name, Refusals refusals, Supplier<String> place) {
    if (Math.abs(value) > max) {
      refusals.refuse(
          "VALUE_OUT_OF_RANGE",
          place.get(),
          "The %s (%s) must be within %s.".formatted(name, value, max));
      return Double.NaN;
    }
    return value;
  }

  /// A call sign in upper case without blanks, or empty. Only what ICAO's six-bit alphabet allows
  /// in a call sign (letters, digits; Annex 10 vol. IV 3.1.2.9.1.2) is kept.
  private static String callsign(String text, Refusals refusals, Supplier<String> place) {
    String callsign = text.strip().replace(" ", "").replace("@", "").toUpperCase(Locale.ROOT);
    boolean good = callsign.length() <= CALLSIGN_CHARS;
    for (int i = 0; good && i < callsign.length(); i++) {
      char c = callsign.charAt(i);
      good = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    if (good) {
      return callsign;
    }
    refusals.refuse(
        "CALLSIGN_MALFORMED",
        place.get(),
        "The call sign (%s) must be up to eight letters and digits."
            .formatted(text.substring(0, Math.min(text.length(), 40))));
    return "";
  }

  /// A squawk as a decimal number of octal digits, or [Positions#ABSENT].
  static int squawk(String text) {
    if (text.isEmpty() || text.length() > 4) {
      return Positions.ABSENT;
    }
    int code = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '7') {
        return Positions.ABSENT;
      }
      code = code * 10 + (c - '0');
    }
    return code;
  }
}
