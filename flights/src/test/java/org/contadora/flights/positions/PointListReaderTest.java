package org.contadora.flights.positions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Lists of points with a header line.
class PointListReaderTest {
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
  void openSkyStateVectorsSavedAsATableAreInItsUnits() {
    ReadDocument read =
        ReadDocument.of(
            """
            icao24,callsign,origin_country,time_position,last_contact,longitude,latitude,baro_altitude,on_ground,velocity,true_track,vertical_rate,sensors,geo_altitude,squawk,spi,position_source
            a835d1,GXA6276 ,United States,1612137629,1612137630,-98.25,29.5,10972.8,False,230,270,-5.08,,11140.44,3276,False,0
            a835d1,GXA6276 ,United States,1612137629,1612137640,-98.25,29.5,10972.8,False,230,270,-5.08,,11140.44,3276,False,0
            a6b0f5,ON47    ,United States,1612137629,1612137630,-97.25,28.5,,True,5,90,,,,,False,0
            """);
    assertThat(read.format()).isEqualTo("opensky-csv");
    assertThat(read.text())
        .isEqualTo(
            """
            a835d1 2021-02-01T00:00:29Z 29.500000 -98.250000 baro=36000 geom=36550 gs=447.1 trk=270.0 vr=-1000 sq=3276 GXA6276 OTHER
            a6b0f5 2021-02-01T00:00:29Z 28.500000 -97.250000 gs=9.7 trk=90.0 ON47 ground OTHER\
            """);
  }

  @Test
  void unitBehindAColumnsNameIsRead() {
    ReadDocument feet =
        ReadDocument.of(
            """
            ICAO,Time (UTC),Latitude (deg),Longitude (deg),Altitude (ft),Speed (kts),Heading [deg],Vertical Rate (ft/min),Callsign (ICAO)
            A835D1,2021-02-01 00:00:29,29.5,-98.25,36000,447,270,-1000,GXA6276
            """);
    ReadDocument metres =
        ReadDocument.of(
            """
            hex,time,lat,lon,altitude_meters,speed_kmh,track,vertical_speed (m/s),flight
            a835d1,2021-02-01T00:00:29 UTC,29.5,-98.25,10972.8,827.844,270,-5.08,GXA6276
            """);
    String expected =
        "a835d1 2021-02-01T00:00:29Z 29.500000 -98.250000 baro=36000 gs=447.0 trk=270.0 vr=-1000"
            + " GXA6276 OTHER";
    assertThat(feet.text()).isEqualTo(expected);
    assertThat(metres.text()).isEqualTo(expected);
    assertThat(feet.refused().counts()).isEmpty();
    assertThat(metres.refused().counts()).isEmpty();
  }

  @Test
  void columnWhoseUnitNobodyKnowsIsNamedAndNotRead() {
    ReadDocument read =
        ReadDocument.of(
            """
            hex,time,lat,lon,Altitude (fathoms),velocity,Velocity (m/s)
            a835d1,2021-02-01T00:00:29Z,29.5,-98.25,6000,827,100
            """);
    assertThat(read.text())
        .isEqualTo("a835d1 2021-02-01T00:00:29Z 29.500000 -98.250000 gs=194.4 OTHER");
    assertThat(read.refused().examples())
        .extracting(refusal -> refusal.place() + " " + refusal.detail())
        .containsExactly(
            "test:1 The column (velocity) must give its values in a known unit, such as ft, m, kt or"
                + " m/s.",
            "test:1 The column (Altitude (fathoms)) must give its values in a known unit, such as ft,"
                + " m, kt or m/s.");
  }

  @Test
  void placeInOneCellIsRead() {
    ReadDocument read =
        ReadDocument.of(
            """
            Timestamp,UTC,Callsign,Position,Altitude,Speed,Direction
            1612137629,2021-02-01T00:00:29Z,GXA6276,"29.5,-98.25",36000,447,270
            """);
    assertThat(read.text())
        .endsWith(
            "2021-02-01T00:00:29Z 29.500000 -98.250000 baro=36000 gs=447.0 trk=270.0 GXA6276 OTHER");
  }

