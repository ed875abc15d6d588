package org.contadora.flights;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.contadora.core.IcaoAddress;
import org.contadora.core.Refusals;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.findings.RuleBook;
import org.contadora.flights.live.LiveFlights;
import org.contadora.flights.positions.Aircraft;
import org.contadora.flights.positions.Positions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Flights between two contacts on the ground, from the files to the report and in a live feed.
class UnseenFlightsTest {
  private static final String CONTACTS =
      """
      time_utc,icao,callsign,lat,lon,altitude_ft,ground_speed_kt,track_deg
      2026-03-23 06:55:51,a2f016,GXA688,32.1243,-110.9458,ground,0,171
      2026-03-23 07:55:32,a2f016,GXA190,32.1243,-110.9458,ground,0,171
      2026-03-23 08:42:15,a2f016,GXA190,33.3035,-111.6615,ground,0,225
      2026-03-23 09:51:46,a2f016,GXA6275,33.3035,-111.6615,ground,0,225
      """;

  private static final String LEGS =
      "leg_id,icao24,registration,callsign,departure_airport,departure_basis,departure_time,"
          + "arrival_airport,arrival_basis,arrival_time\n";

  @TempDir private Path folder;

  private List<String> report(String... tables) throws Exception {
    Path[] inputs = new Path[tables.length + 1];
    inputs[0] = Files.writeString(folder.resolve("contacts.csv"), CONTACTS);
    for (int i = 0; i < tables.length; i++) {
      inputs[i + 1] = Files.writeString(folder.resolve("table" + i + ".csv"), LEGS + tables[i]);
    }
    Path out = Files.createTempDirectory(folder, "report");
    try (FlightsRun run = FlightsTest.readIn(folder, inputs)) {
      run.report(FlightsTest.ALL, out, FlightsTest.PAGE);
    }
    List<String> lines = Files.readAllLines(out.resolve("legs.csv"));
    return lines.subList(1, lines.size());
  }

  @Test
  void aFlightThatNobodySawIsInTheReportAndMarked() throws Exception {
    assertThat(report())
        .singleElement()
        .asString()
        .contains("GXA190", "KTUS,inferred,2026-03-23T08:0", "KIWA,inferred,2026-03-23T08:")
        .contains("inferred_leg");
  }

  @Test
  void theRecordOfThatFlightTellsItsTimes() throws Exception {
    assertThat(
            report(
                "x,a2f016,,,KTUS,recorded,2026-03-23T08:03:00Z,KIWA,recorded,2026-03-23T08:35Z\n"
                    .replace("08:35Z", "08:35:00Z")))
        .singleElement()
        .asString()
        .contains("KTUS,recorded,2026-03-23T08:03", "KIWA,recorded,2026-03-23T08:35")
        .doesNotContain("inferred_leg");
  }

  @Test
  void whereRecordsTellAWayByAnotherAirportNothingIsMissing() throws Exception {
    assertThat(
            report(
                """
                x,a2f016,,,KTUS,recorded,2026-03-23T07:58:00Z,KDMA,recorded,2026-03-23T08:06:00Z
                y,a2f016,,,KDMA,recorded,2026-03-23T08:12:00Z,KIWA,recorded,2026-03-23T08:40:00Z
                """))
        .hasSize(2)
        .noneMatch(line -> line.contains("inferred_leg"));
  }

  @Test
  void aLiveFeedTellsItOnceTheNewPlaceIsConfirmed() {
    var live = new LiveFlights(Airports.bundled(), RuleBook.shipped(), _ -> new Refusals());
    List<String> rows = CONTACTS.lines().skip(1).toList();
    for (int i = 0; i < rows.size(); i++) {
      assertThat(live.takeEnded()).as("before %s", rows.get(i)).isEmpty();
      String[] f = rows.get(i).split(",", -1);
      var one = new Positions(Aircraft.of(IcaoAddress.parse(f[1]).orElseThrow()), "feed");
      one.add(
          Instant.parse(f[0].replace(' ', 'T') + "Z").toEpochMilli(),
          (int) Math.round(Double.parseDouble(f[3]) * 1e6),
          (int) Math.round(Double.parseDouble(f[4]) * 1e6));
      one.addFlags(Positions.ON_GROUND);
      one.setCallsign(Positions.packCallsign(f[2]));
      live.accept(one);
    }
    assertThat(live.takeEnded())
        .singleElement()
        .satisfies(ended ->
            assertThat(ended.findings())
                .singleElement()
                .satisfies(
                    finding -> assertThat(finding.leg().arrival().airport()).isEqualTo("KIWA")));
  }
}
