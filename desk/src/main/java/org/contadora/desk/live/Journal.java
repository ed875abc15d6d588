package org.contadora.desk.live;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.contadora.core.Refusals;
import org.contadora.flights.inputs.Document;
import org.contadora.flights.positions.Aircraft;
import org.contadora.flights.positions.PositionReaders;
import org.contadora.flights.positions.PositionSink;
import org.contadora.flights.positions.Positions;
import org.jspecify.annotations.Nullable;

/// The positions of the aircraft of interest, one file a UTC day, as a list of points that the
/// engine reads as it reads any other: evidence, and what a desk that starts again goes on from.
/// Used by one thread at a time.
final class Journal implements AutoCloseable {
  private static final String HEADER =
      "time,icao24,registration,type_code,callsign,lat,lon,altitude_ft,alt_geom,ground_speed_kt,"
          + "track_deg,vertical_rate_fpm,squawk,on_ground,source\n";

  /// Positions of one aircraft are kept at least so far apart, milliseconds: as dense as readsb's
  /// own history in a turn, and well below what hides a touch-down.
  private static final long APART_MS = 4_000;

  private final Path folder;
  private final Map<String, Long> lastMs = new HashMap<>();
  private @Nullable LocalDate day;
  private @Nullable BufferedWriter writer;

  Journal(Path folder) {
    this.folder = folder;
  }

  private Path file(LocalDate of) {
    return folder.resolve("positions-" + of + ".csv");
  }

  /// Reads what was kept from a time on, day by day, as far as it is there.
  void replay(Instant from, Instant to, PositionSink sink) throws IOException {
    LocalDate last = LocalDate.ofInstant(to, ZoneOffset.UTC);
    for (LocalDate of = LocalDate.ofInstant(from, ZoneOffset.UTC);
        !of.isAfter(last);
        of = of.plusDays(1)) {
      Path file = file(of);
      if (!Files.exists(file)) {
        continue;
      }
      byte[] head;
      try (InputStream in = Files.newInputStream(file)) {
        head = in.readNBytes(Document.HEAD_BYTES);
      }
      var reader = PositionReaders.recognise(head);
      if (reader.isPresent()) {
        try (InputStream in = Files.newInputStream(file)) {
          reader.get().read(in, String.valueOf(file.getFileName()), sink, new Refusals());
        }
      }
    }
  }

  /// Keeps the positions of an aircraft of interest.
  void add(Positions positions) throws IOException {
    String key = positions.aircraft().key();
    for (int i = 0; i < positions.size(); i++) {
      long timeMs = positions.timeMs(i);
      Long before = lastMs.get(key);
      if (before == null || timeMs - before >= APART_MS) {
        lastMs.put(key, timeMs);
        write(positions, i);
      }
    }
  }

  private void write(Positions p, int i) throws IOException {
    Instant time = Instant.ofEpochMilli(p.timeMs(i));
    LocalDate of = LocalDate.ofInstant(time, ZoneOffset.UTC);
    BufferedWriter out = writer;
    if (out == null || !of.equals(day)) {
      out = open(of);
    }
    Aircraft aircraft = p.aircraft();
    String address = aircraft.address() == null ? "" : aircraft.address().toString();
    out.write(
        String.join(
            ",",
            time.toString(),
            address,
            plain(aircraft.registration()),
            plain(aircraft.typeCode()),
            plain(Positions.unpackCallsign(p.callsign(i)).orElse("")),
            String.format(Locale.ROOT, "%.6f", p.latE6(i) * 1e-6),
            String.format(Locale.ROOT, "%.6f", p.lonE6(i) * 1e-6),
            number(p.baroAltitudeFt(i), 1),
            number(p.geomAltitudeFt(i), 1),
            number(p.groundSpeedE1(i), 10),
            number(p.trackE1(i), 10),
            number(p.verticalRateFpm(i), 1),
            p.squawk(i) == Positions.ABSENT ? "" : String.format(Locale.ROOT, "%04d", p.squawk(i)),
            p.has(i, Positions.ON_GROUND) ? "true" : "false",
            p.source(i).name().toLowerCase(Locale.ROOT)));
    out.write('\n');
  }

  private BufferedWriter open(LocalDate of) throws IOException {
    close();
    Files.createDirectories(folder);
    Path file = file(of);
    boolean empty = !Files.exists(file) || Files.size(file) == 0;
    BufferedWriter out =
        Files.newBufferedWriter(
            file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    if (empty) {
      out.write(HEADER);
    } else {
      // A line that a crash cut in two ends here; the reader refuses it and reads on.
      out.write('\n');
    }
    writer = out;
    day = of;
    return out;
  }

  /// No separator, quote or line end comes from a transponder into a file.
  private static String plain(@Nullable String text) {
    return text == null ? "" : text.replaceAll("[^A-Za-z0-9 _.~-]", "?");
  }

  private static String number(int value, int factor) {
    if (value == Positions.ABSENT) {
      return "";
    }
    return factor == 1
        ? Integer.toString(value)
        : String.format(Locale.ROOT, "%.1f", value / (double) factor);
  }

  /// Writes out what is held.
  void flush() throws IOException {
    if (writer != null) {
      writer.flush();
    }
  }

  @Override
  public void close() throws IOException {
    if (writer != null) {
      writer.close();
      writer = null;
    }
  }
}
