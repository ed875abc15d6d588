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
}
