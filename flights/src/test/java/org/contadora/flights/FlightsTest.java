package org.contadora.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.findings.RuleBook;
import org.contadora.flights.records.FlightRecords;
import org.contadora.flights.report.LegWriter;
import org.contadora.flights.report.ReportFiles;
import org.contadora.flights.report.Summary;
import org.contadora.flights.tracks.Progress;
import org.contadora.flights.tracks.Tracks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The whole way, from files a monitor has to the files a report is.
class FlightsTest {
  static final Summary.Period ALL = new Summary.Period(null, null);
  static final ReportFiles.Page PAGE =
      new ReportFiles.Page("es", null, false, "<html>__CONTADORA_DATA__</html>");

  /// Alexandria to Guatemala City under a TYSON call sign, then back; contact all the way down.
  static final String TRACK =
      """
      time_utc,icao,callsign,lat,lon,altitude_ft,ground_speed_kt,track_deg
      2025-05-06 12:00:00,a2bd72,TYSON41,31.3274,-92.5498,ground,5,180
      2025-05-06 12:04:00,a2bd72,TYSON41,31.3174,-92.5498,ground,140,180
      2025-05-06 12:04:20,a2bd72,TYSON41,31.3000,-92.5490,900,160,180
      2025-05-06 12:06:00,a2bd72,TYSON41,31.2000,-92.5400,5000,250,180
      2025-05-06 12:16:00,a2bd72,TYSON41,30.2000,-92.4200,30000,420,175
      2025-05-06 12:26:00,a2bd72,TYSON41,29.0300,-92.2900,34000,430,175
      2025-05-06 12:36:00,a2bd72,TYSON41,27.8300,-92.1500,34000,430,175
      2025-05-06 12:46:00,a2bd72,TYSON41,26.6300,-92.0000,34000,430,175
      2025-05-06 12:56:00,a2bd72,TYSON41,25.4300,-91.8600,34000,430,175
      2025-05-06 13:06:00,a2bd72,TYSON41,24.2300,-91.7200,34000,430,175
      2025-05-06 13:16:00,a2bd72,TYSON41,23.0300,-91.5700,34000,430,175
      2025-05-06 13:26:00,a2bd72,TYSON41,21.8300,-91.4300,34000,430,175
      2025-05-06 13:36:00,a2bd72,TYSON41,20.6300,-91.2900,34000,430,175
      2025-05-06 13:46:00,a2bd72,TYSON41,19.4300,-91.1400,34000,430,175
      2025-05-06 13:56:00,a2bd72,TYSON41,18.2300,-91.0000,34000,430,175
      2025-05-06 14:06:00,a2bd72,TYSON41,17.0300,-90.8500,34000,430,175
      2025-05-06 14:16:00,a2bd72,TYSON41,15.8500,-90.7000,24000,400,175
      2025-05-06 14:24:00,a2bd72,TYSON41,15.0000,-90.5600,11000,260,178
      2025-05-06 14:28:00,a2bd72,TYSON41,14.7200,-90.5350,7000,160,180
      2025-05-06 14:30:30,a2bd72,TYSON41,14.6000,-90.5285,5300,135,180
      2025-05-06 14:31:00,a2bd72,TYSON41,14.5850,-90.5276,ground,110,180
      2025-05-06 14:33:00,a2bd72,TYSON41,14.5800,-90.5275,ground,10,180
      """;

  @TempDir Path folder;
  private Path track;

  @BeforeEach
  void writeTrack() throws Exception {
    track = folder.resolve("tyson41.csv");
    Files.writeString(track, TRACK);
  }

  @Test
  void aTrackToGuatemalaIsOneRemovalFlightWithOneStop() throws Exception {
    Path report = report("report", ALL);

    assertThat(report.resolve("legs.csv"))
        .content()
        .startsWith(
            "leg_id,icao24,registration,callsign,operator,departure_airport,departure_basis,"
                + "departure_time,arrival_airport,arrival_basis,arrival_time,class,probability,"
                + "tags,rotation_id,source\r\n")
        .contains("TYSON41", "KAEX,observed,2025-05-06T12:04", "MGGT,observed,2025-05-06T14:3");
    assertThat(report.resolve("gaps.csv"))
        .content()
        .startsWith(
            "icao24,lost_time,lost_lat,lost_lon,lost_altitude_ft,found_time,found_lat,found_lon,"
                + "found_altitude_ft,duration_s,reach_km,candidate_airports\r\n");
    JsonNode summary = new ObjectMapper().readTree(report.resolve("summary.json").toFile());
    assertThat(summary.at("/removal/flights").asInt()).isEqualTo(1);
    assertThat(summary.at("/removal/stops").asInt()).isEqualTo(1);
    assertThat(summary.at("/by_country/0/country").asString()).isEqualTo("GT");
    assertThat(summary.at("/by_week/0/week").asString()).isEqualTo("2025-W19");
    assertThat(summary.at("/coverage/days/0/hours_covered").asInt()).isEqualTo(3);
    assertThat(summary.at("/inputs/0/sha256").asString()).hasSize(64);
    JsonNode finding =
        new ObjectMapper()
            .readTree(Files.readAllLines(report.resolve("findings.jsonl")).getFirst());
    assertThat(finding.at("/class").asString()).isEqualTo("removal");
    assertThat(finding.at("/evidence_for")).isNotEmpty();
  }

