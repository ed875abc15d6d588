package org.contadora.flights.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.contadora.flights.airports.Airports;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private final Findings findings = new Findings(RuleBook.shipped(), Airports.bundled()::find);

  /// Nothing in the rule book speaks of them: no rotation is built and no leg put in.
  @Test
  void airlinersAreNotRelatedAndKeepTheirLegs() {
    List<Finding> judged =
        findings.judge(
            LegText.legs(
                """
                abfd8c B38M AAL915 2025-02-07T12:00 KMIA MGGT 2025-02-07T14:40
                abfd8c B38M AAL916 2025-02-07T16:00 MHLM KMIA 2025-02-07T18:20
                """));
    assertThat(judged).hasSize(2);
    assertThat(judged)
        .allSatisfy(each -> {
          assertThat(each.flightClass()).isEqualTo(FlightClass.OTHER);
          assertThat(each.verdict()).isEqualTo(Verdict.NOT);
          assertThat(each.evidence()).singleElement().extracting(Evidence::code).isEqualTo("PRIOR");
        });
  }

  @Test
  void freighterOfAContractorIsNoRemoval() {
    assertThat(
            findings.judge(
                LegText.legs("N989CM A321 GXA1100 2026-07-02T10:00 KIWA MNMG 2026-07-02T14:00")))
        .singleElement()
        .satisfies(each -> assertThat(each.verdict()).isNotEqualTo(Verdict.LIKELY))
        .satisfies(each ->
            assertThat(each.evidence())
                .extracting(Evidence::code)
                .contains("TAIL_FREIGHTER", "HUB_STAGING"));
  }

  /// San Juan is at home, for rotations as for classes: a night there ends one, and who comes back
  /// from there was not abroad.
  @Test
  void rotationsTakeTheTerritoriesForHome() {
    assertThat(
            rotations(
                """
                N802TJ B733 SWQ3402 2020-10-05T10:00 KMIA TJSJ 2020-10-05T12:30
                N802TJ B733 SWQ3403 2020-10-06T00:30 TJSJ MDSD 2020-10-06T01:30
                """))
        .isEqualTo(2);
    assertThat(
            rotations(
                """
                N802TJ B733 SWQ3402 2020-10-05T10:00 KMIA TJSJ 2020-10-05T12:30
                N802TJ B733 SWQ3403 2020-10-05T13:30 TJSJ KMIA 2020-10-05T16:00
                N802TJ B733 SWQ3404 2020-10-05T17:30 KMIA MUHA 2020-10-05T18:30
                """))
        .isEqualTo(1);
  }

  private long rotations(String legs) {
    return findings.judge(LegText.legs(legs)).stream().map(Finding::rotationId).distinct().count();
  }

  /// From one part of the border to another, while people were expelled there.
  @Test
  void brownsvilleToElPasoIsALateralUntilExpulsionsEnd() {
    assertThat(tags("N802TJ B733 SWQ3402 2021-10-05T15:10 KBRO KELP 2021-10-05T17:00"))
        .contains(Tag.LATERAL);
    assertThat(tags("N802TJ B733 SWQ3402 2023-10-05T15:10 KBRO KELP 2023-10-05T17:00"))
        .doesNotContain(Tag.LATERAL);
  }

  /// N99999 is the last civil one of the United States; no input says what they are.
  @Test
  void addressTellsWhatIsMilitary() {
    for (String address : List.of("adf7c8", "adffff", "c20000", "c3ffff")) {
      for (String callsign : List.of("-", "DOOM51", "TYSON41")) {
        assertThat(
                tags(address + " C17 " + callsign + " 2025-02-07T12:00 KBIF MGGT 2025-02-07T16:00"))
            .as(address + " " + callsign)
            .contains(Tag.MILITARY);
      }
    }
    for (String address : List.of("adf7c7", "c1ffff", "b00000", "~adf7c8", "N99999")) {
      assertThat(tags(address + " C17 TYSON41 2025-05-07T12:00 KBIF MGGT 2025-05-07T16:00"))
          .as(address)
          .doesNotContain(Tag.MILITARY);
    }
  }

  /// Detention abroad, not a country that people are removed to.
  @Test
  void guantanamoIsATransfer() {
    Finding finding =
        findings
            .judge(LegText.legs("ad7274 A321 TYSON42 2025-04-25T10:00 KBIF MUGM 2025-04-25T14:00"))
            .getFirst();
    assertThat(finding.flightClass()).isEqualTo(FlightClass.TRANSFER);
  }

  @Test
  void peopleAreARangeOfTheCountryAndPeriod() {
    assertThat(
            findings
                .judge(
                    LegText.legs("ad7274 A321 TYSON42 2025-04-25T10:00 KAEX MGGT 2025-04-25T13:00"))
                .getFirst()
                .people())
        .isEqualTo(
            new People(
                46,
                117,
                "GOVERNMENT_PERIOD",
                "IGM: 48405 people on 532 flights in 2025; spread of ARTS missions"));
  }

  @Test
  void sameLegsGiveTheSameFindings() {
    String legs = "N624XA B738 SWQ3402 2020-03-22T13:10 KIAH MHLM 2020-03-22T15:30";
    assertThat(findings.judge(LegText.legs(legs))).isEqualTo(findings.judge(LegText.legs(legs)));
  }

  /// Mid-2025 missions of GlobalX fly as TYSON; in 2026 they are back under its own numbers.
  @Test
  void ownNumberSpeaksAgainstAMissionOnlyWhileMissionsUseAnother() {
    assertThat(codes("ad7274 A321 GXA640 2025-06-02T17:00 KAEX KBNA 2025-06-02T19:00"))
        .contains("NUMBER_OWN");
    assertThat(codes("ad7274 A321 GXA640 2026-06-02T17:00 KAEX KBNA 2026-06-02T19:00"))
        .doesNotContain("NUMBER_OWN");
  }

  @Test
  void hourIsThatOfTheRotationsBeginAfterARest() {
    List<Finding> judged =
        findings.judge(
            LegText.legs(
                """
                ad7274 A321 GXA640 2026-06-02T23:00 KAEX KIAH 2026-06-03T00:00
                ad7274 A321 GXA640 2026-06-03T11:30 KIAH KHRL 2026-06-03T12:40
                ad7274 A321 GXA641 2026-06-03T18:00 KHRL KAEX 2026-06-03T19:40
                ad7274 A321 GXA642 2026-06-04T19:30 KAEX KMIA 2026-06-04T21:20
                """));
    assertThat(judged.stream().map(FindingsTest::hours))
        .containsExactly(
            "no hour",
            "ROTATION_STARTS_EARLY 5",
            "ROTATION_STARTS_LATE 11",
            "ROTATION_STARTS_LATE 13");
  }

  /// Troops leave from Baltimore for bases in Europe; the aircraft came from a hub.
  @Test
  void troopCharterOfAnAircraftBasedAtAHubIsNoRemoval() {
    assertThat(
            findings.judge(
                LegText.legs(
                    """
                    a51dba B763 OAE617 2025-06-02T19:25 KIWA KBWI 2025-06-02T23:40
                    a51dba B763 OAE618 2025-06-03T00:56 KBWI LPLA 2025-06-03T06:30
                    a51dba B763 OAE619 2025-06-03T19:21 LPLA KIWA 2025-06-04T05:00
                    """)))
        .noneMatch(each -> each.flightClass() == FlightClass.REMOVAL);
  }

  /// Nobody has got off at Shannon: what leaves it, wherever to, still carries everyone.
  @Test
  void whatLeavesAFuelStopForTheUnknownIsOnItsWayOut() {
    assertThat(
            findings.judge(
                LegText.legs(
                    """
                    N588AT GLF5 JRY588 2025-05-20T16:00 KHRL EINN 2025-05-21T01:30
                    N588AT GLF5 JRY588 2025-05-21T03:00 EINN - 2025-05-21T08:30
                    """)))
        .extracting(Finding::flightClass)
        .containsExactly(FlightClass.REMOVAL, FlightClass.REMOVAL);
  }

  @Test
  void trainingFlightFromAHubAndBackCountsTheHubOnce() {
    assertThat(codes("ae0001 C17 RCH173 2025-06-03T19:29 KBIF KBIF 2025-06-03T21:00"))
        .containsOnlyOnce("HUB_MILITARY_STAGING");
  }

  private List<Tag> tags(String leg) {
    return findings.judge(LegText.legs(leg)).getFirst().tags();
  }

  private List<String> codes(String leg) {
    return findings.judge(LegText.legs(leg)).getFirst().evidence().stream()
        .map(Evidence::code)
        .toList();
  }

  private static String hours(Finding finding) {
    return finding.evidence().stream()
        .filter(each -> each.code().startsWith("ROTATION_STARTS_"))
        .map(each -> each.code() + " " + each.parameters().get("hour"))
        .findFirst()
        .orElse("no hour");
  }
}