  @Test
  void decimalCommaIsToldFromAThousandsComma() {
    ReadDocument decimal =
        ReadDocument.of(
            """
            icao24;time;lat;lon;altitude_m;velocity_ms
            a835d1;2021-02-01 00:00:29 +01:00;29,5;-98,25;10972,8;230,0
            a835d1;2021-02-01 00:00:39 +01:00;29;-98,25;10972,8;230,0
            """);
    assertThat(decimal.text())
        .isEqualTo(
            """
            a835d1 2021-01-31T23:00:29Z 29.500000 -98.250000 baro=36000 gs=447.1 OTHER
            a835d1 2021-01-31T23:00:39Z 29.000000 -98.250000 baro=36000 gs=447.1 OTHER\
            """);
    ReadDocument thousands =
        ReadDocument.of(
            """
            icao24;time;lat;lon;altitude_ft
            a835d1;2021-02-01 00:00:29;29.5;-98.25;36,000
            """);
    assertThat(thousands.text())
        .isEqualTo("a835d1 2021-02-01T00:00:29Z 29.500000 -98.250000 OTHER");
    assertThat(thousands.refused().counts()).containsEntry("VALUE_UNREADABLE", 1L);
  }

  @Test
  void timeThatCannotBeReadIsShown() {
    ReadDocument read =
        ReadDocument.of(
            """
            icao24,time,lat,lon
            a835d1,04/02/2025 15:38,29.5,-98.25
            """);
    assertThat(read.refused().examples())
        .extracting(refusal -> refusal.code() + " " + refusal.detail())
        .containsExactly(
            "TIME_MISSING The time (04/02/2025 15:38) must be as in 2025-02-04T15:38:36Z, or Unix"
                + " time.\nMaybe write the year first: no line tells by a day after the 12th whether"
                + " days or months come first.");
  }

  @Test
  void zoneOfATimeMayBeAWordOrAnOffset() {
    for (String time :
        List.of(
            "2025-02-04 10:38:36 EST",
            "2025-02-04T10:38:36EST",
            "2025-02-04 09:38:36 CST",
            "2025-02-04 11:38:36 EDT",
            "2025-02-04 10:38:36-0500",
            "2025-02-04 10:38:36 -05",
            "2025-02-04 10:38:36 COT",
            "2025-02-04 15:38:36 GMT",
            "2025-02-04 15:38:36 z",
            "2025-02-04T15:38:36+0000",
            "2025-02-04 21:08:36 UTC+5:30",
            "2025/02/04 3:38:36 PM",
            "2025-02-04 15:38:36,000")) {
      String list = "icao24;time;lat;lon\na835d1;" + time + ";29.5;-98.25\n";
      assertThat(ReadDocument.of(list).text())
          .as(time)
          .isEqualTo("a835d1 2025-02-04T15:38:36Z 29.500000 -98.250000 OTHER");
    }
    ReadDocument header =
        ReadDocument.of(
            """
            icao24,Time (EST),lat,lon
            a835d1,2025-02-04 10:38:36,29.5,-98.25
            a835d1,2025-02-04 15:38:46Z,29.5,-98.26
            """);
    assertThat(header.text())
        .isEqualTo(
            """
            a835d1 2025-02-04T15:38:36Z 29.500000 -98.250000 OTHER
            a835d1 2025-02-04T15:38:46Z 29.500000 -98.260000 OTHER\
            """);
  }

  @Test
  void zoneThatIsNotOneOnlyIsRefusedWithWhatHelps() {
    ReadDocument read =
        ReadDocument.of("icao24,time,lat,lon\na835d1,2025-02-04 10:38:36 AST,29.5,-98.25\n");
    assertThat(read.refused().examples())
        .extracting(refusal -> refusal.code() + " " + refusal.detail())
        .containsExactly(
            "TIME_MISSING The time (2025-02-04 10:38:36 AST) must be as in 2025-02-04T15:38:36Z, or"
                + " Unix time.\nMaybe write its zone (AST), which is not known or not one zone only,"
                + " as an offset such as -05:00.");
  }

