package org.contadora.flights.positions;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.contadora.core.Refusals;
import org.contadora.flights.positions.Inspection.Extent;

/// Looks through documents and tells what is in them, format by format.
public final class Inspector {
  /// Aircraft and call signs listed by name.
  public static final int LISTED = 12;

  private final Map<String, Gathered> gatheredByFormat = new TreeMap<>();

  /// Reads one document to its end. Where the stream fails, what came before counts and
  /// `INPUT_UNREADABLE` tells why.
  ///
  /// @param origin the document's name
  /// @param head its first bytes, as for [PositionReader#recognises]
  /// @param content all its bytes
  public void look(String origin, byte[] head, InputStream content) {
    Optional<PositionReader> reader = PositionReaders.recognise(head);
    Gathered gathered =
        gatheredByFormat.computeIfAbsent(
            reader.map(PositionReader::format).orElse(Inspection.UNKNOWN),
            _ -> new Gathered(origin));
    gathered.documents++;
    if (reader.isEmpty()) {
      gathered.refused.refuse("FORMAT_UNKNOWN", origin, Texts.unknown(head));
      return;
    }
    try {
      reader.get().read(content, origin, gathered, gathered.refused);
    } catch (IOException e) {
      gathered.refused.refuse("INPUT_UNREADABLE", origin, String.valueOf(e.getMessage()));
    }
  }

  /// What was found so far, formats in alphabetical order.
  public List<Inspection> found() {
    List<Inspection> found = new ArrayList<>();
    gatheredByFormat.forEach((format, gathered) -> found.add(gathered.inspection(format)));
    return found;
  }

  /// What the documents of one format hold.
  private static final class Gathered implements PositionSink {
    final Refusals refused = new Refusals();
    private final String firstOrigin;
    private final Set<String> aircraftKeys = new HashSet<>();
    private final List<Aircraft> firstAircraft = new ArrayList<>();
    private final Set<Long> callsigns = new LinkedHashSet<>();
    private final Edges lon = new Edges();
    // The same seen from the other side of the earth, so that what lies around the 180th meridian
    // is not stretched around the globe.
    private final Edges lonFrom180 = new Edges();
    private final Edges lat = new Edges();
    private final Edges timeMs = new Edges();
    private long documents;
    private long positions;

    Gathered(String firstOrigin) {
      this.firstOrigin = firstOrigin;
    }

    @Override
    public void accept(Positions batch) {
      if (aircraftKeys.add(batch.aircraft().key()) && firstAircraft.size() < LISTED) {
        firstAircraft.add(batch.aircraft());
      }
      positions += batch.size();
      for (int i = 0; i < batch.size(); i++) {
        timeMs.add(batch.timeMs(i));
        lat.add(batch.latE6(i));
        lon.add(batch.lonE6(i));
        lonFrom180.add(batch.lonE6(i) < 0 ? batch.lonE6(i) + 360_000_000L : batch.lonE6(i));
        if (batch.callsign(i) != 0) {
          callsigns.add(batch.callsign(i));
        }
      }
    }

    Inspection inspection(String format) {
      return new Inspection(
          format,
          documents,
          firstOrigin,
          aircraftKeys.size(),
          positions,
          positions == 0 ? Optional.empty() : Optional.of(extent()),
          firstAircraft,
          callsigns.size(),
          callsigns.stream()
              .limit(LISTED)
              .flatMap(packed -> Positions.unpackCallsign(packed).stream())
              .toList(),
          refused);
    }

    private Extent extent() {
      boolean around180 = lonFrom180.width() < lon.width();
      long west = around180 ? lonFrom180.min : lon.min;
      long east = around180 ? lonFrom180.max : lon.max;
      return new Extent(
          Instant.ofEpochMilli(timeMs.min),
          Instant.ofEpochMilli(timeMs.max),
          lat.min / 1e6,
          degrees(west),
          lat.max / 1e6,
          degrees(east));
    }

    private static double degrees(long lonE6) {
      return (lonE6 > 180_000_000L ? lonE6 - 360_000_000L : lonE6) / 1e6;
    }
  }

  /// The least and the greatest of what was added.
  private static final class Edges {
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;

    void add(long value) {
      min = Math.min(min, value);
      max = Math.max(max, value);
    }

    long width() {
      return max - min;
    }
  }
}
