package org.contadora.flights.positions;

import java.util.Locale;
import java.util.random.RandomGenerator;

/// Writes random valid traces: mostly as readsb prints them, some with everything else that JSON
/// allows in the same places.
final class RandomTrace {
  private static final String[] SOURCES = {
    "adsb_icao",
    "adsb_icao_nt",
    "adsr_icao",
    "tisb_icao",
    "adsc",
    "mlat",
    "other",
    "mode_s",
    "adsb_other",
    "adsr_other",
    "tisb_other",
    "tisb_trackfile",
    "unheard_of"
  };

  private final RandomGenerator random;
  private final boolean odd;
  private double time;

  /// @param odd whether forms that readsb does not print may appear
  RandomTrace(RandomGenerator random, boolean odd) {
    this.random = random;
    this.odd = odd;
  }

  String write(int rows) {
    StringBuilder text = new StringBuilder("{\"icao\":\"");
    text.append(random.nextInt(5) == 0 ? "~" : "");
    text.append(String.format(Locale.ROOT, "%06x", random.nextInt(1 << 24))).append("\",\n");
    if (random.nextBoolean()) {
      text.append(
          "\"r\":\"N12345\",\n\"t\":\"B738\",\n\"dbFlags\":1,\"desc\":\"BOEING 737-800\",\n");
    } else {
      text.append("\"noRegData\":true,\n");
    }
    text.append("\"timestamp\": ").append(number("%.3f", 1.7e9 + random.nextInt(1 << 20)));
    text.append(",\n\"trace\":[ ");
    int columns = new int[] {9, 14, 14, 14, 15}[random.nextInt(5)];
    for (int i = 0; i < rows; i++) {
      row(text.append(i == 0 ? "\n" : chance() ? "," : ",\n").append(blank()), columns);
    }
    return text.append(" ]\n }\n").toString();
  }

  private void row(StringBuilder text, int columns) {
    time += random.nextInt(3) == 0 ? random.nextDouble() * 1000 : random.nextDouble() * 10;
    text.append('[').append(number("%.2f", time));
    next(text).append(number("%f", random.nextDouble() * 181 - 90.5));
    next(text).append(number("%f", random.nextDouble() * 361 - 180.5));
    next(text);
    switch (random.nextInt(6)) {
      case 0 -> text.append("\"ground\"");
      case 1 -> text.append("null");
      default -> text.append(number("%.0f", random.nextInt(46_000) - 1_000));
    }
    next(text).append(orNull("%.1f", random.nextDouble() * 600));
    next(text).append(orNull("%.1f", random.nextDouble() * 360));
    next(text).append(random.nextInt(16));
    next(text).append(orNull("%.0f", (random.nextInt(1_000) - 500) * 8));
    next(text);
    if (random.nextInt(4) == 0) {
      detail(text);
    } else {
      text.append("null");
    }
    if (columns > 9) {
      next(text).append('"').append(SOURCES[random.nextInt(SOURCES.length)]).append('"');
      next(text).append(orNull("%.0f", random.nextInt(46_000) - 1_000));
      next(text).append(orNull("%.0f", (random.nextInt(1_000) - 500) * 8));
      next(text).append(orNull("%.0f", random.nextInt(400)));
      next(text).append(orNull("%.1f", random.nextDouble() * 60 - 30));
    }
    if (columns > 14) {
      next(text).append("\"0f6e1b3a-5d0c\"");
    }
    text.append(']');
  }

  private void detail(StringBuilder text) {
    text.append("{\"type\":\"").append(SOURCES[random.nextInt(SOURCES.length)]).append('"');
    boolean early = chance();
    if (early) {
      text.append(",\"squawk\":\"7700\"");
    }
    if (random.nextInt(3) > 0) {
      text.append(",\"flight\":").append(callsign());
    }
    text.append(",\"alt_geom\":33825,\"mach\":0.772,\"track_rate\":-0.03");
    if (chance()) {
      text.append(",\"note\":\"a}],[\\\"squawk\\\":\\\"1200\\\" qq\"");
    }
    if (chance()) {
      text.append(",\"lastPosition\":{\"lat\":1.0,\"squawk\":\"1111\"}");
    }
    if (!early && random.nextInt(3) > 0) {
      text.append(",\"squawk\":\"")
          .append(chance() ? "12x" : "463" + random.nextInt(8))
          .append('"');
    }
    text.append(",\"nav_qnh\":1013.6,\"nav_modes\":[\"autopilot\",\"althold\"],\"spi\":0}");
  }

  private String callsign() {
    if (chance()) {
      return new String[] {
            "\"\"",
            "\"AB\"",
            "\"A\\u0042C     \"",
            "null",
            "\"@@@@@@@@\"",
            "\"TOOLONGCALL\"",
            "\"AB}],[C \""
          }
          [random.nextInt(7)];
    }
    return String.format(Locale.ROOT, "\"DAL%-5d\"", random.nextInt(10_000));
  }

  private StringBuilder next(StringBuilder text) {
    return text.append(',').append(blank());
  }

  private String blank() {
    return chance() ? " " : "";
  }

  private String orNull(String format, double value) {
    return random.nextInt(10) == 0 ? "null" : number(format, value);
  }

  private String number(String format, double value) {
    String plain = String.format(Locale.ROOT, format, value);
    if (plain.equals("-0") || plain.equals("-0.0")) {
      return "0";
    }
    if (!chance()) {
      return plain;
    }
    return switch (random.nextInt(3)) {
      case 0 -> plain + (plain.contains(".") ? "0" : ".0");
      case 1 -> plain + "e0";
      default -> plain.contains(".") ? plain.replaceFirst("0+$", "0") : plain;
    };
  }

  private boolean chance() {
    return odd && random.nextInt(20) == 0;
  }
}
