package org.contadora.flights.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.gaps.Gap;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.LegEnd;
import tools.jackson.core.JsonGenerator;

/// The flights and gaps that the report page shows, gathered in temporary files while the run goes
/// on, because the page has its summary before them.
final class PageParts implements Closeable {
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
    PageJson.flight(flightsJson, finding);
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
    PageJson.gap(gapsJson, gap);
    for (Gap.Candidate candidate : gap.candidates()) {
      airports.add(candidate.airport());
    }
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
