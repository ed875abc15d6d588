package org.contadora.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.contadora.core.Seed;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.report.LegWriter;
import org.contadora.flights.report.Summary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// However a table is cut into files, its flights are those of the one table.
final class TablesInPartsTest {
  private static final int CASES = 40;

  private static final String SITE =
      """
      Date,Flight,Departure,STD,Arrival,Aircraft,Status,Duration,DepartureICAO,ArrivalICAO
      2020-02-05,WQ3520,,08:00 CST,,B734 (N430XA),Landed 11:00 CST,02h27m,KAEX,MGGT
      2020-02-05,WQ3524,,08:30 CST,,B734,Landed,02h27m,KAEX,MGGT
      2020-02-05,WQ3522,,,,B734 (N430XA),Landed 16:10 CST,,,KAEX
      2020-02-05,WQ3521,,13:20 CST,,B734,Landed,02h40m,MGGT,KAEX
      2020-02-06,WQ3530,,,,B734 (N430XA),Landed,,KAEX,MHLM
      2020-02-06,WQ3532,,,,B734 (N430XA),Landed,,KAEX,MHLM
      2020-02-07,WQ3530,,,,B734 (N430XA),Landed,,KAEX,MHLM
      2020-02-08,WQ533,,,,B734 (N458UW),Landed,,KMIA,
      2020-02-08,WQ05D,,,,B734 (N458UW),Landed,,KMIA,
      2020-02-09,WQ704,,23:30 EST,,B734 (N538CC),Landed 00:20 EST,00h46m,KMIA,MUHA
      2020-02-10,WQ502,,06:30 EST,,B734 (N440US),Landed 07:20 EST,00h45m,KMIA,MUHA
      2020-02-10,WQ502,,,,B734 (N440US),Landed,,KMIA,MUHA
      2020-02-10,WQ506,,09:10 EST,,B734 (N440US),Landed 10:00 EST,00h45m,KMIA,MUHA
      2020-02-11,,,07:00 CST,,,,02h10m,KAEX,MGGT
      2020-02-12,WQ3540,,05:00 MST,,B733 (N531AU),Landed 05:50 MST,00h48m,KELP,KIWA
      2020-02-12,WQ3540,,05:20 MST,,B733 (N532AU),Landed 06:15 MST,00h48m,KELP,KIWA
      2020-02-12,WQ3541,,08:00 MST,,B733,Landed,04h20m,KIWA,MGGT
      2025-05-06,GXA41,,02:10 CDT,,A320 (N276GX),,,KAEX,MGGT
      2025-05-06,GXA43,,07:00 CDT,,A320 (N276GX),,,KAEX,MGGT
      """;

  /// Circuits, then what names nobody.
  private static final String NOTEBOOK =
      """
      leg_id,icao24,registration,callsign,departure_airport,departure_basis,departure_time,arrival_airport,arrival_basis,arrival_time
      ,,N123AB,,KAEX,,2025-05-07T12:00:00Z,KAEX,,2025-05-07T12:20:00Z
      ,,N123AB,,KAEX,,2025-05-07T12:40:00Z,KAEX,,2025-05-07T13:05:00Z
      ,,N123AB,,KAEX,,2025-05-07T12:42:00Z,KAEX,,2025-05-07T13:06:00Z
      ,,,,KAEX,,2025-05-08T12:10:00Z,MGGT,,
      ,,,,KAEX,,2025-05-09T12:10:00Z,MGGT,,2025-05-09T14:20:00Z
      ,,,GXA51,KAEX,,2025-05-09T12:11:00Z,MGGT,,2025-05-09T14:19:00Z
      ,,,GXA53,KAEX,,2025-05-09T12:30:00Z,MGGT,,2025-05-09T14:40:00Z
      """;

  private static final String AIRPORT_EVENTS =
      """
      time_utc,icao24,airport_ident,callsign,registration_lookup,type_lookup
      2025-04-25T04:43:00.000Z,ad7274,TJSJ,TYSON42,N966AD,A321
      2025-04-25T07:23:00.000Z,ad7274,TJSJ,TYSON42,N966AD,A321
      2025-04-25T12:21:00.000Z,ad7274,SBFZ,TYSON42,N966AD,A321
      2025-04-25T19:40:00.000Z,ad7274,TJSJ,TYSON42,N966AD,A321
      """;

