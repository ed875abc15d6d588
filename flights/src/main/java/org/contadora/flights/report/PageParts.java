package org.contadora.flights.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.contadora.core.GeoPoint;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.gaps.Gap;
import org.contadora.flights.gaps.Reach;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.LegEnd;
import tools.jackson.core.JsonGenerator;

/// The flights and gaps that the report page shows, gathered in temporary files while the run goes
/// on, because the page has its summary before them.
final class PageParts implements Closeable {
  private static final int DEGREE_DECIMALS = 4;
  private static final int KM_DECIMALS = 1;

  private final Path flightsFile;
  private final Path gapsFile;
  private final Writer flights;
  private final Writer gaps;
  private final JsonGenerator flightsJson;
  private final JsonGenerator gapsJson;
  private final TreeSet<String> airports = new TreeSet<>();

  PageParts(Path folder) throws IOException {
    flightsFile = Files.createTempFile(folder, "page-flights-", ".tmp");
    gapsFile = Files.createTempFile(folder, "page-gaps-", ".tmp");
    flights = Files.newBufferedWriter(flightsFile);
    gaps = Files.newBufferedWriter(gapsFile);
    flightsJson = Json.generator(flights);
    gapsJson = Json.generator(gaps);
    flightsJson.writeStartArray();
    gapsJson.writeStartArray();
  }

  /// Takes the removal-related findings of one aircraft and those of its gaps that lie on them.
  void add(List<Finding> related, List<Gap> gapsOfAircraft) {
    Set<String> ids = new HashSet<>();
    for (Finding finding : related) {
      ids.add(finding.leg().id());
      flight(finding);
    }
    for (Gap gap : gapsOfAircraft) {
      if (ids.contains(gap.legBefore())) {
        gap(gap);
      }
    }
  }

  private void flight(Finding finding) {
    Leg leg = finding.leg();
    flightsJson.writeStartObject();
    LegJson.identity(flightsJson, leg);
    Instant start = leg.start();
    Json.text(flightsJson, "date", start == null ? null : start.toString().substring(0, 10));
    FindingJson.judgement(flightsJson, finding);
    LegJson.end(flightsJson, "departure", leg.departure());
    LegJson.end(flightsJson, "arrival", leg.arrival());
    LegJson.shape(flightsJson, leg);
    FindingJson.evidence(flightsJson, "evidence", finding.evidence());
    LegJson.track(flightsJson, leg);
    flightsJson.writeStringProperty("source", leg.source());
    flightsJson.writeEndObject();
    remember(leg.departure());
    remember(leg.arrival());
  }

  private void remember(LegEnd end) {
    if (end.airport() != null) {
      airports.add(end.airport());
    }
    airports.addAll(end.candidates());
  }

  private void gap(Gap gap) {
    gapsJson.writeStartObject();
    gapsJson.writeStringProperty("icao24", gap.address().toString());
    gapsJson.writeStringProperty("leg_id", gap.legBefore());
    contact("lost", gap.lost());
    Gap.Contact found = gap.found();
    if (found == null) {
      gapsJson.writeNullProperty("found");
      gapsJson.writeNullProperty("duration_s");
    } else {
      contact("found", found);
      gapsJson.writeNumberProperty("duration_s", GapsCsv.durationS(gap.lost(), found));
    }
    gapsJson.writeNumberProperty("reach_km", Json.round(gap.reachKm(), KM_DECIMALS));
    List<String> candidates = gap.candidates().stream().map(Gap.Candidate::airport).toList();
    Json.texts(gapsJson, "candidates", candidates);
    airports.addAll(candidates);
    gapsJson.writeArrayPropertyStart("polygons");
    for (List<GeoPoint> ring : Reach.outline(gap)) {
      ring(ring);
    }
    gapsJson.writeEndArray();
    gapsJson.writeEndObject();
  }

  private void ring(List<GeoPoint> ring) {
    gapsJson.writeStartArray();
    for (GeoPoint point : ring) {
      gapsJson.writeStartArray();
      gapsJson.writeNumber(Json.round(point.lonDeg(), DEGREE_DECIMALS));
      gapsJson.writeNumber(Json.round(point.latDeg(), DEGREE_DECIMALS));
      gapsJson.writeEndArray();
    }
    gapsJson.writeEndArray();
  }

  private void contact(String name, Gap.Contact contact) {
    gapsJson.writeObjectPropertyStart(name);
    gapsJson.writeStringProperty("time", LegsCsv.time(Instant.ofEpochMilli(contact.timeMs())));
    gapsJson.writeNumberProperty("lat", Json.round(contact.point().latDeg(), DEGREE_DECIMALS));
    gapsJson.writeNumberProperty("lon", Json.round(contact.point().lonDeg(), DEGREE_DECIMALS));
    gapsJson.writeNumberProperty("alt_ft", contact.altitudeFt());
    gapsJson.writeEndObject();
  }

  /// Airports named so far, in alphabetical order.
  Set<String> airports() {
    return airports;
  }

  /// No more will be added: completes both arrays.
  void complete() throws IOException {
    flightsJson.writeEndArray();
    flightsJson.close();
    flights.close();
    gapsJson.writeEndArray();
    gapsJson.close();
    gaps.close();
  }

  void copyFlightsTo(Writer out) throws IOException {
    copy(flightsFile, out);
  }

  void copyGapsTo(Writer out) throws IOException {
    copy(gapsFile, out);
  }

  private static void copy(Path file, Writer out) throws IOException {
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      in.transferTo(out);
    }
  }

  /// Deletes the temporary files.
  @Override
  public void close() throws IOException {
    flights.close();
    gaps.close();
    Files.deleteIfExists(flightsFile);
    Files.deleteIfExists(gapsFile);
  }
}
