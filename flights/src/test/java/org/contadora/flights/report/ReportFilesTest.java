package org.contadora.flights.report;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.contadora.core.Refusals;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.findings.Findings;
import org.contadora.flights.findings.LegText;
import org.contadora.flights.findings.RuleBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What stands in a report's files of legs as a monitor notes them.
class ReportFilesTest {
  private static final Airports AIRPORTS = Airports.bundled();
  private static final Set<String> NO_STOP = Set.of("turned_back", "fuel_stop", "alternate");

  @TempDir private Path folder;

  /// Two fields of Kingston, the one of Lima, and two in two countries.
  @Test
  void landingCountsForTheCountryInWhichAllFieldsLieThatItMayHaveReached() throws Exception {
    JsonNode summary =
        summaryOf(
            """
            N441US B734 SWQ3520 2020-02-10T13:00 KAEX MKJP|MKTP 2020-02-10T16:30
            N440US B734 SWQ3522 2020-02-10T13:00 KAEX SPJC| 2020-02-10T19:30
            N449US B734 SWQ3524 2020-02-10T13:00 KAEX MSLP|MGGT 2020-02-10T16:30
            """);
    assertThat(summary.at("/by_country").valueStream().map(ReportFilesTest::flightsAndStops))
        .containsExactly("JM 1 1", "PE 1 1", "ZZ 1 1");
  }

  private static String flightsAndStops(JsonNode row) {
    return "%s %s %s"
        .formatted(
            row.at("/country").asString(), row.at("/flights").asInt(), row.at("/stops").asInt());
  }

  /// Missions by number, charters that may be missions, and one that turned back.
  @Test
  void stopsOfTheSummaryAreRowsOfTheTableOfLegs() throws Exception {
    JsonNode removal =
        summaryOf(
                """
                N441US B734 SWQ3520 2020-02-10T13:00 KAEX MGGT 2020-02-10T16:30
                N441US B734 SWQ3521 2020-02-10T18:00 MGGT KAEX 2020-02-10T21:30
                N441US B734 SWQ3522 2020-02-11T13:00 KAEX KAEX 2020-02-11T14:30 turned_back
                N801WA MD83 WAL601 2020-03-20T12:46 MWCR MKJP 2020-03-20T13:31
                N804WA MD83 WAL104 2020-03-24T12:00 KMIA MSLP 2020-03-24T14:30
                """)
            .at("/removal");
    List<NamedCsvRecord> landings = landings();
    assertThat(landings).anySatisfy(row -> assertThat(probability(row)).isBetween(0.2, 0.499));
    assertThat(removal.at("/stops_high").asInt()).isEqualTo(landings.size());
    assertThat(removal.at("/stops").asLong())
        .isEqualTo(landings.stream().filter(row -> probability(row) >= 0.5).count())
        .isLessThan(landings.size());
    assertThat(removal.at("/stops_low").asLong())
        .isEqualTo(
            landings.stream()
                .filter(row -> probability(row) >= 0.8)
                .filter(row -> !row.getField("tags").contains("inferred_leg"))
                .count())
        .isPositive();
  }

  private List<NamedCsvRecord> landings() throws Exception {
    List<NamedCsvRecord> landings = new ArrayList<>();
    try (var rows = CsvReader.builder().ofNamedCsvRecord(folder.resolve("legs.csv"))) {
      for (NamedCsvRecord row : rows) {
        boolean stop =
            List.of(row.getField("tags").split(";")).stream().noneMatch(NO_STOP::contains);
        if (row.getField("class").equals("removal") && stop) {
          landings.add(row);
        }
      }
    }
    return landings;
  }

  private static double probability(NamedCsvRecord row) {
    return Double.parseDouble(row.getField("probability"));
  }

  private JsonNode summaryOf(String legs) throws Exception {
    RuleBook rules = RuleBook.shipped();
    List<Finding> findings = new Findings(rules, AIRPORTS::find).judge(LegText.legs(legs));
    try (var files = new ReportFiles(folder, AIRPORTS, List.of())) {
      files.add(findings, List.of());
      files.finish(
          new Summary.Period(null, null),
          new ReportFiles.Basis(List.of(), rules.version(), List.of(), new Refusals()),
          new ReportFiles.Page("en", null, false, "<html>__CONTADORA_DATA__</html>"));
    }
    return new ObjectMapper().readTree(folder.resolve("summary.json").toFile());
  }
}