  /// Id, call sign, and both ends of each flight.
  private static final String FLIGHTS =
      """
      N276GX-20250506T0710 GXA41 KAEX 2025-05-06T07:10:00Z MGGT -
      a2bd72-20250506T1204 TYSON41 KAEX 2025-05-06T12:04:00Z MGGT 2025-05-06T14:31:00Z
      ad7274-20250425T0723 TYSON42 TJSJ 2025-04-25T07:23:00Z SBFZ 2025-04-25T12:21:00Z
      ad7274-20250425T1411 TYSON42 SBFZ 2025-04-25T14:11:28Z TJSJ 2025-04-25T19:40:00Z
      N123AB-20250507T1200 - KAEX 2025-05-07T12:00:00Z KAEX 2025-05-07T12:20:00Z
      N123AB-20250507T1240 - KAEX 2025-05-07T12:40:00Z KAEX 2025-05-07T13:05:00Z
      N430XA-20200205T1433 SWQ3520 KAEX 2020-02-05T14:33:00Z MGGT 2020-02-05T17:00:00Z
      N430XA-20200205T1920 SWQ3521 MGGT 2020-02-05T19:20:00Z KAEX 2020-02-05T22:10:00Z
      N430XA-20200206T1630 SWQ3532 KAEX 2020-02-06T16:30:00Z MHLM -
      N430XA-20200206T1810 SWQ3530 KAEX 2020-02-06T18:10:00Z MHLM -
      N430XA-20200207T1810 SWQ3530 KAEX 2020-02-07T18:10:00Z MHLM -
      N440US-20200210T1135 SWQ502 KMIA 2020-02-10T11:35:00Z MUHA 2020-02-10T12:20:00Z
      N440US-20200210T1415 SWQ506 KMIA 2020-02-10T14:15:00Z MUHA 2020-02-10T15:00:00Z
      N458UW-20200208T1541 SWQ533 KMIA 2020-02-08T15:41:00Z - -
      N458UW-20200208T1721 SWQ05D KMIA 2020-02-08T17:21:00Z - -
      N531AU-20200212T1202 SWQ3540 KELP 2020-02-12T12:02:00Z KIWA 2020-02-12T12:50:00Z
      N532AU-20200212T1227 SWQ3540 KELP 2020-02-12T12:27:00Z KIWA 2020-02-12T13:15:00Z
      N538CC-20200210T0434 SWQ704 KMIA 2020-02-10T04:34:00Z MUHA 2020-02-10T05:20:00Z
      unknown-20200211T1300 - KAEX 2020-02-11T13:00:00Z MGGT 2020-02-11T15:10:00Z
      SWQ3541-20200212T1500 SWQ3541 KIWA 2020-02-12T15:00:00Z MGGT 2020-02-12T19:20:00Z
      unknown-20250508T1210 - KAEX 2025-05-08T12:10:00Z MGGT -
      unknown-20250509T1210 - KAEX 2025-05-09T12:10:00Z MGGT 2025-05-09T14:20:00Z
      GXA51-20250509T1211 GXA51 KAEX 2025-05-09T12:11:00Z MGGT 2025-05-09T14:19:00Z
      GXA53-20250509T1230 GXA53 KAEX 2025-05-09T12:30:00Z MGGT 2025-05-09T14:40:00Z
      """;

  @TempDir private Path folder;

  @Test
  void aTableInPartsTellsOfTheFlightsOfTheOneTable() throws Exception {
    List<String> tables = List.of(SITE, NOTEBOOK, AIRPORT_EVENTS);
    Path track = Files.writeString(folder.resolve("tyson41.csv"), FlightsTest.TRACK);
    List<Path> whole = new ArrayList<>(List.of(track));
    for (String table : tables) {
      whole.add(Files.writeString(folder.resolve("table" + whole.size() + ".csv"), table));
    }
    List<String> expected = legs(whole);
    assertThat(expected.stream().map(TablesInPartsTest::ways))
        .containsExactlyElementsOf(FLIGHTS.lines().toList());

    Seed seed = ReplayableSeed.next();
    var random = new Random(seed.value());
    for (int i = 0; i < CASES; i++) {
      Path parts = Files.createDirectory(folder.resolve("parts" + i));
      List<Path> inputs = new ArrayList<>(List.of(track));
      for (String table : tables) {
        for (String part : parts(table, random)) {
          inputs.add(Files.writeString(parts.resolve(inputs.size() + ".csv"), part));
        }
      }
      if (random.nextInt(4) == 0) {
        inputs = List.of(zip(parts.resolve("all.zip"), inputs));
      } else {
        Collections.shuffle(inputs, random);
      }
      assertThat(legs(inputs))
          .as("%s, case %d, %s", ReplayableSeed.hint(seed), i, inputs)
          .isEqualTo(expected);
    }
  }

