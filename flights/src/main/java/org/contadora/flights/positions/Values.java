package org.contadora.flights.positions;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// Values as sources write them in text: numbers, times, yes and no.
final class Values {
  /// Feet in a metre (international foot, exactly 0.3048 m).
  static final double FT_PER_M = 1 / 0.3048;

  /// Knots in a metre a second (international nautical mile, exactly 1852 m).
  static final double KT_PER_MPS = 3600 / 1852.0;

  /// Feet a minute in a metre a second.
  static final double FPM_PER_MPS = 60 * FT_PER_M;

  /// Unix times from here on are milliseconds (as seconds they would be after the year 5000),
  /// microseconds and nanoseconds from a thousand and a million times that.
  private static final double FIRST_MILLISECOND_VALUE = 1e11;

  /// Characters of a date, `2025-02-04`.
  private static final int ISO_DATE_CHARS = 10;

  private Values() {}

  /// A decimal number, or NaN for anything else.
  static double number(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean decimal = (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+';
      if (!decimal && c != 'e' && c != 'E') {
        return Double.NaN;
      }
    }
    if (text.isEmpty()) {
      return Double.NaN;
    }
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? value : Double.NaN;
    } catch (NumberFormatException _) {
      return Double.NaN;
    }
  }

  /// Unix time in seconds, milliseconds, microseconds or nanoseconds, told apart by its size, as
  /// milliseconds; [RawPosition#NO_TIME] for NaN.
  static long unixMs(double value) {
    if (Double.isNaN(value)) {
      return RawPosition.NO_TIME;
    }
    double size = Math.abs(value);
    if (size < FIRST_MILLISECOND_VALUE) {
      return Math.round(value * 1_000);
    }
    if (size < FIRST_MILLISECOND_VALUE * 1e3) {
      return Math.round(value);
    }
    return Math.round(size < FIRST_MILLISECOND_VALUE * 1e6 ? value / 1e3 : value / 1e6);
  }

  /// A date and time of ISO 8601, `T` or a blank between them, UTC unless it says otherwise, be it
  /// after a blank (`15:38:36 +02:00`, `15:38:36 UTC`); or a Unix time. [RawPosition#NO_TIME] for
  /// anything else.
  static long timeMs(String given) {
    double number = number(given);
    if (!Double.isNaN(number)) {
      return unixMs(number);
    }
    String text = zoneJoined(given);
    if (text.length() < ISO_DATE_CHARS || text.length() == ISO_DATE_CHARS + 1) {
      return RawPosition.NO_TIME;
    }
    String iso =
        text.length() > ISO_DATE_CHARS
            ? text.substring(0, ISO_DATE_CHARS) + 'T' + text.substring(ISO_DATE_CHARS + 1)
            : text;
    try {
      if (iso.length() == ISO_DATE_CHARS) {
        return LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
      }
      String end = iso.substring(ISO_DATE_CHARS + 1);
      boolean zoned = end.endsWith("Z") || end.indexOf('+') >= 0 || end.indexOf('-') >= 0;
      return zoned
          ? OffsetDateTime.parse(iso).toInstant().toEpochMilli()
          : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC).toEpochMilli();
    } catch (DateTimeException | ArithmeticException _) {
      return RawPosition.NO_TIME;
    }
  }

  /// A time whose zone stands after a blank, without it.
  private static String zoneJoined(String text) {
    int blank = text.lastIndexOf(' ');
    if (blank <= ISO_DATE_CHARS) {
      return text;
    }
    String zone = text.substring(blank + 1);
    String time = text.substring(0, blank);
    return switch (zone) {
      case "UTC", "GMT", "Z" -> time + 'Z';
      default -> zone.startsWith("+") || zone.startsWith("-") ? time + zone : text;
    };
  }

  /// Whether the text means yes; BaseStation writes -1.
  static boolean yes(String text) {
    return text.equals("1")
        || text.equals("-1")
        || text.equalsIgnoreCase("true")
        || text.equalsIgnoreCase("t")
        || text.equalsIgnoreCase("yes");
  }
}
