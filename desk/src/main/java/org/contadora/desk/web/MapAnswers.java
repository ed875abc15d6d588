package org.contadora.desk.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.contadora.desk.legs.Board;
import org.contadora.desk.legs.LegFilter;
import org.contadora.desk.legs.LegLine;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.findings.FlightClass;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// What maps draw, written and packed once for all who ask for the same legs. One is written at a
/// time, leg by leg while the board is read, so that many who look at ten thousand legs cost little
/// more memory than one. Safe for several threads.
final class MapAnswers {
  /// Answers kept until the board changes; one of ten thousand legs has about a megabyte.
  private static final int KEPT = 8;

  private static final int BUFFER_BYTES = 1 << 16;

  /// A JSON array without anything in it.
  private static final String NONE = "[]";

  private static final JsonFactory FACTORY = new JsonFactory();

  private final Board board;
  private final Airports airports;
  private final Map<Asked, byte[]> kept =
      new LinkedHashMap<>(KEPT, 0.75f, /* accessOrder= */ true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, byte[]> eldest) {
          return size() > KEPT;
        }
      };
  private long revision = -1;

  private record Asked(LegFilter filter, int limit) {}

  MapAnswers(Board board, Airports airports) {
    this.board = board;
    this.airports = airports;
  }

  /// The answer as JSON packed by gzip; nobody may change the bytes.
  synchronized byte[] packed(LegFilter filter, int limit) throws IOException {
    long now = board.revision();
    if (now != revision) {
      kept.clear();
      revision = now;
    }
    Asked asked = new Asked(filter, limit);
    byte[] known = kept.get(asked);
    if (known == null) {
      known = write(filter, limit);
      kept.put(asked, known);
    }
    return known;
  }

  private byte[] write(LegFilter filter, int limit) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator json =
        FACTORY.createGenerator(
            ObjectWriteContext.empty(), new GZIPOutputStream(bytes, BUFFER_BYTES))) {
      TreeSet<String> named = new TreeSet<>();
      json.writeStartObject();
      json.writeArrayPropertyStart("legs");
      board.forEachLine(
          filter,
          limit,
          line -> {
            leg(json, line);
            name(line, named);
          });
      json.writeEndArray();
      Json.airports(json, named, airports);
      json.writeEndObject();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return bytes.toByteArray();
  }

  private static void name(LegLine line, Set<String> named) {
    if (line.departure() != null) {
      named.add(line.departure());
    }
    if (line.arrival() != null) {
      named.add(line.arrival());
    }
    named.addAll(line.candidates());
  }

  private static void leg(JsonGenerator json, LegLine line) {
    json.writeStartObject();
    json.writeStringProperty("leg_id", line.legId());
    Json.text(json, "callsign", line.callsign());
    json.writeStringProperty("class", line.flightClass().code());
    Json.text(json, "departure", line.departure());
    json.writeStringProperty("basis_departure", line.departureBasis());
    Json.text(json, "arrival", line.arrival());
    json.writeStringProperty("basis_arrival", line.arrivalBasis());
    number(json, "start", line.startS());
    number(json, "end", line.endS());
    if (!line.candidates().isEmpty()) {
      json.writeArrayPropertyStart("candidates");
      line.candidates().forEach(json::writeString);
      json.writeEndArray();
    }
    json.writeName("lines");
    json.writeRawValue(line.lines());
    // The areas of flights that have nothing to do with removals would cover the map.
    if (line.flightClass() != FlightClass.OTHER && !line.areas().equals(NONE)) {
      json.writeName("areas");
      json.writeRawValue(line.areas());
    }
    json.writeEndObject();
  }

  private static void number(JsonGenerator json, String name, @Nullable Long value) {
    if (value == null) {
      json.writeNullProperty(name);
    } else {
      json.writeNumberProperty(name, value);
    }
  }
}
