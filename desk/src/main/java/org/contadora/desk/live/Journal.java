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
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.contadora.core.Refusals;
import org.contadora.flights.inputs.Document;
import org.contadora.flights.legs.TrackPoint;
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
          + "track_deg,vertical_rate_fpm,squawk,on_ground,source,feed\n";

  /// Positions of one aircraft are kept at least so far apart, milliseconds: as dense as readsb's
  /// own history in a turn, and well below what hides a touch-down.
  private static final long APART_MS = 4_000;

  /// Where the address and the registration stand in a line; the feed is its last value.
  private static final int ADDRESS = 1;

  private static final int REGISTRATION = 2;
  private static final int VALUES = HEADER.split(",", -1).length;

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

  /// The lines of an aircraft within a time, as a list of its own for every feed that sent some.
  SortedMap<String, String> lines(String key, Instant from, Instant to) throws IOException {
    flush();
    SortedMap<String, StringBuilder> byFeed = new TreeMap<>();
    LocalDate last = LocalDate.ofInstant(to, ZoneOffset.UTC);
    for (LocalDate of = LocalDate.ofInstant(from, ZoneOffset.UTC);
        !of.isAfter(last);
        of = of.plusDays(1)) {
      if (Files.exists(file(of))) {
        try (Stream<String> lines = Files.lines(file(of))) {
          lines
              .filter(line -> line.contains(key))
              .forEach(line -> take(line, key, from, to, byFeed));
        }
      }
    }
    SortedMap<String, String> all = new TreeMap<>();
    byFeed.forEach((feed, lines) -> all.put(feed, HEADER + lines));
    return all;
  }

  private static void take(
      String line, String key, Instant from, Instant to, Map<String, StringBuilder> byFeed) {
    String[] values = line.split(",", -1);
    if (values.length != VALUES
        || !(values[ADDRESS].isEmpty() ? values[REGISTRATION] : values[ADDRESS]).equals(key)) {
      return;
    }
    try {
      Instant time = Instant.parse(values[0]);
      if (!time.isBefore(from) && !time.isAfter(to)) {
        byFeed
            .computeIfAbsent(values[VALUES - 1], _ -> new StringBuilder())
            .append(line)
            .append('\n');
      }
    } catch (DateTimeParseException _) {
      // A line that a crash cut in two; the reader refuses it as well.
    }
  }

  /// When a position of the aircraft was kept last, milliseconds since 1970; empty if none was
  /// since the desk started.
  OptionalLong lastMs(String key) {
    Long last = lastMs.get(key);
    return last == null ? OptionalLong.empty() : OptionalLong.of(last);
  }

  /// Keeps where an aircraft came from before it was of interest, as thinned as the engine holds
  /// it.
  void addTrail(Aircraft aircraft, List<TrackPoint> trail, String feed) throws IOException {
    String key = aircraft.key();
    for (TrackPoint point : trail) {
      long timeMs = point.time().toEpochMilli();
      if (timeMs >= lastMs.getOrDefault(key, Long.MIN_VALUE + APART_MS) + APART_MS) {
        lastMs.put(key, timeMs);
        write(aircraft, point, feed);
      }
    }
  }

  private void write(Aircraft aircraft, TrackPoint point, String feed) throws IOException {
    write(
        point.time(),
        aircraft,
        "",
        point.point().latDeg(),
        point.point().lonDeg(),
        List.of(Integer.toString(point.altitudeFt()), "", "", "", "", "", "false", ""),
        feed);
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
    write(
        Instant.ofEpochMilli(p.timeMs(i)),
        p.aircraft(),
        Positions.unpackCallsign(p.callsign(i)).orElse(""),
        p.latE6(i) * 1e-6,
        p.lonE6(i) * 1e-6,
        List.of(
            number(p.baroAltitudeFt(i), 1),
            number(p.geomAltitudeFt(i), 1),
            number(p.groundSpeedE1(i), 10),
            number(p.trackE1(i), 10),
            number(p.verticalRateFpm(i), 1),
            p.squawk(i) == Positions.ABSENT ? "" : String.format(Locale.ROOT, "%04d", p.squawk(i)),
            p.has(i, Positions.ON_GROUND) ? "true" : "false",
            p.source(i).name().toLowerCase(Locale.ROOT)),
        p.origin());
  }

  /// @param more the values from the altitude to the source
  private void write(
      Instant time,
      Aircraft aircraft,
      String callsign,
      double latDeg,
      double lonDeg,
      List<String> more,
      String feed)
      throws IOException {
    LocalDate of = LocalDate.ofInstant(time, ZoneOffset.UTC);
    BufferedWriter out = writer;
    if (out == null || !of.equals(day)) {
      out = open(of);
    }
    String address = aircraft.address() == null ? "" : aircraft.address().toString();
    out.write(
        String.join(
            ",",
            time.toString(),
            address,
            plain(aircraft.registration()),
            plain(aircraft.typeCode()),
            plain(callsign),
            String.format(Locale.ROOT, "%.6f", latDeg),
            String.format(Locale.ROOT, "%.6f", lonDeg),
            String.join(",", more),
            feed));
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
