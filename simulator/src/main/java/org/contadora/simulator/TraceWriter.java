package org.contadora.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes a day of one aircraft in the form of readsb's `trace_full_*.json`, gzipped at level 9 as
/// `globe_history` archives hold it (format: wiedehopf/readsb README-json.md).
final class TraceWriter {
  static final String MARKER = "(SIMULATED)";
  private static final int DETAIL_EVERY = 4;

  private final StringBuilder out = new StringBuilder(1 << 16);
  private long jsonBytes;

  /// Size of what was written so far, before compression.
  long jsonBytes() {
    return jsonBytes;
  }

  /// @param dayStartS 00:00 UTC of the day in seconds of the Unix epoch
  /// @param rows of that day, not empty
  byte[] gzip(Airframe airframe, String address, long dayStartS, List<TraceRow> rows) {
    out.setLength(0);
    header(airframe, address, dayStartS);
    for (int i = 0; i < rows.size(); i++) {
      out.append(i == 0 ? "\n[" : ",\n[");
      row(rows.get(i), dayStartS, i % DETAIL_EVERY == DETAIL_EVERY - 1);
      out.append(']');
    }
    out.append(" ]\n }\n");
    byte[] json = out.toString().getBytes(StandardCharsets.US_ASCII);
    jsonBytes += json.length;
    return gzip(json);
  }

  private void header(Airframe airframe, String address, long dayStartS) {
    out.append("{\"icao\":\"").append(address).append("\",\n");
    out.append("\"r\":\"").append(airframe.registration()).append("\",\n");
    out.append("\"t\":\"").append(airframe.type().designator).append("\",\n");
    out.append("\"dbFlags\":").append(airframe.databaseFlags()).append(',');
    out.append("\"desc\":\"").append(airframe.type().description).append(' ').append(MARKER);
    out.append("\",\n\"ownOp\":\"").append(airframe.owner()).append("\",\n");
    out.append("\"year\":\"").append(airframe.year()).append("\",\n");
    out.append("\"timestamp\": ").append(dayStartS).append(".000,\n\"trace\":[ ");
  }

  private void row(TraceRow row, long dayStartS, boolean detail) {
    fixed(row.timeS - dayStartS, 2);
    out.append(',');
    fixed(row.latDeg, 6);
    out.append(',');
    fixed(row.lonDeg, 6);
    out.append(',');
    altitude(row);
    out.append(',');
    fixed(row.groundSpeedKt, 1);
    out.append(',');
    fixed(row.trackDeg, 1);
    out.append(',').append((row.stale ? 1 : 0) + (row.newLeg ? 2 : 0)).append(',');
    orNull(row.ground ? TraceRow.NONE : row.rateFpm);
    out.append(',');
    if (detail) {
      detail(row);
    } else {
      out.append("null");
    }
    out.append(",\"").append(row.source).append("\",");
    boolean extended = row.source.equals("adsb_icao") && !row.ground;
    orNull(extended ? row.geometricFt : TraceRow.NONE);
    out.append(',');
    orNull(extended ? row.rateFpm : TraceRow.NONE);
    out.append(',');
    orNull(extended ? row.indicatedKt : TraceRow.NONE);
    out.append(',');
    if (extended) {
      fixed(row.rollDeg, 1);
    } else {
      out.append("null");
    }
  }

  private void altitude(TraceRow row) {
    if (row.ground) {
      out.append("\"ground\"");
    } else {
      orNull(row.altitudeFt);
    }
  }

  private void orNull(int value) {
    if (value == TraceRow.NONE) {
      out.append("null");
    } else {
      out.append(value);
    }
  }

  private void detail(TraceRow row) {
    out.append("{\"type\":\"").append(row.source).append('"');
    if (!row.callsign.isEmpty()) {
      out.append(",\"flight\":\"").append(row.callsign);
      out.append(" ".repeat(Math.max(0, 8 - row.callsign.length()))).append('"');
    }
    if (!row.ground) {
      out.append(",\"alt_geom\":").append(row.geometricFt);
      out.append(",\"ias\":").append(row.indicatedKt);
      out.append(",\"tas\":").append(row.trueAirspeedKt).append(",\"mach\":");
      fixed(row.mach, 3);
      out.append(",\"wd\":").append(row.windFromDeg).append(",\"ws\":").append(row.windKt);
    }
    out.append(",\"track\":");
    fixed(row.trackDeg, 2);
    if (!row.ground) {
      out.append(",\"roll\":");
      fixed(row.rollDeg, 2);
      out.append(",\"baro_rate\":").append(row.rateFpm);
    }
    out.append(",\"squawk\":\"").append(row.squawk);
    out.append("\",\"emergency\":\"none\",\"category\":\"A3\",\"nav_qnh\":");
    fixed(row.qnhHpa, 1);
    out.append(",\"nic\":8,\"rc\":186,\"version\":2,\"nac_p\":10,\"nac_v\":2,\"sil\":3,");
    out.append("\"sil_type\":\"perhour\",\"gva\":2,\"sda\":2,\"alert\":0,\"spi\":0}");
  }

  /// A number with `digits` decimals; much cheaper than a format string.
  private void fixed(double value, int digits) {
    long scale = 1;
    for (int i = 0; i < digits; i++) {
      scale *= 10;
    }
    long scaled = Math.round(value * scale);
    if (scaled < 0) {
      out.append('-');
      scaled = -scaled;
    }
    out.append(scaled / scale).append('.');
    long rest = scaled % scale;
    for (long place = scale / 10; place > 1 && rest < place; place /= 10) {
      out.append('0');
    }
    out.append(rest);
  }

  private static byte[] gzip(byte[] json) {
    var bytes = new ByteArrayOutputStream(json.length / 5 + 64);
    bytes.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 2, 3});
    var buffer = new byte[1 << 14];
    try (var deflater = new Deflater(Deflater.BEST_COMPRESSION, /* nowrap= */ true)) {
      deflater.setInput(json);
      deflater.finish();
      while (!deflater.finished()) {
        bytes.write(buffer, 0, deflater.deflate(buffer));
      }
    }
    var crc = new CRC32();
    crc.update(json);
    littleEndian(bytes, (int) crc.getValue());
    littleEndian(bytes, json.length);
    return bytes.toByteArray();
  }

  private static void littleEndian(ByteArrayOutputStream bytes, int value) {
    for (int shift = 0; shift < 32; shift += 8) {
      bytes.write(value >>> shift);
    }
  }

  /// Name of an aircraft's member in a day's archive.
  static String memberName(String address) {
    return String.format(
        Locale.ROOT,
        "./traces/%s/trace_full_%s.json",
        address.substring(address.length() - 2),
        address);
  }
}
