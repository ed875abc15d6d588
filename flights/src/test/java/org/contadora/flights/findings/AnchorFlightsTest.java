package org.contadora.flights.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.contadora.flights.airports.Airports;
import org.junit.jupiter.api.Test;

/// Single flights with known answers. The numbers A1, A4 … are those of the list of anchor flights;
/// times are invented where the sources give only a day.
class AnchorFlightsTest {
  private final Findings findings = new Findings(RuleBook.shipped(), Airports.bundled()::find);

  /// BORDER/LINES and flight records: numbers outside the usual block, US citizens on the way back.
  @Test
  void a1MissionOnUnusualNumbersIsOneRemoval() {
    assertThat(
            judged(
                """
                N624XA B738 SWQ3401 2020-03-22T10:35 KAEX KIAH 2020-03-22T11:40
                N624XA B738 SWQ3402 2020-03-22T13:10 KIAH MHLM 2020-03-22T15:30
                N624XA B738 SWQ3403 2020-03-22T19:05 MHLM KAEX 2020-03-22T23:12
                """))
        .isEqualTo(
            """
            KAEX-KIAH removal_connection likely
            KIAH-MHLM removal likely
            MHLM-KAEX removal_return likely
            """);
  }

  /// Witness at the Border 2021-01-04, confirmed by ICE: the stop at Alexandria tells.
  @Test
  void a4HavanaByAlexandriaIsARemoval() {
    assertThat(
            judged(
                """
                N440US B734 SWQ9440 2020-12-29T13:00 KMIA KAEX 2020-12-29T14:50
                N440US B734 SWQ9440 2020-12-29T16:30 KAEX MUHA 2020-12-29T18:30
                N440US B734 SWQ9440 2020-12-29T20:10 MUHA KMIA 2020-12-29T21:00
                """))
        .contains("KAEX-MUHA removal likely")
        .contains("KMIA-KAEX removal_connection");
  }

  @Test
  void touristFlightsFromMiamiToHavanaAreNotRemovals() {
    assertThat(
            judged(
                """
                N440US B734 SWQ3139 2020-02-12T11:00 KMIA MUHA 2020-02-12T11:50
                N440US B734 SWQ3140 2020-02-12T13:10 MUHA KMIA 2020-02-12T13:55
                N440US B734 SWQ2201 2020-02-12T15:45 KMIA MUHA 2020-02-12T16:35
                N440US B734 SWQ2202 2020-02-12T18:00 MUHA KMIA 2020-02-12T18:45
                """))
        .isEqualTo(
            """
            KMIA-MUHA other not
            MUHA-KMIA other not
            KMIA-MUHA other not
            MUHA-KMIA other not
            """);
  }

  /// airandspaceforces.com: one went to Houston instead of Bogota, one came back.
  @Test
  void a6AndA7WhatTurnedBackIsNoRemoval() {
    assertThat(judged("ae0001 C17 RCH538 2025-01-26T03:00 KNKX KIAH 2025-01-26T06:30"))
        .doesNotContain(" removal ");
    assertThat(judged("ae0002 C17 RCH539 2025-01-26T06:00 KNKX KNKX 2025-01-26T07:30 turned_back"))
        .doesNotContain(" removal ")
        .contains("turned_back");
  }

  @Test
  void a8ColombiasOwnAircraftIsAStatePickUp() {
    assertThat(
            judged(
                """
                - B737 FAC1222 2025-01-27T23:00 SKBO KBIF 2025-01-28T05:00
                - B737 FAC1222 2025-01-28T08:00 KBIF SKBO 2025-01-28T13:00
                """))
        .contains("KBIF-SKBO removal likely state_pick_up");
  }

  /// To Guatemala and Ecuador on one mission.
  @Test
  void a18TwoCountriesAreTwoStopsOfOneRotation() {
    List<Finding> judged =
        findings.judge(
            LegText.legs(
                """
                ae0003 C17 RCH610 2025-02-06T12:00 KBIF MGGT 2025-02-06T16:00
                ae0003 C17 RCH610 2025-02-06T18:00 MGGT SEGU 2025-02-06T21:00
                ae0003 C17 RCH610 2025-02-06T23:00 SEGU KBIF 2025-02-07T05:00
                """));
    assertThat(text(judged))
        .contains("KBIF-MGGT removal")
        .contains("MGGT-SEGU removal")
        .contains("SEGU-KBIF removal_return");
    assertThat(judged.stream().map(Finding::rotationId).distinct()).hasSize(1);
  }

