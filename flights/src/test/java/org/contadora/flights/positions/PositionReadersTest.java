package org.contadora.flights.positions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PositionReadersTest {
  @Test
  void snapshotGivesPositionsAsOldAsTheyWere() {
    ReadDocument read =
        ReadDocument.of(
            """
            { "now" : 1612137630.5, "messages" : 12, "aircraft" : [
              {"hex":"a835d1","type":"adsb_icao","flight":"TYSON46 ","r":"N628VA","t":"A320",
               "alt_baro":36000,"alt_geom":36550,"gs":447.3,"track":-90.0,"baro_rate":-64,
               "squawk":"3276","lat":29.5,"lon":-98.25,"seen_pos":1.25,"seen":0.1,"dbFlags":8},
              {"hex":"a6b0f5","alt_baro":"ground","gs":12.0,"lat":31.327,"lon":-92.549},
              {"hex":"a11f59","flight":"UAL2647","alt_baro":1200,
               "lastPosition":{"lat":30.0,"lon":-90.0,"nic":8,"rc":186,"seen_pos":100.0}},
              {"hex":"abcdef","flight":"NOPLACE","rr_lat":30.1,"rr_lon":-90.2}
            ]}
            """);
    assertThat(read.format()).isEqualTo("aircraft-json");
    assertThat(read.text())
        .isEqualTo(
            """
            a835d1 2021-02-01T00:00:29.250Z 29.500000 -98.250000 baro=36000 geom=36550 gs=447.3 trk=270.0 vr=-64 sq=3276 TYSON46 ADSB
            a6b0f5 2021-02-01T00:00:30.500Z 31.327000 -92.549000 gs=12.0 ground OTHER
            a11f59 2021-01-31T23:58:50.500Z 30.000000 -90.000000 UAL2647 OTHER\
            """);
    assertThat(read.aircraft()).contains("a835d1 N628VA A320 null 8");
    assertThat(read.refused().counts()).isEmpty();
  }

  @Test
  void snapshotOfTheVersion2ApiTellsItsTimeLast() {
    ReadDocument read =
        ReadDocument.of(
            """
            {"ac":[{"hex":"~2a835d","lat":1.5,"lon":2.5,"seen_pos":0.5,"type":"tisb_other"}],
             "msg":"No error","now":1612137630500,"total":1,"ctime":1,"ptime":0}
            """);
    assertThat(read.text()).isEqualTo("~2a835d 2021-02-01T00:00:30Z 1.500000 2.500000 TISB");
  }

  @Test
  void snapshotsOneAfterTheOtherLeaveOutWhatIsShownAgain() {
    String snapshot =
        """
        {"now":%s,"aircraft":[{"hex":"a835d1","lat":29.5,"lon":-98.25,"seen_pos":%s}]}
        """;
    ReadDocument read =
        ReadDocument.of(
            snapshot.formatted("1612137630.0", "1.0")
                + snapshot.formatted("1612137635.0", "6.1")
                + snapshot.formatted("1612137640.0", "0.0"));
    assertThat(read.text())
        .isEqualTo(
            """
            a835d1 2021-02-01T00:00:29Z 29.500000 -98.250000 OTHER
            a835d1 2021-02-01T00:00:40Z 29.500000 -98.250000 OTHER\
            """);
  }

  @Test
  void snapshotWithoutTimeIsRefused() {
    ReadDocument read =
        ReadDocument.of("{\"aircraft\":[{\"hex\":\"a835d1\",\"lat\":29.5,\"lon\":-98.25}]}");
    assertThat(read.positions()).isEmpty();
    assertThat(read.refused().counts()).containsExactly(entry("SNAPSHOT_WITHOUT_TIME", 1L));
  }

  @Test
  void documentThatBreaksOffKeepsWhatCameBefore() {
    ReadDocument read =
        ReadDocument.of(
            """
            {"now":1612137630.0,"aircraft":[{"hex":"a835d1","lat":29.5,"lon":-98.25},
            {"hex":"a6b0f5","lat":31\
            """);
    assertThat(read.positions()).hasSize(1);
    assertThat(read.refused().counts()).containsExactly(entry("DOCUMENT_TRUNCATED", 1L));
    assertThat(read.refused().examples().getFirst().detail()).contains("line 2");
  }

  @Test
  void openSkyStatesBecomeFeetAndKnots() {
    ReadDocument read =
        ReadDocument.of(
            """
            {"time":1612137630,"states":[
            ["a835d1","GXA6276 ","United States",1612137629,1612137630,-98.25,29.5,10972.8,false,
             230,270,-0.325,null,11140.44,"3276",false,0],
            ["a6b0f5","","United States",null,1612137630,null,null,null,false,230,270,0,null,null,null,false,0],
            ["a11f59",null,"United States",1612137600,1612137630,-92.549,31.327,null,true,0,225,null,null,null,null,false,2]]}
            """);
    assertThat(read.format()).isEqualTo("opensky-states");
    assertThat(read.text())
        .isEqualTo(
            """
            a835d1 2021-02-01T00:00:29Z 29.500000 -98.250000 baro=36000 geom=36550 gs=447.1 trk=270.0 vr=-64 sq=3276 GXA6276 ADSB
            a11f59 2021-02-01T00:00:00Z 31.327000 -92.549000 gs=0.0 trk=225.0 ground MLAT\
            """);
    assertThat(read.refused().counts()).isEmpty();
  }

  @Test
  void openSkyTableGivesAPositionOnceWhileTheAircraftCoasts() {
    ReadDocument read =
        ReadDocument.of(
            """
            time,icao24,lat,lon,velocity,heading,vertrate,callsign,onground,alert,spi,squawk,baroaltitude,geoaltitude,lastposupdate,lastcontact
            1612137630,a835d1,29.5,-98.25,230,270,-0.325,GXA6276 ,false,false,false,3276,10972.8,11140.44,1612137629.5,1612137630
            1612137631,a835d1,29.5,-98.25,230,270,-0.325,GXA6276 ,false,false,false,3276,10972.8,11140.44,1612137629.5,1612137630
            1612137632,a835d1,29.51,-98.26,230,270,-0.325,GXA6276 ,false,false,false,3276,10972.8,11140.44,1612137631.5,1612137632
            1612137632,a6b0f5,,,,,,,true,false,false,,,,,1612137632
            """);
    assertThat(read.format()).isEqualTo("opensky-csv");
    assertThat(read.text())
        .isEqualTo(
            """
            a835d1 2021-02-01T00:00:29.500Z 29.500000 -98.250000 baro=36000 geom=36550 gs=447.1 trk=270.0 vr=-64 sq=3276 GXA6276 OTHER
            a835d1 2021-02-01T00:00:31.500Z 29.510000 -98.260000 baro=36000 geom=36550 gs=447.1 trk=270.0 vr=-64 sq=3276 GXA6276 OTHER\
            """);
    assertThat(read.refused().counts()).isEmpty();
  }

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
  void modeSMessagesGatherOnTheNextPosition() {
    ReadDocument read =
        ReadDocument.of(
            """
            {"timestamp":1612137630.25,"frame":"8d","df":"17","icao24":"a835d1","bds":"08","callsign":"RPN123"}
            {"timestamp":1612137631.25,"frame":"8d","df":"17","icao24":"a835d1","bds":"09","groundspeed":140,"track":143.1,"vertical_rate":128}
            {"timestamp":1612137632.25,"frame":"8d","df":"17","icao24":"a835d1","bds":"05","altitude":425,"source":"barometric","latitude":43.5,"longitude":1.25}
            {"timestamp":1612137633.25,"frame":"8d","df":"17","icao24":"a835d1","bds":"06","groundspeed":5,"track":281.26,"latitude":43.6,"longitude":1.25}
            {"timestamp":1612137634.25,"frame":"8d",
            {"timestamp":1612137635.25,"frame":"a8","df":"21","squawk":"2312","bds20":{"bds":"20","callsign":"RPN124"},"icao24":"a835d1"}
            {"timestamp":1612137650.25,"frame":"8d","df":"17","icao24":"a835d1","bds":"05","altitude":900,"source":"GNSS","latitude":43.7,"longitude":1.25}
            """);
    assertThat(read.format()).isEqualTo("mode-s-jsonl");
    assertThat(read.text())
        .isEqualTo(
            """
            a835d1 2021-02-01T00:00:32.250Z 43.500000 1.250000 baro=425 gs=140.0 trk=143.1 vr=128 RPN123 ADSB
            a835d1 2021-02-01T00:00:33.250Z 43.600000 1.250000 gs=5.0 trk=281.3 RPN123 ground ADSB
            a835d1 2021-02-01T00:00:50.250Z 43.700000 1.250000 geom=900 sq=2312 RPN124 ADSB\
            """);
    assertThat(read.refused().counts()).containsExactly(entry("DOCUMENT_TRUNCATED", 1L));
    assertThat(read.refused().examples().getFirst().place()).isEqualTo("test:5");
  }

  @Test
  void tablesOfTrafficReadTheSameInRowsAndInColumns() {
    String expected =
        """
        3c664e 2019-11-11T17:55:50.684Z 48.167368 8.515127 baro=14150 geom=13850 gs=250.0 trk=180.7 vr=-960 DLH4TR OTHER
        3c664e 2019-11-11T17:55:52.684Z 48.160000 8.510000 baro=14000 DLH4TR ground OTHER\
        """;
    ReadDocument rows =
        ReadDocument.of(
            """
            [{"alert":false,"altitude":14150.0,"callsign":"DLH4TR","geoaltitude":13850.0,"groundspeed":250.0,"icao24":"3c664e","last_position":1573494950684,"latitude":48.1673677089,"longitude":8.5151270816,"timestamp":1573494951000,"track":180.6875163546,"vertical_rate":-960.0},
            {"altitude":14150.0,"callsign":"DLH4TR","icao24":"3c664e","last_position":1573494950684,"latitude":48.1673677089,"longitude":8.5151270816,"timestamp":1573494952000},
            {"altitude":14000.0,"callsign":"DLH4TR","icao24":"3c664e","onground":true,"last_position":1573494952684,"latitude":48.16,"longitude":8.51,"timestamp":1573494953000},
            {"altitude":14000.0,"callsign":"DLH4TR","icao24":"3c664e","latitude":null,"longitude":null,"timestamp":1573494953000}]
            """);
    ReadDocument columns =
        ReadDocument.of(
            """
            {"altitude":{"0":14150.0,"7":14000},"callsign":{"0":"DLH4TR","7":"DLH4TR"},"geoaltitude":{"0":13850.0,"7":null},
            "groundspeed":{"0":250.0,"7":null},"icao24":{"0":"3c664e","7":"3c664e"},"last_position":{"0":1573494950684,"7":1573494952684},
            "latitude":{"0":48.1673677089,"7":48.16},"longitude":{"0":8.5151270816,"7":8.51},"onground":{"0":false,"7":true},
            "timestamp":{"0":1573494951000,"7":1573494953000},"track":{"0":180.6875163546,"7":null},"vertical_rate":{"0":-960.0,"7":null}}
            """);
    assertThat(rows.format()).isEqualTo("traffic-json");
    assertThat(rows.text()).isEqualTo(expected);
    assertThat(rows.refused().counts()).containsExactly(entry("POSITION_MISSING", 1L));
    assertThat(columns.text()).isEqualTo(expected);
    assertThat(columns.refused().counts()).isEmpty();
  }

  @Test
  void heatmapGivesPositionsCallSignsAndSquawks() {
    ByteBuffer bytes = ByteBuffer.allocate(16 * 8 + 5).order(ByteOrder.LITTLE_ENDIAN);
    record(bytes, 2, 0, 0, 0, 0);
    record(bytes, 6, 0, 0, 0, 0);
    slice(bytes, "2021-02-01T00:00:00Z");
    record(bytes, 0xa835d1, 29_500_000, -98_250_000, 36000 / 25, 4471);
    info(bytes, 0xa835d1, 7777, "TYSON46 ");
    record(bytes, 5 << 27 | 1 << 24 | 0x00000f, -12_500_000, 170_000_000, -123, -1);
    slice(bytes, "2021-02-01T00:01:00Z");
    record(bytes, 0xa835d1, 29_600_000, -98_260_000, -124, 4470);
    bytes.put(new byte[5]);
    ReadDocument read = ReadDocument.of(bytes.array(), "07.bin.ttf");
    assertThat(read.format()).isEqualTo("readsb-heatmap");
    assertThat(read.text())
        .isEqualTo(
            """
            a835d1 2021-02-01T00:00:00Z 29.500000 -98.250000 baro=36000 gs=447.1 sq=7777 TYSON46 ADSB
            a835d1 2021-02-01T00:01:00Z 29.600000 -98.260000 gs=447.0 sq=7777 TYSON46 ADSB
            ~00000f 2021-02-01T00:00:00Z -12.500000 170.000000 ground MLAT\
            """);
    assertThat(read.refused().counts()).containsExactly(entry("DOCUMENT_TRUNCATED", 1L));
  }

  private static void record(ByteBuffer bytes, int hex, int lat, int lon, int alt, int speed) {
    bytes.putInt(hex).putInt(lat).putInt(lon).putShort((short) alt).putShort((short) speed);
  }

  private static void slice(ByteBuffer bytes, String time) {
    long timeMs = Instant.parse(time).toEpochMilli();
    record(bytes, 0x0e7f7c9d, (int) (timeMs >> 32), (int) timeMs, (short) 60_000, 0);
  }

  private static void info(ByteBuffer bytes, int hex, int squawk, String callsign) {
    bytes.putInt(hex).putInt(1 << 30 | squawk);
    bytes.put(callsign.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void pointListOfAdsbExchangeTellsMoreInItsDetails() {
    ReadDocument read =
        ReadDocument.of(
            """
            time,lat,lon,altitude,ground_speed,heading,details,alt_geom,nnumber,model,desc,timestamp,ping_time,icao
            5447.33,42.360919,-71.016839,ground,6.8,289.7,,,N17104,B752,BOEING 757-200,2025-02-07,2025-02-07 01:30:47.330,a11f59
            64508.35,42.657119,-108.438763,37025,575.4,74.0,"{'type': 'adsb_icao', 'flight': 'UAL2647 ', 'alt_geom': 37025, 'track': 73.96, 'baro_rate': -64, 'squawk': '3276'}",37025.0,N17104,B752,BOEING 757-200,2025-02-07,2025-02-07 17:55:08.350,a11f59
            """);
    assertThat(read.format()).isEqualTo("points-csv");
    assertThat(read.text())
        .isEqualTo(
            """
            a11f59 2025-02-07T01:30:47.330Z 42.360919 -71.016839 gs=6.8 trk=289.7 ground OTHER
            a11f59 2025-02-07T17:55:08.350Z 42.657119 -108.438763 baro=37025 geom=37025 gs=575.4 trk=74.0 vr=-64 sq=3276 UAL2647 ADSB\
            """);
    assertThat(read.aircraft()).containsExactly("a11f59 N17104 B752 null 0");
  }

  @Test
  void pointListInMetresWithOtherSeparatorsIsRead() {
    ReadDocument read =
        ReadDocument.of(
            """
            Timestamp;ICAO24;Lat;Lon;alt_m;velocity_ms;vertrate_ms;note
            2026-02-12T21:05:32.731705+01:00;AD92CF;33.2776;-111.6208;876.3;112.1;8.78;x
            """);
    assertThat(read.text())
        .isEqualTo(
            "ad92cf 2026-02-12T20:05:32.731Z 33.277600 -111.620800 baro=2875 gs=217.9 vr=1728 OTHER");
  }

  @Test
  void pointListWithoutAircraftIsOfOneThatItsNameMayTell() {
    String list =
        """
        time_utc,lat,lon,alt_ft
        2026-08-25T16:45:13.53Z,39.288646,-94.700623,1150
        """;
    byte[] bytes = list.getBytes(StandardCharsets.UTF_8);
    ReadDocument named = ReadDocument.of(bytes, "extracts/n703kw_20260825.csv");
    ReadDocument again = ReadDocument.of(bytes, "N703KW.csv");
    ReadDocument unnamed = ReadDocument.of(bytes, "a/track.csv");
    ReadDocument other = ReadDocument.of(bytes, "b/track.csv");
    assertThat(named.aircraft().getFirst()).startsWith("~").endsWith(" N703KW null null 0");
    assertThat(again.aircraft()).isEqualTo(named.aircraft());
    assertThat(unnamed.aircraft().getFirst()).startsWith("~").endsWith(" null null null 0");
    assertThat(other.aircraft()).isNotEqualTo(unnamed.aircraft());
  }

  @Test
  void whatCannotBeAPositionIsRefusedByCodeAndLine() {
    ReadDocument read =
        ReadDocument.of(
            """
            time_utc,icao,lat,lon,altitude_ft,callsign
            2025-02-04 15:38:36,ae4af6,0.0,0,100,RCH431
            1970-01-01 00:00:10,ae4af6,10.0,20,100,RCH431
            2099-01-01 00:00:10,ae4af6,10.0,20,100,RCH431
            yesterday,ae4af6,10.0,20,100,RCH431
            2025-02-04 15:38:37,ae4af6,91,20,100,RCH431
            2025-02-04 15:38:38,ae4af6,10,-181,100,RCH431
            2025-02-04 15:38:39,ae4af6,,,100,RCH431
            2025-02-04 15:38:40,xyz,10,20,100,RCH431
            2025-02-04 15:38:41,,10,20,100,RCH431
            2025-02-04 15:38:42,ae4af6,"10,20
            2025-02-04 15:38:43,ae4af6,10,20,9999999,R&D
            2025-02-04 15:38:44,ae4af6,-10,-20,100,rch 431
            """);
    assertThat(read.text())
        .isEqualTo(
            """
            ae4af6 2025-02-04T15:38:43Z 10.000000 20.000000 OTHER
            ae4af6 2025-02-04T15:38:44Z -10.000000 -20.000000 baro=100 RCH431 OTHER\
            """);
    assertThat(read.refused().examples())
        .extracting(refusal -> refusal.code() + " " + refusal.place())
        .containsExactly(
            "ADDRESS_MALFORMED test:9",
            "AIRCRAFT_MISSING test:10",
            "CALLSIGN_MALFORMED test:12",
            "POSITION_MISSING test:8",
            "POSITION_MISSING test:11",
            "POSITION_NULL_ISLAND test:2",
            "POSITION_OUT_OF_RANGE test:6",
            "POSITION_OUT_OF_RANGE test:7",
            "TIME_IMPLAUSIBLE test:3",
            "TIME_IMPLAUSIBLE test:4",
            "TIME_MISSING test:5",
            "VALUE_OUT_OF_RANGE test:12");
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
