package org.contadora.flights.positions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.contadora.core.Refusals;
import org.junit.jupiter.api.Test;

/// What holds for every reader: encodings, long lines, batches, what is not recognised; and lines
/// of BaseStation.
class PositionReadersTest {
  @Test
  void baseStationMessagesGatherOnTheNextPosition() {
    ReadDocument read =
        ReadDocument.of(
            """
            MSG,1,1,1,A835D1,1,2021/02/01,00:00:01.000,2021/02/01,00:00:01.000,TYSON46 ,,,,,,,,,,,0
            MSG,4,1,1,A835D1,1,2021/02/01,00:00:02.000,2021/02/01,00:00:02.000,,,447.1,270.0,,,-64,,,,,0
            MSG,3,1,1,A835D1,1,2021/02/01,00:00:03.000,2021/02/01,00:00:03.000,,36000,,,29.5,-98.25,,,0,0,0,0
            MSG,3,1,1,A835D1,1,2021/02/01,00:00:30.000,2021/02/01,00:00:30.000,,36550H,,,29.6,-98.26,,3276,0,0,0,-1
            MSG,3,1,1,A835D1,1,2021/02/01,00:00:31.000,2021/02/01,00:00:31.000,,36000,,,0.0,-98.26,,,0,0,0,0
            MLAT,3,1,1,A6B0F5,1,2021/02/01,00:00:32.000,2021/02/01,00:00:32.000,,100,,,31.3,-92.5,,,0,0,0,0
            STA,,5,179,400AE7,10103,2021/02/01,00:00:33.000,2021/02/01,00:00:33.000,RM
            what is this
            """);
    assertThat(read.format()).isEqualTo("sbs");
    assertThat(read.text())
        .isEqualTo(
            """
            a835d1 2021-02-01T00:00:03Z 29.500000 -98.250000 baro=36000 gs=447.1 trk=270.0 vr=-64 TYSON46 ADSB
            a835d1 2021-02-01T00:00:30Z 29.600000 -98.260000 geom=36550 sq=3276 TYSON46 ground ADSB
            a6b0f5 2021-02-01T00:00:32Z 31.300000 -92.500000 baro=100 MLAT\
            """);
    assertThat(read.refused().examples().getFirst().place()).isEqualTo("test:8");
    assertThat(read.refused().counts()).containsExactly(entry("LINE_MALFORMED", 1L));
  }