  /// Trace of a C-130J: supply of Guantanamo Bay and Soto Cano.
  @Test
  void a20AndA21SupplyFlightsAreNoRemovals() {
    assertThat(
            judged(
                """
                ae4af6 C30J RCH431 2025-02-04T15:30 KNGU MUGM 2025-02-04T19:30
                ae4af6 C30J RCH431 2025-02-04T20:40 MUGM KCHS 2025-02-05T00:10
                ae4af6 C30J RCH587 2025-02-06T09:00 KCHS MHSC 2025-02-06T13:00
                ae4af6 C30J RCH587 2025-02-06T14:40 MHSC KCHS 2025-02-06T18:30
                """))
        .doesNotContain("removal")
        .doesNotContain("transfer");
  }

  @Test
  void a22EndingAtManausInsteadOfConfinsIsDiverted() {
    assertThat(
            judged(
                """
                N276GX A320 GXA9001 2025-01-24T17:00 KAEX SBEG 2025-01-24T23:30
                N276GX A320 GXA9002 2025-01-26T12:00 SBEG KMIA 2025-01-26T18:00
                """))
        .contains("KAEX-SBEG removal likely diverted");
  }

  /// Call sign TYSON hides the operator; San Juan is a fuel stop both ways.
  @Test
  void a25AndA28FuelStopAtSanJuanLandsNobody() {
    assertThat(
            judged(
                """
                ad7274 A321 TYSON42 2025-04-25T00:30 KAEX TJSJ 2025-04-25T04:43
                ad7274 A321 TYSON42 2025-04-25T07:23 TJSJ SBFZ 2025-04-25T12:21
                ad7274 A321 TYSON47 2025-04-26T14:00 SBFZ TJSJ 2025-04-26T19:19
                ad7274 A321 TYSON47 2025-04-26T20:30 TJSJ KAEX 2025-04-27T01:00
                """))
        .isEqualTo(
            """
            KAEX-TJSJ removal_connection likely fuel_stop
            TJSJ-SBFZ removal likely
            SBFZ-TJSJ removal_return likely fuel_stop
            TJSJ-KAEX removal_return likely
            """);
  }

  /// People of other countries held at Djibouti; Shannon is a fuel stop.
  @Test
  void a29RemovalToAThirdCountryIsTagged() {
    assertThat(
            judged(
                """
                N588AT GLF5 JRY588 2025-05-20T16:00 KHRL EINN 2025-05-21T01:30
                N588AT GLF5 JRY588 2025-05-21T03:00 EINN HDAM 2025-05-21T11:30
                """))
        .contains("KHRL-EINN removal likely fuel_stop")
        .contains("EINN-HDAM removal likely")
        .contains("third_country");
  }

  /// Lost on the way down to Eswatini: no destination is named.
  @Test
  void a32DestinationInAGapStaysOpen() {
    List<Finding> judged =
        findings.judge(
            LegText.legs(
                """
                a960a9 B763 EAL8269 2026-08-25T22:00 KAEX GOBD 2026-08-26T07:00
                a960a9 B763 EAL8269 2026-08-26T09:00 GOBD FDSK|FAOR|FQMA 2026-08-26T17:00
                """));
    assertThat(judged.getLast().flightClass()).isEqualTo(FlightClass.REMOVAL);
    assertThat(judged.getLast().leg().arrival().airport()).isNull();
  }

  @Test
  void scoreIsTheSumOfTheEvidence() {
    for (Finding finding :
        findings.judge(
            LegText.legs("N624XA B738 SWQ3402 2020-03-22T13:10 KIAH MHLM 2020-03-22T15:30"))) {
      double sum = finding.evidence().stream().mapToDouble(Evidence::weight).sum();
      assertThat(finding.probability()).isEqualTo(1 / (1 + Math.exp(-sum)));
      assertThat(finding.evidence()).allSatisfy(each -> assertThat(each.source()).isNotBlank());
    }
  }

  private String judged(String legs) {
    return text(findings.judge(LegText.legs(legs)));
  }

  private static String text(List<Finding> judged) {
    return judged.stream()
        .map(each ->
            "%s-%s %s %s%s%n"
                .formatted(
                    each.leg().departure().airport(),
                    each.leg().arrival().airport(),
                    each.flightClass().code(),
                    each.verdict().code(),
                    each.tags().stream()
                        .filter(tag -> tag != Tag.NIGHT && tag != Tag.MILITARY)
                        .map(tag -> " " + tag.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining())))
        .collect(Collectors.joining());
  }
}
