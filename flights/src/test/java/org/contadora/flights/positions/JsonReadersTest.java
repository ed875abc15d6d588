package org.contadora.flights.positions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

/// Formats of JSON: snapshots, OpenSky states, decoded Mode S, tables of `traffic`.
class JsonReadersTest {
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
  void lastPositionDoesNotTakeTheSourceOfTheMessageOfNow() {
    ReadDocument read =
        ReadDocument.of(
            """
            {"now":1612137630.0,"aircraft":[
             {"hex":"a11f59","type":"mlat","flight":"UAL2647","r":"N1","alt_baro":1200,
              "lastPosition":{"lat":30.0,"lon":-90.0,"seen_pos":100.0}},
             {"hex":"a11f60","type":"mlat",
              "lastPosition":{"lat":30.0,"lon":-90.0,"seen_pos":100.0,"type":"adsb_icao"}}]}
            """);
    assertThat(read.text())
        .isEqualTo(
            """
            a11f59 2021-01-31T23:58:50Z 30.000000 -90.000000 UAL2647 OTHER
            a11f60 2021-01-31T23:58:50Z 30.000000 -90.000000 ADSB\
            """);
    assertThat(read.aircraft()).contains("a11f59 N1 null null 0");
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
    assertThat(read.refused().examples().getFirst().detail())
        .matches("The document must be whole JSON but breaks off in line 2, column \\d+\\.");
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
  void modeSLineThatIsNoObjectIsRefused() {
    ReadDocument read =
        ReadDocument.of(
            """
            {"timestamp":1612137632.25,"frame":"8d","df":"17","icao24":"a835d1","bds":"05","latitude":43.5,"longitude":1.25}
            [1,2]
            5
            """);
    assertThat(read.positions()).hasSize(1);
    assertThat(read.refused().counts()).containsExactly(entry("LINE_MALFORMED", 2L));
    assertThat(read.refused().examples().getFirst().place()).isEqualTo("test:2");
    assertThat(read.refused().examples().getFirst().detail())
        .isEqualTo("The line ([1,2]) must be a JSON object.");
  }

  @Test
  void modeSSpeedWithoutATimeGoesWithNoPosition() {
    ReadDocument read =
        ReadDocument.of(
            """
            {"timestamp":null,"frame":"8d","df":"17","icao24":"a835d1","bds":"09","groundspeed":140,"track":143.1,"vertical_rate":128,"callsign":"RPN123"}
            {"timestamp":1612137632.25,"frame":"8d","df":"17","icao24":"a835d1","bds":"05","latitude":43.5,"longitude":1.25}
            """);
    assertThat(read.text())
        .isEqualTo("a835d1 2021-02-01T00:00:32.250Z 43.500000 1.250000 RPN123 ADSB");
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
}