  @Test
  void everyInputTellsTheLegsThatRestOnIt() throws Exception {
    List<String> lines = TRACK.lines().toList();
    // A name may hold what stands between two sources of one leg.
    Path morning = folder.resolve("morning; all + some!.csv");
    Path noon = folder.resolve("noon.csv");
    Path nothing = folder.resolve("nothing.csv");
    Files.write(morning, lines.subList(0, 10));
    Files.write(
        noon,
        Stream.concat(Stream.of(lines.getFirst()), lines.subList(10, lines.size()).stream())
            .toList());
    Files.writeString(nothing, lines.getFirst() + "\n" + lines.get(1).replace("a2bd72", "a2bd73"));
    Path out = Files.createDirectory(folder.resolve("report"));
    try (FlightsRun run = read(nothing, morning, noon)) {
      run.report(ALL, out, PAGE);
    }

    JsonNode summary = new ObjectMapper().readTree(out.resolve("summary.json").toFile());
    assertThat(summary.at("/legs/total").asInt()).isEqualTo(1);
    assertThat(summary.at("/inputs").valueStream().map(input -> input.at("/legs").asInt()))
        .containsExactly(0, 1, 1);
  }

  @Test
  void anAircraftSeenInVeryManyFilesIsOneLegThatNamesAFew() throws Exception {
    Path snapshots = Files.createDirectory(folder.resolve("one-snapshot-a-minute".repeat(3)));
    for (int minute = 0; minute < 1_000; minute++) {
      Files.writeString(
          snapshots.resolve("aircraft-%04d.json".formatted(minute)),
          """
          {"now":%d,"aircraft":[{"hex":"a2bd72","flight":"TYSON41","lat":%s,"lon":-92.5,
           "alt_baro":34000,"gs":60.0,"track":180.0,"seen_pos":0}]}
          """
              .formatted(1_746_532_800 + 60 * minute, 31.3 - minute / 60.0));
    }
    Path out = Files.createDirectory(folder.resolve("report"));
    try (FlightsRun run = read(snapshots)) {
      assertThat(run.legs()).isEqualTo(1);
      run.report(ALL, out, PAGE);
      run.judge((findings, _) ->
          assertThat(findings.getFirst().leg().source())
              .startsWith(snapshots.resolve("aircraft-0000.json") + " + ")
              .contains(" + … (1000) … + ")
              .endsWith(" + " + snapshots.resolve("aircraft-0999.json"))
              .hasSizeLessThan(4_000));
    }
    JsonNode summary = new ObjectMapper().readTree(out.resolve("summary.json").toFile());
    assertThat(summary.at("/inputs")).hasSize(1_000);
    assertThat(summary.at("/inputs").valueStream().map(input -> input.at("/legs").asInt()))
        .as("also for those that the leg's source does not name")
        .containsOnly(1);
  }

  @Test
  void aTimeThatCannotBeEndsAndCoversNoDay() throws Exception {
    Files.writeString(
        track,
        """
        {"icao":"a12345","timestamp":9223372036854774784,"trace":[
        [0.00,30.000000,-95.000000,35000,430.0,90.0,0,0,null,"adsb_icao",35500,280,0.0],
        [4102444800,30.000000,-94.980000,35000,430.0,90.0,0,0,null,"adsb_icao",35500,280,0.0]
        ]}
        """);
    try (FlightsRun run = read(track)) {
      assertThat(run.legs()).isZero();
      assertThat(run.coverage()).isEmpty();
      assertThat(run.refusals().counts())
          .containsOnly(entry("TRACE_TIME", 2L), entry("TIME_IMPLAUSIBLE", 1L));
    }
  }

  /// So many legs with so long a source do not fit in memory.
  @Test
  void aRunThatFailsLeavesNoTemporaryFile() throws Exception {
    var rows =
        new StringBuilder(
            "leg_id,icao24,registration,callsign,operator,departure_airport,departure_basis,"
                + "departure_time,arrival_airport,arrival_basis,arrival_time,class,probability,"
                + "tags,rotation_id,source\n");
    for (int i = 0; i < 1_200; i++) {
      rows.append(
              "x%d,%06x,,TYSON41,,KAEX,observed,2025-05-06T12:04:00Z,".formatted(i, 0xa00000 + i))
          .append("MGGT,observed,2025-05-06T14:31:00Z,removal,0.99,,r,x\n");
    }
    Path archive = folder.resolve("records.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry("long".repeat(15_000)));
      zip.write(rows.toString().getBytes(StandardCharsets.UTF_8));
    }
    List<Long> temporaryFiles = new ArrayList<>();
    assertThatThrownBy(() ->
            flights(folder)
                .read(
                    names(archive),
                    InputStream.nullInputStream(),
                    Tracks.CheckSums.LEFT_OUT,
                    (_, _, _) -> {
                      temporaryFiles.add(temporaryFiles());
                      throw new IllegalStateException("nobody listens");
                    }))
        .hasMessageContaining("nobody listens");
    // Where the system lets an open file go without a name, it had none even then.
    assertThat(temporaryFiles).hasSize(1).allMatch(count -> count <= 1);
    assertThat(temporaryFiles()).isZero();
  }

