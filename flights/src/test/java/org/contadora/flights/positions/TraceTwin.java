package org.contadora.flights.positions;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The slow, obviously right way to read a trace that is valid JSON: the whole tree at once,
/// decimal numbers, one row after the other.
final class TraceTwin {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /// Numbers beyond this mean nothing in any column but time: damage has run two columns together.
  private static final BigDecimal LARGEST = new BigDecimal("1e8");

  private TraceTwin() {}

  /// The lines that [PositionLines#of] must give for the document.
  ///
  /// @throws tools.jackson.core.JacksonException if it is not valid JSON
  static List<String> read(byte[] document) {
    JsonNode trace = JSON.readTree(document);
    JsonNode timestamp = trace.path("timestamp");
    List<String> lines = new ArrayList<>();
    if (!trace.path("icao").asString("").matches("~?[0-9a-fA-F]{6}")) {
      return lines;
    }
    PositionSource source = PositionSource.OTHER;
    for (JsonNode row : trace.path("trace")) {
      JsonNode detail = row.path(8);
      if (!row.path(0).isNumber() || !row.path(1).isNumber() || !row.path(2).isNumber()) {
        continue;
      }
      BigDecimal lat = row.path(1).decimalValue();
      BigDecimal lon = row.path(2).decimalValue();
      BigDecimal time = row.path(0).decimalValue();
      boolean absolute = time.compareTo(new BigDecimal("1e8")) >= 0;
      if (lat.abs().compareTo(BigDecimal.valueOf(90)) > 0
          || lon.abs().compareTo(BigDecimal.valueOf(180)) > 0
          || (!absolute && !timestamp.isNumber())) {
        continue;
      }
      if (row.path(9).isString()) {
        source = Sources.ofReadsb(row.path(9).stringValue());
      } else if (detail.isObject()) {
        source = Sources.ofReadsb(detail.path("type").asString(""));
      }
      long timeMs = rounded(time, 3) + (absolute ? 0 : rounded(timestamp.decimalValue(), 3));
      int hints = row.path(6).isNumber() ? row.path(6).intValue() : 0;
      int altitude = value(row.path(3), 0);
      int geometric = value(row.path(10), 0);
      boolean isGeometric = (hints & 8) != 0;
      lines.add(
          PositionLines.line(
              timeMs,
              (int) rounded(lat, 6),
              (int) rounded(lon, 6),
              new int[] {
                isGeometric ? Positions.ABSENT : altitude,
                isGeometric && geometric == Positions.ABSENT ? altitude : geometric,
                value(row.path(4), 1),
                value(row.path(5), 1),
                value(row.path(7), 0),
                squawk(detail.path("squawk").asString(""))
              },
              Positions.unpackCallsign(Positions.packCallsign(detail.path("flight").asString("")))
                  .orElse(""),
              (row.path(3).asString("").equals("ground") ? "ground " : "")
                  + ((hints & 1) != 0 ? "stale " : "")
                  + ((hints & 2) != 0 ? "leg " : ""),
              source));
    }
    return lines;
  }

  private static int squawk(String text) {
    return text.matches("[0-9]{4}") ? Integer.parseInt(text) : Positions.ABSENT;
  }

  private static int value(JsonNode node, int decimals) {
    return node.isNumber() && node.decimalValue().abs().compareTo(LARGEST) <= 0
        ? (int) rounded(node.decimalValue(), decimals)
        : Positions.ABSENT;
  }

  /// Halves upwards, as [Math#round] has it.
  private static long rounded(BigDecimal number, int decimals) {
    return number
        .movePointRight(decimals)
        .add(new BigDecimal("0.5"))
        .setScale(0, RoundingMode.FLOOR)
        .longValueExact();
  }
}
