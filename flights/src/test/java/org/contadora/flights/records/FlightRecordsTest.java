package org.contadora.flights.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.contadora.core.Refusals;
import org.contadora.flights.legs.Basis;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.LegFlag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightRecordsTest extends RecordTables {
  @TempDir Path folder;

  @Test
  void localTimesBecomeUtcAndTheFlightNumberACallsign() throws IOException {
    Leg leg =
        read(row(
                "2020-04-27, WQ3554,\"Alexandria, LA(AEX/KAEX)\",08:00\u00a0CDT,"
                    + "\"Harrisburg, PA(MDT/KMDT)\",,B734 (N430XA),Landed 11:29\u00a0EDT,02h22m,Swift,KMDT,KAEX"))
            .getFirst();
    assertThat(leg.callsign()).isEqualTo("SWQ3554");
    assertThat(leg.aircraft().registration()).isEqualTo("N430XA");
    assertThat(leg.aircraft().typeCode()).isEqualTo("B734");
    assertThat(leg.departure().airport()).isEqualTo("KAEX");
    assertThat(leg.departure().time()).isEqualTo(Instant.parse("2020-04-27T13:07:00Z"));
    assertThat(leg.arrival().time()).isEqualTo(Instant.parse("2020-04-27T15:29:00Z"));
    assertThat(leg.id()).isEqualTo("N430XA-20200427T1307");
  }

  @Test
  void landingAfterMidnightIsOnTheNextDay() throws IOException {
    Leg leg =
        read(row("2020-02-05, WQ9,A,22:30 EST,B,,B734 (N1),Landed 00:20 CST,02h50m,S,KBRO,KMIA"))
            .getFirst();
    assertThat(leg.arrival().time()).isEqualTo(Instant.parse("2020-02-06T06:20:00Z"));
  }

  /// Central time in Honduras and Texas, but Cuba's own.
  @Test
  void sameAbbreviationIsReadByCountry() throws IOException {
    List<Leg> legs =
        read(
            row("2020-03-06, WQ1,A,11:00 CST,B,,B734 (N1),Landed,02h00m,S,KBRO,MHLM"),
            row("2020-03-06, WQ2,A,11:00 CST,B,,B734 (N2),Landed,00h50m,S,KMIA,MUHA"));
    assertThat(legs.get(0).departure().time()).isEqualTo(Instant.parse("2020-03-06T17:00:00Z"));
    assertThat(legs.get(1).departure().time()).isEqualTo(Instant.parse("2020-03-06T16:00:00Z"));
  }

  @Test
  void missingTimeIsComputedFromTheDuration() throws IOException {
    Leg leg =
        read(row("2020-02-12, WQ3516,A,,B,,B733 (N1),Landed 19:06 MST,04h14m,S,KIWA,MHLM"))
            .getFirst();
    assertThat(leg.departure().time()).isEqualTo(Instant.parse("2020-02-12T21:52:00Z"));
  }

  @Test
  void missingEndIsUnknown() throws IOException {
    Leg leg = read(row("2020-02-08, WQ3509,A,,,,B733 (N1),Landed,,S,,KIWA")).getFirst();
    assertThat(leg.arrival().basis()).isEqualTo(Basis.UNKNOWN);
    assertThat(leg.departure().reason()).isEqualTo("RECORD_DATE_ONLY");
  }

  @Test
  void scheduleAndFlightOfOneLegAreOne() throws IOException {
    List<Leg> legs =
        read(
            row("2020-02-27, WQ3517,A,,B,,B733 (N531AU),Landed 06:04 MST,00h48m,S,KELP,KIWA"),
            row("2020-02-27, WQ3518,A,05:15 MST,B,,B733,Landed,00h49m,S,KELP,KIWA"),
            row("2020-02-27, WQ3505,A,07:30 MST,B,,B738 (N624XA),Landed,00h47m,S,KELP,KIWA"));
    assertThat(legs).hasSize(2);
    assertThat(refusals.counts()).isEqualTo(Map.of("RECORD_DUPLICATE", 1L));
  }

  @Test
  void rowWithoutATailFillsTheChainItFits() throws IOException {
    List<Leg> legs =
        read(
            row("2020-02-06, WAL608,A,05:25 CST,B,,MD83 (N806WA),Landed,00h45m,W,KBRO,KSAT"),
            row("2020-02-06, WAL608,A,07:35 CST,B,,MD83,Landed,02h03m,W,MGGT,KBRO"),
            row("2020-02-06, WAL6O8,A,11:00 CST,B,,MD83 (N806WA),Landed,02h37m,W,KSAT,MGGT"));
    assertThat(legs).extracting(leg -> leg.aircraft().registration()).containsOnly("N806WA");
    assertThat(legs).extracting(Leg::callsign).containsOnly("WAL608");
    assertThat(legs.get(1).source()).endsWith("line 3 (registration from the chain)");
  }

  @Test
  void rowsThatAreNoLegsAreRefusedByCode() throws IOException {
    assertThat(
            read(
                row("2020-02-08, WQ1,,,,,B733 (N1),Landed,,S,,"),
                row("yesterday, WQ2,A,,B,,B733 (N1),Landed,,S,KELP,KIWA")))
        .isEmpty();
    assertThat(refusals.counts())
        .containsOnlyKeys(
            "RECORD_WITHOUT_AIRPORTS", "RECORD_DATE_UNREADABLE", "RECORD_WITHOUT_TIME");
  }

  @Test
  void ownLegsCsvIsReadAgain() throws IOException {
    Leg leg =
        readText(
                """
                leg_id,icao24,registration,callsign,operator,departure_airport,departure_basis,departure_time,arrival_airport,arrival_basis,arrival_time,class,probability,tags,rotation_id,source
                ad7274-20250425T0723,ad7274,N966AD,TYSON42,,TJSJ,observed,2025-04-25T07:23:00Z,SBFZ,inferred,2025-04-25T12:21:00Z,removal,0.99,night,r,x
                """)
            .getFirst();
    assertThat(leg.id()).isEqualTo("ad7274-20250425T0723");
    assertThat(leg.departure().basis()).isEqualTo(Basis.OBSERVED);
    assertThat(leg.arrival().basis()).isEqualTo(Basis.INFERRED);
    assertThat(leg.arrival().time()).isEqualTo(Instant.parse("2025-04-25T12:21:00Z"));
  }

  /// Placencia in Belize has no ICAO code.
  @Test
  void fieldsWithoutAnIcaoCodeAreReadByTheCodeOfTheAirportList() throws IOException {
    List<Leg> legs =
        readText(
            """
            leg_id,icao24,registration,callsign,departure_airport,departure_basis,departure_time,arrival_airport,arrival_basis,arrival_time
            ,a12345,,GXA9001,KAEX,observed,2026-01-29T00:10:00Z,BZ-PLJ,observed,2026-01-29T03:00:00Z
            ,a12345,,GXA9003,KAEX,observed,2026-01-30T00:10:00Z,BZ-XXX,observed,2026-01-30T03:00:00Z
            """);
    assertThat(legs.getFirst().arrival().airport()).isEqualTo("BZ-PLJ");
    assertThat(refusals.examples())
        .extracting(Refusals.Refusal::detail)
        .containsExactly("arrival_airport (BZ-XXX) must be the code of an airport, such as KAEX.");
  }

  @Test
  void airportEventsBecomeLegsByTheirOrder() throws IOException {
    assertThat(
            readText(
                """
                time_utc,icao24,airport_ident,callsign,registration_lookup,type_lookup
                2025-04-25T04:43:00.000Z,ad7274,TJSJ,TYSON42,N966AD,A321
                2025-04-25T07:23:00.000Z,ad7274,TJSJ,TYSON42,N966AD,A321
                2025-04-25T12:21:00.000Z,ad7274,SBFZ,TYSON42,N966AD,A321
                """))
        .singleElement()
        .satisfies(leg -> {
          assertThat(leg.departure().airport()).isEqualTo("TJSJ");
          assertThat(leg.departure().time()).isEqualTo(Instant.parse("2025-04-25T07:23:00Z"));
          assertThat(leg.arrival().airport()).isEqualTo("SBFZ");
        });
  }

  @Test
  void ownMappingReadsATableOfOnesOwn() throws IOException {
    Path mapping = folder.resolve("mine.mapping");
    Files.writeString(
        mapping,
        """
        # My notebook
        name = notebook
        header = Fecha, Vuelo, Desde, Hasta, Sale
        date = Fecha
        callsign = Vuelo
        departure_airport = Desde
        arrival_airport = Hasta
        departure_time = Sale
        time_zone = -05:00
        """);
    FlightRecords mine = records.with(mapping);
    byte[] table =
        "Fecha,Vuelo,Desde,Hasta,Sale\n2026-01-29,FAC1222,KAEX,SKBO,15:20\n"
            .getBytes(StandardCharsets.UTF_8);
    assertThat(mine.recognise(table)).contains("notebook");
    List<Leg> legs = new ArrayList<>();
    mine.read(new ByteArrayInputStream(table), "t.csv", legs::add, refusals);
    assertThat(legs.getFirst().departure().time()).isEqualTo(Instant.parse("2026-01-29T20:20:00Z"));
  }

  /// Clocks that were never set, and years with a digit wrong.
  @Test
  void rowsOfImpossibleDatesAreRefusedAndTheRestRead() throws IOException {
    List<Leg> legs = new ArrayList<>();
    byte[] table =
        """
        leg_id,icao24,registration,callsign,departure_airport,departure_basis,departure_time,\
        arrival_airport,arrival_basis,arrival_time
        ,a12345,,GXA9001,KAEX,,1970-01-01T00:10:00Z,MGGT,,1970-01-01T03:00:00Z
        ,a12345,,GXA9003,KAEX,,2026-01-29T00:10:00Z,MGGT,,2026-01-29T03:00:00Z
        ,a12345,,GXA9005,KAEX,,2099-01-29T00:10:00Z,MGGT,,2099-01-29T03:00:00Z
        """
            .getBytes(StandardCharsets.UTF_8);
    records.read(new ByteArrayInputStream(table), "t.csv", legs::add, refusals);
    assertThat(legs).extracting(Leg::callsign).containsExactly("GXA9003");
    assertThat(refusals.counts()).containsEntry("RECORD_DATE_IMPLAUSIBLE", 2L);
    assertThat(refusals.examples().getFirst().place()).isEqualTo("t.csv, line 2");
    assertThat(refusals.examples().getFirst().detail())
        .isEqualTo(
            "The dates (-, 1970-01-01, 1970-01-01) must be from 2000-01-01 to 2089-12-31; the row is"
                + " left out.");
  }

  /// Saved as UTF-16, as spreadsheets call it Unicode, or as Latin-1: whose no-break spaces are no
  /// characters of UTF-8.
  @Test
  void tableInAnotherEncodingIsReadTheSame() throws IOException {
    String table =
        """
        Date,Flight,Departure,STD,Arrival,STA,Aircraft,Status,Duration,ArrivalICAO,DepartureICAO
        2020-04-27, WQ3555,Bogotá,12:45\u00a0EDT,,,B734 (N430XA),Landed,03h43m,KBRO,KMDT
        """;
    List<Leg> expected = new ArrayList<>();
    records.read(
        new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)),
        "t.csv",
        expected::add,
        refusals);
    assertThat(expected.getFirst().departure().time())
        .isEqualTo(Instant.parse("2020-04-27T16:45:00Z"));
    for (Charset charset : List.of(StandardCharsets.UTF_16, StandardCharsets.ISO_8859_1)) {
      byte[] bytes = table.getBytes(charset);
      assertThat(records.recognise(bytes)).as("%s", charset).contains("radarbox-2020");
      List<Leg> legs = new ArrayList<>();
      records.read(new ByteArrayInputStream(bytes), "t.csv", legs::add, refusals);
      assertThat(legs).as("%s", charset).isEqualTo(expected);
    }
    assertThat(refusals.counts()).isEmpty();
  }

  /// A quotation mark that is never closed makes one field of all that follows.
  @Test
  void fieldThatIsTooLongToHoldIsToldWithItsLine() throws IOException {
    String table =
        "date,flight,from,to\n2026-01-29,GXA1,KAEX,MGGT\n2026-01-30,\"" + "x".repeat(17 << 20);
    Path mapping = folder.resolve("m.mapping");
    Files.writeString(
        mapping,
        """
        name = m
        header = date, flight, from, to
        date = date
        callsign = flight
        departure_airport = from
        arrival_airport = to
        """);
    List<Leg> legs = new ArrayList<>();
    records
        .with(mapping)
        .read(
            new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)),
            "t.csv",
            legs::add,
            refusals);
    assertThat(legs).hasSize(1);
    assertThat(refusals.examples().getFirst().detail())
        .contains("line 3", "The rows before are kept.", "Maybe a quotation mark is not closed");
  }

  @Test
  void landingElsewhereThanPlannedIsDivertedAndBackAtTheOriginTurnedBack() throws IOException {
    Path mapping = folder.resolve("filed.mapping");
    Files.writeString(
        mapping,
        """
        name = filed
        header = date, flight, from, to, filed
        date = date
        callsign = flight
        departure_airport = from
        arrival_airport = to
        planned_arrival_airport = filed
        """);
    byte[] table =
        """
        date,flight,from,to,filed
        2026-01-29,GXA9001,KAEX,MSLP,MGGT
        2026-01-30,GXA9003,KAEX,KAEX,MGGT
        2026-01-31,GXA9005,KAEX,MGGT,MGGT
        2026-02-01,GXA9007,KAEX,MGGT,
        """
            .getBytes(StandardCharsets.UTF_8);
    List<Leg> legs = new ArrayList<>();
    records.with(mapping).read(new ByteArrayInputStream(table), "t.csv", legs::add, refusals);
    assertThat(legs)
        .extracting(Leg::callsign, Leg::flags)
        .containsExactlyInAnyOrder(
            tuple("GXA9001", List.of(LegFlag.DIVERTED)),
            tuple("GXA9003", List.of(LegFlag.TURNED_BACK)),
            tuple("GXA9005", List.of()),
            tuple("GXA9007", List.of()));
  }

  /// Saved by a spreadsheet where the comma is in numbers, with a byte order mark.
  @Test
  void tableWithSemicolonsAndByteOrderMarkIsReadTheSame() throws IOException {
    Path mapping = folder.resolve("mine.mapping");
    Files.writeString(
        mapping,
        """
        \ufeffname = notebook
        header = Vuelo, Desde
        date = Fecha
        callsign = Vuelo
        departure_airport = Desde
        """);
    FlightRecords mine = records.with(mapping);
    String plain = "Fecha,Vuelo,Desde\n2026-01-29,FAC1222,KAEX\n";
    String saved = "\ufeff" + plain.replace(",", ";").replace("\n", "\r\n");
    assertThat(read(mine, saved)).isEqualTo(read(mine, plain)).hasSize(1);
  }

  @Test
  void wrongMappingIsToldWithItsLine() throws IOException {
    Path mapping = folder.resolve("mine.mapping");
    Files.writeString(mapping, "name = x\nheader = A\nzone.EST = five\n");
    assertThatThrownBy(() -> records.with(mapping))
        .isInstanceOf(MappingException.class)
        .hasMessage(
            mapping + ", line 3: zone.EST (five) must be an offset from UTC such as -05:00.");
  }

  @Test
  void otherTablesAreNotRecognised() {
    assertThat(records.recognise("a,b,c\n1,2,3\n".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }
}