  /// One day after the 12th tells of all rows, those before it, too.
  @Test
  void listTellsByItselfWhetherDaysOrMonthsComeFirst() {
    String list =
        """
        icao24,time,lat,lon
        a835d1,%s 23:59:50,29.5,-98.25
        a835d1,%s 00:00:10,29.5,-98.26
        a835d1,%s 00:00:20,29.5,-98.27
        """;
    String expected =
        """
        a835d1 2025-02-12T23:59:50Z 29.500000 -98.250000 OTHER
        a835d1 2025-02-13T00:00:10Z 29.500000 -98.260000 OTHER
        a835d1 2025-02-13T00:00:20Z 29.500000 -98.270000 OTHER\
        """;
    for (List<String> dates :
        List.of(
            List.of("12/02/2025", "13/02/2025", "13/02/2025"),
            List.of("02/12/2025", "02/13/2025", "2025-02-13"),
            List.of("2/12/2025", "2/13/2025", "2/13/2025"),
            List.of("12.02.2025", "13.02.2025", "13.02.2025"))) {
      ReadDocument read = ReadDocument.of(list.formatted(dates.toArray()));
      assertThat(read.text()).as(dates.toString()).isEqualTo(expected);
      assertThat(read.refused().counts()).isEmpty();
    }
    ReadDocument both = ReadDocument.of(list.formatted("12/02/2025", "13/02/2025", "02/14/2025"));
    assertThat(both.positions()).hasSize(2);
    assertThat(both.refused().counts()).containsEntry("TIME_MISSING", 1L);
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
    assertThat(named.aircraft()).containsExactly("a960a9 N703KW null null 0");
    assertThat(again.aircraft()).isEqualTo(named.aircraft());
    assertThat(unnamed.aircraft().getFirst()).startsWith("~").endsWith(" null null null 0");
    assertThat(other.aircraft()).isNotEqualTo(unnamed.aircraft());
  }

  /// As Flightradar24 lets a flight's points be saved, under names that people give them.
  @Test
  void listOfFlightradar24HasTheAircraftThatItsNameOrItsCallSignTells() {
    String list =
        """
        Timestamp,UTC,Callsign,Position,Altitude,Speed,Direction
        1612137629,2021-02-01T00:00:29Z,%s,"29.5,-98.25",36000,447,270
        1612137639,2021-02-01T00:00:39Z,,"29.5,-98.28",36000,447,270
        """;
    byte[] airline = list.formatted("GXA6276").getBytes(StandardCharsets.UTF_8);
    byte[] owner = list.formatted("N703KW").getBytes(StandardCharsets.UTF_8);
    for (String name :
        List.of(
            "GXA6276_N703KW.csv",
            "2021-02-01 n703kw.csv",
            "track-a960a9.csv",
            "N703KW-A960A9_2f0b1a3c.csv",
            "N703KW_7feb20.csv")) {
      ReadDocument read = ReadDocument.of(airline, name);
      assertThat(read.aircraft()).as(name).hasSize(1);
      assertThat(read.aircraft().getFirst()).as(name).startsWith("a960a9 ");
      assertThat(read.refused().counts()).as(name).isEmpty();
    }
    assertThat(ReadDocument.of(owner, "GXA6276_2f0b1a3c.csv").aircraft())
        .containsExactly("a960a9 N703KW null null 0");
    for (String name :
        List.of(
            "GXA6276_2f0b1a3c.csv",
            "20210201.csv",
            "210201-n2.csv",
            "decade.csv",
            "1Dec20.csv",
            "track feb721.csv",
            "N703KW_notes_A1B2C3.csv",
            "N703KW or N530FL.csv")) {
      ReadDocument read = ReadDocument.of(airline, name);
      assertThat(read.aircraft()).as(name).hasSize(1);
      assertThat(read.aircraft().getFirst()).as(name).startsWith("~");
      assertThat(read.refused().examples())
          .extracting(refusal -> refusal.code() + " " + refusal.detail())
          .containsExactly(
              "AIRCRAFT_UNNAMED The columns (Timestamp, UTC, Callsign, Position, Altitude, Speed,"
                  + " Direction) must name the aircraft, such as icao24 or registration; its flights"
                  + " count as those of an aircraft of their own.\nMaybe put its registration or"
                  + " address into the document's name, such as N703KW.csv.");
    }
  }