  /// Every row in one part or in several, in one of them twice, in any order.
  private static List<String> parts(String table, Random random) {
    List<String> lines = table.lines().toList();
    List<List<String>> parts = new ArrayList<>();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      parts.add(new ArrayList<>());
    }
    for (String row : lines.subList(1, lines.size())) {
      for (int times = 1 + (random.nextInt(3) == 0 ? 1 : 0); times > 0; times--) {
        parts.get(random.nextInt(parts.size())).add(row);
      }
    }
    List<String> texts = new ArrayList<>();
    for (List<String> part : parts) {
      Collections.shuffle(part, random);
      part.addFirst(lines.getFirst());
      texts.add(String.join("\n", part));
    }
    return texts;
  }

  /// Tables of more than what is looked at to tell the format.
  @Test
  void everyTableInAnArchiveIsRead() throws Exception {
    int rows = 1_500;
    List<Path> tables = new ArrayList<>();
    for (int table = 0; table < 3; table++) {
      var text = new StringBuilder(SITE.lines().findFirst().orElseThrow());
      for (int i = 0; i < rows; i++) {
        text.append(
            "\n%s,WQ3520,,,,B734 (N43%dXA),Landed 11:00 CST,02h27m,KAEX,MGGT"
                .formatted(LocalDate.of(2016, 1, 1).plusDays(i), table));
      }
      tables.add(Files.writeString(folder.resolve("big" + table + ".csv"), text));
    }
    assertThat(legs(List.of(zip(folder.resolve("big.zip"), tables)))).hasSize(3 * rows);
  }

  /// What monitors are told of 2020 does not change with how the records were sent.
  @Test
  void theRecordsOf2020ComeToTheSameInAnyOrderAndGivenTwice() throws Exception {
    Path file =
        Path.of(
            System.getProperty("contadora.shared", "../shared/data"),
            "flights/flight-records-2020-swift-world-atlantic.csv");
    assumeTrue(Files.exists(file), "shared data missing: " + file);
    List<String> lines = Files.readAllLines(file);
    List<String> rows = new ArrayList<>(lines.subList(1, lines.size()));
    Collections.shuffle(rows, new Random(2020));
    rows.addFirst(lines.getFirst());
    Path shuffled = Files.write(folder.resolve("shuffled.csv"), rows);
    for (List<Path> inputs : List.of(List.of(file), List.of(file, shuffled), List.of(shuffled))) {
      Path out = Files.createTempDirectory(folder, "report");
      try (FlightsRun run = FlightsTest.readIn(folder, inputs.toArray(Path[]::new))) {
        var period =
            new Summary.Period(LocalDate.parse("2020-02-03"), LocalDate.parse("2020-04-24"));
        Summary summary = run.report(period, out, FlightsTest.PAGE);
        assertThat(summary.removal().flights()).as("%s", inputs).isEqualTo(214);
        assertThat(summary.removal().stops()).as("%s", inputs).isEqualTo(223);
      }
    }
  }

  private static Path zip(Path archive, List<Path> members) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (Path member : members) {
        zip.putNextEntry(new ZipEntry(member.getFileName().toString()));
        Files.copy(member, zip);
      }
    }
    return archive;
  }

  /// All that is told of each flight but where it stands, as the command writes it.
  private List<String> legs(List<Path> inputs) throws Exception {
    var out = new StringWriter();
    try (FlightsRun run = FlightsTest.readIn(folder, inputs.toArray(Path[]::new));
        LegWriter writer = LegWriter.to(out, LegWriter.Format.CSV, Airports.bundled())) {
      run.writeLegs(FlightsTest.ALL, writer);
    }
    return out.toString()
        .lines()
        .skip(1)
        .map(line -> line.replaceFirst("(,[^,\"]*|,\"[^\"]*\")$", ""))
        .toList();
  }

  private static String ways(String leg) {
    String[] fields = leg.split(",", -1);
    return Stream.of(0, 3, 4, 6, 8, 10)
        .map(i -> fields[i].isEmpty() ? "-" : fields[i])
        .collect(Collectors.joining(" "));
  }
}