  private long temporaryFiles() {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".tmp")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void thePageHoldsItsDataAsOneJsonThatCannotCloseItsElement() throws Exception {
    Files.writeString(track, TRACK.replace("TYSON41", "</scrip"));
    String page = Files.readString(report("report", ALL).resolve("report.html"));

    assertThat(page).startsWith("<html>{").endsWith("}</html>").doesNotContain("</scrip");
    JsonNode data = new ObjectMapper().readTree(page.substring(6, page.length() - 7));
    assertThat(data.at("/lang").asString()).isEqualTo("es");
    assertThat(data.at("/summary/legs/total").asInt()).isEqualTo(1);
    assertThat(data.at("/flights").isArray()).isTrue();
    assertThat(data.at("/gaps").isArray()).isTrue();
  }

  @Test
  void theSameInputGivesTheSameBytes() throws Exception {
    Path first = report("first", ALL);
    Path second = report("second", ALL);
    for (String file : List.of("legs.csv", "gaps.csv", "findings.jsonl", "summary.json")) {
      assertThat(second.resolve(file)).hasSameBinaryContentAs(first.resolve(file));
    }
    assertThat(second.resolve("report.html")).hasSameBinaryContentAs(first.resolve("report.html"));
  }

  @Test
  void aPeriodLeavesOutWhatBeganBeforeOrAfterIt() throws Exception {
    var dayAfter = new Summary.Period(LocalDate.parse("2025-05-07"), LocalDate.parse("2025-05-08"));
    Path report = report("report", dayAfter);

    assertThat(Files.readAllLines(report.resolve("legs.csv"))).hasSize(1);
    JsonNode summary = new ObjectMapper().readTree(report.resolve("summary.json").toFile());
    assertThat(summary.at("/period/from").asString()).isEqualTo("2025-05-07");
    assertThat(summary.at("/removal/flights").asInt()).isZero();
  }

  @Test
  void legsComeOutAsTableJsonGeoJsonAndKml() throws Exception {
    assertThat(legs(LegWriter.Format.CSV)).contains("KAEX,observed", "MGGT,observed");
    JsonNode json = new ObjectMapper().readTree(legs(LegWriter.Format.JSON));
    assertThat(json.at("/0/departure/airport").asString()).isEqualTo("KAEX");
    JsonNode geo = new ObjectMapper().readTree(legs(LegWriter.Format.GEOJSON));
    assertThat(geo.at("/features/0/geometry/type").asString()).isEqualTo("MultiLineString");
    assertThat(geo.at("/features/0/properties/arrival/airport").asString()).isEqualTo("MGGT");
    var kml =
        DocumentBuilderFactory.newNSInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(legs(LegWriter.Format.KML))));
    assertThat(kml.getElementsByTagName("Placemark").getLength()).isEqualTo(1);
  }

  @Test
  void whatIsNoFlightDataIsRefusedByNameAndTheRestIsRead() throws Exception {
    Path letter = folder.resolve("letter.txt");
    Files.writeString(letter, "Dear monitor, here is a poem.\n");
    Path missing = folder.resolve("missing.json");

    try (FlightsRun run = read(letter, missing, track)) {
      assertThat(run.legs()).isEqualTo(1);
      assertThat(run.refusals().examples())
          .extracting(refusal -> refusal.code() + " " + Path.of(refusal.place()).getFileName())
          .containsExactlyInAnyOrder("FORMAT_UNKNOWN letter.txt", "INPUT_MISSING missing.json");
    }
  }

  private FlightsRun read(Path... inputs) throws Exception {
    return readIn(folder, inputs);
  }

  static FlightsRun readIn(Path folder, Path... inputs) throws Exception {
    return flights(folder)
        .read(
            names(inputs),
            InputStream.nullInputStream(),
            Tracks.CheckSums.TAKEN,
            Progress.silent());
  }

  private Path report(String name, Summary.Period period) throws Exception {
    Path out = Files.createDirectory(folder.resolve(name));
    try (FlightsRun run = read(track)) {
      run.report(period, out, PAGE);
    }
    return out;
  }

  private String legs(LegWriter.Format format) throws Exception {
    var out = new StringWriter();
    Airports airports = Airports.bundled();
    try (FlightsRun run = read(track);
        LegWriter writer = LegWriter.to(out, format, airports)) {
      run.writeLegs(ALL, writer);
    }
    return out.toString();
  }

  private static Flights flights(Path folder) {
    Airports airports = Airports.bundled();
    return new Flights(
        airports, RuleBook.shipped(), FlightRecords.shipped(airports::find), 2, folder);
  }

  private static List<String> names(Path... paths) {
    return List.of(paths).stream().map(Path::toString).toList();
  }
}