  @Test
  void encodingsAreToldApart() {
    String list =
        """
        time_utc,icao,lat,lon,note
        2025-02-04 15:38:36,ae4af6,10,20,señal
        """;
    String expected = "ae4af6 2025-02-04T15:38:36Z 10.000000 20.000000 OTHER";
    for (byte[] bytes :
        new byte[][] {
          list.getBytes(StandardCharsets.UTF_8),
          ("\uFEFF" + list).getBytes(StandardCharsets.UTF_8),
          list.getBytes(StandardCharsets.ISO_8859_1),
          list.getBytes(StandardCharsets.UTF_16),
          list.getBytes(StandardCharsets.UTF_16LE),
          list.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_16BE)
        }) {
      assertThat(ReadDocument.of(bytes, "test").text()).isEqualTo(expected);
    }
    String json =
        "{\"now\":1612137630.0,\"aircraft\":[{\"hex\":\"a835d1\",\"lat\":29.5,\"lon\":-98.25,\"desc\":\"señal\"}]}";
    assertThat(ReadDocument.of(json.getBytes(StandardCharsets.ISO_8859_1), "test").positions())
        .hasSize(1);
    assertThat(ReadDocument.of(json.getBytes(StandardCharsets.UTF_16LE), "test").positions())
        .hasSize(1);
  }

  @Test
  void baseStationLinesMayNameAZoneAndWriteDatesAsPeopleDo() {
    String lines =
        """
        MSG,1,1,1,A835D1,1,%1$s,%2$s,%1$s,%2$s,GXA6276,,,,,,,,,,,
        MSG,3,1,1,A835D1,1,%1$s,%2$s,%1$s,%2$s,,36000,,,29.5,-98.25,,,0,0,0,0
        MSG,3,1,1,A835D1,1,%3$s,%4$s,%3$s,%4$s,,36000,,,29.6,-98.26,,,0,0,0,0
        """;
    String expected =
        """
        a835d1 2021-02-12T23:59:55Z 29.500000 -98.250000 baro=36000 GXA6276 ADSB
        a835d1 2021-02-13T00:00:05Z 29.600000 -98.260000 baro=36000 GXA6276 ADSB\
        """;
    for (List<String> times :
        List.of(
            List.of("2021/02/12", "23:59:55.000 UTC", "2021/02/13", "00:00:05.000+0000"),
            List.of("2021/02/12", "18:59:55.000 EST", "2021/02/12", "19:00:05.000 EST"),
            List.of("12/02/2021", "23:59:55.000", "13/02/2021", "00:00:05.000"),
            List.of("02/12/2021", "23:59:55", "02/13/2021", "00:00:05"))) {
      ReadDocument read = ReadDocument.of(lines.formatted(times.toArray()));
      assertThat(read.text()).as(times.toString()).isEqualTo(expected);
      assertThat(read.refused().counts()).isEmpty();
    }
    ReadDocument open =
        ReadDocument.of(
            lines.formatted("12/02/2021", "23:59:55.000", "12/02/2021", "23:59:59.000"));
    assertThat(open.positions()).isEmpty();
    assertThat(open.refused().counts()).containsExactly(entry("TIME_MISSING", 2L));
    assertThat(open.refused().examples().getFirst().detail())
        .startsWith("The time (12-02-2021 23:59:55.000) must be")
        .contains("Maybe write the year first");
  }

  /// As a receiver is listened to: what nobody could tell the day of was given up before.
  @Test
  void lineThatTellsWhetherDaysComeFirstIsReadItself() {
    String line = "MSG,3,1,1,A835D1,1,%1$s,%2$s,%1$s,%2$s,,36000,,,29.5,-98.25,,,0,0,0,0";
    List<String> times = new ArrayList<>();
    Refusals refusals = new Refusals();
    SbsLines lines =
        new SbsLines(
            "feed", batch -> times.add(Instant.ofEpochMilli(batch.timeMs(0)).toString()), refusals);
    lines.take(line.formatted("12/02/2021", "23:59:55.000"));
    lines.flush();
    lines.take(line.formatted("13/02/2021", "00:00:05.000"));
    lines.flush();
    assertThat(times).containsExactly("2021-02-13T00:00:05Z");
    assertThat(refusals.counts()).containsExactly(entry("TIME_MISSING", 1L));
  }

  @Test
  void lineTooLongIsRefusedAndTheNextIsRead() {
    String list =
        "time_utc,icao,lat,lon\n"
            + "x".repeat(Lines.MAX_LINE_CHARS + 1)
            + "\n2025-02-04 15:38:36,ae4af6,10,20\n"
            + "y".repeat(Lines.MAX_LINE_CHARS + 1);
    ReadDocument read = ReadDocument.of(list);
    assertThat(read.positions()).hasSize(1);
    assertThat(read.refused().counts()).containsExactly(entry("LINE_TOO_LONG", 2L));
    assertThat(read.refused().examples().getFirst().place()).isEqualTo("test:2");
  }

  @Test
  void batchesHoldOneAircraftEachAndEveryPositionOnce() {
    StringBuilder list = new StringBuilder("time,icao,lat,lon\n");
    int rows = 3 * Batches.BATCH_POSITIONS;
    for (int i = 0; i < rows; i++) {
      list.append(1_612_137_630L + i)
          .append(",a0000")
          .append(i % 2)
          .append(",10,")
          .append(i / 1e3)
          .append('\n');
    }
    ReadDocument read = ReadDocument.of(list.toString());
    assertThat(read.positions()).hasSize(rows).doesNotHaveDuplicates();
    assertThat(read.positions().stream().filter(line -> line.startsWith("a00001")).toList())
        .hasSize(rows / 2)
        .isSorted();
  }

  @Test
  void whatHoldsNoPositionsIsNotRecognised() {
    for (String text :
        new String[] {
          "",
          "\n\n",
          "hello",
          "{}",
          "[]",
          "[1,2]",
          "{\"aircraft\":3}",
          "{\"altitude\":{\"low\":1}}",
          "time_utc,icao24,airport_ident,callsign\n2025-04-11T14:22:28Z,a6b0f5,KIWA,ON47\n",
          ",Date,Flight,Departure,STD\n0,2020-04-27, WQ3555,KMDT,12:45 EDT\n",
          "\u0000\u0000\u0000\u0000"
        }) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      assertThat(PositionReaders.recognise(bytes)).as(text).isEmpty();
    }
    assertThat(PositionReaders.recognise(Arrays.copyOf(new byte[] {1, 2, 3}, 4096))).isEmpty();
  }
}
