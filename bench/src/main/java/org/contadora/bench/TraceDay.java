package org.contadora.bench;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.contadora.core.Seed;

/// Writes a day archive in globe_history layout by multiplying one real trace: other address, call
/// signs, places, altitudes, speeds and times, and lengths as they vary among aircraft.
final class TraceDay {
  /// 2025-02-05T00:00Z.
  private static final long DAY_S = 1_738_713_600;

  private static final double SECONDS_PER_DAY = 86_399;
  private static final double MEDIAN_ROWS = 1_200;
  private static final double LENGTH_SPREAD = 0.7;

  private final List<String[]> rows = new ArrayList<>();
  private final RandomGenerator random = new Seed(1).random("trace-day");

  /// @param trace a real trace, rows on lines of their own
  TraceDay(Path trace) throws IOException {
    for (String line : Files.readAllLines(trace, StandardCharsets.UTF_8)) {
      String row = line.strip();
      if (row.startsWith("[") && row.length() > 2) {
        rows.add(row.substring(1, end(row)).split(",", 6));
      }
    }
  }

  private static int end(String row) {
    String plain = row.endsWith("] ]") ? row.substring(0, row.length() - 2) : row;
    return plain.lastIndexOf(']');
  }

  /// Writes the archive unless it is there.
  ///
  /// @param jsonBytes how much JSON its traces have together, at least
  void write(Path archive, long jsonBytes) throws IOException {
    if (Files.exists(archive)) {
      return;
    }
    Path part = archive.resolveSibling(archive.getFileName() + ".part");
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(part), 1 << 20);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(file)) {
      long written = 0;
      for (int i = 0; written < jsonBytes; i++) {
        String icao = String.format(Locale.ROOT, "%06x", 0xa00000 + i * 37);
        byte[] json = trace(icao).getBytes(StandardCharsets.US_ASCII);
        written += json.length;
        byte[] packed = gzip(json);
        TarArchiveEntry entry =
            new TarArchiveEntry(
                "./traces/%s/trace_full_%s.json".formatted(icao.substring(4), icao));
        entry.setSize(packed.length);
        tar.putArchiveEntry(entry);
        tar.write(packed);
        tar.closeArchiveEntry();
      }
    }
    Files.move(part, archive, StandardCopyOption.ATOMIC_MOVE);
  }

  private String trace(String icao) {
    int length =
        (int)
            Math.clamp(
                MEDIAN_ROWS * Math.exp(LENGTH_SPREAD * random.nextGaussian()), 20, rows.size());
    int first = random.nextInt(rows.size() - length + 1);
    double startS = random.nextDouble() * SECONDS_PER_DAY / 4;
    double stretch = 0.9 + 0.2 * random.nextDouble();
    double north = random.nextDouble() * 8 - 4;
    double east = random.nextDouble() * 20 - 10;
    int higherFt = 25 * random.nextInt(40);
    double faster = random.nextDouble() * 20;
    String flight = String.format(Locale.ROOT, "\"flight\":\"TST%-5d\"", random.nextInt(10_000));
    StringBuilder text = new StringBuilder(length * 180);
    text.append("{\"icao\":\"")
        .append(icao)
        .append("\",\n\"r\":\"N899DN\",\n\"t\":\"B739\",\n\"dbFlags\":0,")
        .append("\"desc\":\"BOEING 737-900\",\n\"timestamp\": ")
        .append(DAY_S)
        .append(".000,\n\"trace\":[ ");
    double base = Double.parseDouble(rows.get(first)[0]);
    double atS = startS;
    double lastS = base;
    for (int i = 0; i < length; i++) {
      String[] row = rows.get(first + i);
      double rowS = Double.parseDouble(row[0]);
      atS += (rowS - lastS) * stretch;
      lastS = rowS;
      if (atS > SECONDS_PER_DAY) {
        break;
      }
      text.append(i == 0 ? "\n[" : ",\n[");
      append(text, "%.2f", atS).append(',');
      append(text, "%f", Double.parseDouble(row[1]) + north).append(',');
      append(text, "%f", Double.parseDouble(row[2]) + east).append(',');
      text.append(isNumber(row[3]) ? Integer.toString(Integer.parseInt(row[3]) + higherFt) : row[3])
          .append(',');
      if (isNumber(row[4])) {
        append(text, "%.1f", Double.parseDouble(row[4]) + faster);
      } else {
        text.append(row[4]);
      }
      text.append(',').append(row[5].replaceFirst("\"flight\":\"[^\"]*\"", flight)).append(']');
    }
    return text.append(" ]\n }\n").toString();
  }

  private static StringBuilder append(StringBuilder text, String format, double number) {
    return text.append(String.format(Locale.ROOT, format, number));
  }

  private static boolean isNumber(String field) {
    return !field.isEmpty() && (Character.isDigit(field.charAt(0)) || field.charAt(0) == '-');
  }

  private static byte[] gzip(byte[] json) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(json.length / 5);
    try (GZIPOutputStream gzip = new BestGzip(packed)) {
      gzip.write(json);
    }
    return packed.toByteArray();
  }

  /// gzip -9, as readsb writes its files.
  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