  @Test
  void columnsOfTrackersThatNameAircraftAreKnown() {
    ReadDocument ofItsService =
        ReadDocument.of(
            """
            fr24_id,flight,callsign,lat,lon,track,alt,gspeed,vspeed,squawk,timestamp,source,hex,type,reg
            2f0b1a3c,5Y123,GXA6276,29.5,-98.25,270,36000,447,-1000,3276,2021-02-01T00:00:29Z,ADSB,A960A9,B763,N703KW
            """);
    ReadDocument byTail =
        ReadDocument.of(
            """
            timestamp_utc,tail number,callsign,lat,lon,track,feet,kts,vspeed
            2021-02-01T00:00:29Z,N703KW,GXA6276,29.5,-98.25,270,36000,447,-1000
            """);
    assertThat(byTail.text())
        .isEqualTo(
            "a960a9 2021-02-01T00:00:29Z 29.500000 -98.250000 baro=36000 gs=447.0 trk=270.0 vr=-1000"
                + " GXA6276 OTHER");
    assertThat(ofItsService.text())
        .startsWith(
            "a960a9 2021-02-01T00:00:29Z 29.500000 -98.250000 baro=36000 gs=447.0 trk=270.0 vr=-1000"
                + " sq=3276 GXA6276");
    assertThat(ofItsService.aircraft().getFirst()).startsWith("a960a9 N703KW");
  }

  @Test
  void registrationOfTheUnitedStatesTellsTheAddressThatARowLacks() {
    ReadDocument read =
        ReadDocument.of(
            """
            time_utc,icao,registration,lat,lon
            2026-08-25T16:45:13Z,,N703KW,39.288646,-94.700623
            2026-08-25T16:45:23Z,a960a9,N703KW,39.298646,-94.700623
            2026-08-25T16:45:33Z,,XA-ABC,39.308646,-94.700623
            """);
    assertThat(read.aircraft())
        .containsExactly("a960a9 N703KW null null 0", "XA-ABC XA-ABC null null 0");
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
  void unreadableValueIsRefusedAndTheRestOfItsRowIsRead() {
    ReadDocument read =
        ReadDocument.of(
            """
            time_utc,icao,lat,lon,altitude_ft,ground_speed_kt,track_deg
            2025-02-04 15:38:41,ae4af6,10,20,FL330,410,twelve
            2025-02-04 15:38:42,ae4af6,10,21,ground,n/a,
            2025-02-04 15:38:43,ae4af6,10,22,33 000,410,12
            """);
    assertThat(read.text())
        .isEqualTo(
            """
            ae4af6 2025-02-04T15:38:41Z 10.000000 20.000000 gs=410.0 OTHER
            ae4af6 2025-02-04T15:38:42Z 10.000000 21.000000 ground OTHER
            ae4af6 2025-02-04T15:38:43Z 10.000000 22.000000 gs=410.0 trk=12.0 OTHER\
            """);
    assertThat(read.refused().examples())
        .extracting(refusal -> refusal.code() + " " + refusal.place() + " " + refusal.detail())
        .containsExactly(
            "VALUE_UNREADABLE test:2 The altitude (FL330) must be a number, or empty where it is not known.",
            "VALUE_UNREADABLE test:2 The track (twelve) must be a number, or empty where it is not known.",
            "VALUE_UNREADABLE test:4 The altitude (33 000) must be a number, or empty where it is not known.");
  }
}
