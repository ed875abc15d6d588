package org.contadora.flights.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.contadora.core.Refusals;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.records.FlightRecords;
import org.junit.jupiter.api.Test;

/// The flight records of Swift Air and World Atlantic of January to April 2020, read without a flag
/// and judged, against what was published of the same weeks.
class Records2020Test {
  private static final Path FILE =
      Path.of(
          System.getProperty("contadora.shared", "../shared/data"),
          "flights/flight-records-2020-swift-world-atlantic.csv");

  @Test
  void countsAgreeWithWhatMonitorsPublished() throws IOException {
    List<Finding> judged = judged();
    long window =
        judged.stream().filter(LIKELY_REMOVAL.and(between("2020-02-03", "2020-04-24"))).count();
    assertThat(window).as("removal stops, CEPR counted 232").isBetween(221L, 243L);
    long guatemala =
        judged.stream()
            .filter(LIKELY_REMOVAL.and(between("2020-02-01", "2020-02-29")))
            .filter(each -> "MGGT".equals(each.leg().arrival().airport()))
            .count();
    assertThat(guatemala).as("stops in Guatemala, Witness counted 45").isBetween(43L, 47L);
  }

  /// Witness at the Border: the last removal to Cuba before December 2020 was on 28 February.
  @Test
  void onlyRemovalToCubaInFebruaryIsTheOneThatMonitorsSaw() throws IOException {
    assertThat(
            judged().stream()
                .filter(LIKELY_REMOVAL.and(between("2020-02-01", "2020-04-24")))
                .filter(each -> each.leg().arrival().airport() != null)
                .filter(each -> String.valueOf(each.leg().arrival().airport()).startsWith("MU"))
                .map(each -> day(each.leg()) + " " + each.leg().departure().airport()))
        .containsExactly("2020-02-28 KMIA");
  }

  @Test
  void holidayPlacesAreNoDestinations() throws IOException {
    assertThat(
            judged().stream()
                .filter(LIKELY_REMOVAL)
                .map(each -> String.valueOf(each.leg().arrival().airport())))
        .doesNotContain("MDPC", "MWCR", "TGPY", "TNCA", "MHRO", "MZBZ");
  }

  private static final Predicate<Finding> LIKELY_REMOVAL =
      each -> each.flightClass() == FlightClass.REMOVAL && each.verdict() == Verdict.LIKELY;

  private static Predicate<Finding> between(String from, String to) {
    return each ->
        !day(each.leg()).isBefore(LocalDate.parse(from))
            && !day(each.leg()).isAfter(LocalDate.parse(to));
  }

  private static LocalDate day(Leg leg) {
    var start = leg.start();
    return start == null ? LocalDate.EPOCH : LocalDate.ofInstant(start, ZoneOffset.UTC);
  }

  private static List<Finding> judged() throws IOException {
    assumeTrue(Files.exists(FILE), "shared data missing: " + FILE);
    Airports airports = Airports.bundled();
    TreeMap<String, List<Leg>> byAircraft = new TreeMap<>();
    try (InputStream in = Files.newInputStream(FILE)) {
      FlightRecords.shipped(airports::find)
          .read(
              in,
              "records.csv",
              leg ->
                  byAircraft.computeIfAbsent(leg.aircraft().key(), _ -> new ArrayList<>()).add(leg),
              new Refusals());
    }
    Findings findings = new Findings(RuleBook.shipped(), airports::find);
    List<Finding> judged = new ArrayList<>();
    byAircraft.values().forEach(legs -> judged.addAll(findings.judge(legs)));
    return judged;
  }
}
