package org.contadora.flights.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.contadora.flights.airports.Airports;
import org.junit.jupiter.api.Test;

/// Stops to refuel, told with what shows them. No 737 flies from Alexandria to Brazil and no 767
/// from Honolulu to Hanoi without a stop.
class RefuellingTest {
  private static final String BY_TOKYO =
      """
      ac1111 B763 OAE3701 2025-05-20T08:00 KAEX PHNL 2025-05-20T16:00
      ac1111 B763 OAE3702 2025-05-20T17:40 PHNL RJTT 2025-05-21T02:00
      ac1111 B763 OAE3703 2025-05-21T03:30 RJTT VVNB 2025-05-21T09:00
      ac1111 B763 OAE3704 2025-05-21T11:30 VVNB RJTT 2025-05-21T16:30
      ac1111 B763 OAE3705 2025-05-21T18:00 RJTT PHNL 2025-05-22T01:00
      """;

  private final Findings findings = new Findings(RuleBook.shipped(), Airports.bundled()::find);

  @Test
  void stopOnAWayThatTheTypeCannotFlyWithoutOneIsToRefuel() {
    assertThat(judged(BY_TOKYO))
        .isEqualTo(
            """
            KAEX-PHNL removal_connection FUEL_STOP_KNOWN{airport=PHNL}
            PHNL-RJTT removal FUEL_STOP_ON_WAY{airport=RJTT, km=9788, minutes=90, way=PHNL–VVNB}
            RJTT-VVNB removal
            VVNB-RJTT removal_return FUEL_STOP_ON_WAY{airport=RJTT, km=9788, minutes=90, way=VVNB–PHNL}
            RJTT-PHNL removal_return
            """);
  }

  @Test
  void callSignThatStaysTellsAsWellAsTheNextNumber() {
    assertThat(judged(BY_TOKYO.replaceAll("OAE370[1-5]", "TYSON42")))
        .contains("PHNL-RJTT removal FUEL_STOP_ON_WAY");
  }

  @Test
  void nothingIsToldWhereOneOfTheSignsIsMissing() {
    String outOfTokyo = "T03:30 RJTT VVNB 2025-05-21T09:00";
    assertThat(judged(BY_TOKYO.replace(outOfTokyo, "T06:30 RJTT VVNB 2025-05-21T12:00")))
        .as("four and a half hours on the ground")
        .contains("PHNL-RJTT removal\n");
    assertThat(judged(BY_TOKYO.replace("OAE3703", "OAE3711")))
        .as("another number")
        .contains("PHNL-RJTT removal\n");
    assertThat(judged(BY_TOKYO.replace(" B763 ", " B789 ")))
        .as("a type that flies so far")
        .contains("PHNL-RJTT removal\n");
    assertThat(judged(BY_TOKYO.replace(" B763 ", " - ")))
        .as("a type that is not known")
        .contains("PHNL-RJTT removal\n");
    assertThat(judged(BY_TOKYO.replace("VVNB", "VIAR").replace("RJTT", "HKJK")))
        .as("a country where people have been landed")
        .contains("PHNL-HKJK removal\n");
  }

  /// To Guatemala and Honduras on one flight, with half an hour on the ground: two stops.
  @Test
  void firstOfTwoLandingsIsNoStopToRefuel() {
    assertThat(
            judged(
                """
                N1 B738 TYSON42 2025-05-20T08:00 KAEX MGGT 2025-05-20T11:00
                N1 B738 TYSON42 2025-05-20T11:40 MGGT MHLM 2025-05-20T12:30
                N1 B738 TYSON43 2025-05-20T14:00 MHLM KAEX 2025-05-20T17:00
                """))
        .isEqualTo(
            """
            KAEX-MGGT removal
            MGGT-MHLM removal
            MHLM-KAEX removal_return
            """);
  }

  @Test
  void stopAtManausOnTheWayToConfinsSaysWhy() {
    assertThat(
            judged(
                """
                N276GX A320 GXA9001 2025-01-24T17:00 KAEX SBEG 2025-01-24T23:30
                N276GX A320 GXA9001 2025-01-25T00:40 SBEG SBCF 2025-01-25T04:30
                """))
        .isEqualTo(
            """
            KAEX-SBEG removal FUEL_STOP_UNUSUAL{airport=SBEG}
            SBEG-SBCF removal
            """);
  }

  /// On the way home a stop in a country where nobody was landed is no removal to it.
  @Test
  void stopOnTheWayHomeIsNoRemoval() {
    assertThat(
            judged(
                """
                ac1111 B763 EAL8269 2026-08-25T22:00 KAEX GOBD 2026-08-26T07:00
                ac1111 B763 EAL8269 2026-08-26T09:00 GOBD FDSK 2026-08-26T17:00
                ac1111 B763 EAL8270 2026-08-26T20:00 FDSK TBPB 2026-08-27T08:00
                ac1111 B763 EAL8270 2026-08-27T09:10 TBPB KAEX 2026-08-27T14:00
                """))
        .contains("GOBD-FDSK removal\n")
        .contains("FDSK-TBPB removal_return FUEL_STOP_ON_WAY{airport=TBPB");
  }

  @Test
  void whatIsSaidOfStopsIsNoPartOfTheScore() {
    for (Finding finding : findings.judge(LegText.legs(BY_TOKYO))) {
      double sum =
          finding.evidence().stream()
              .filter(each -> !each.code().startsWith("FUEL_STOP"))
              .mapToDouble(Evidence::weight)
              .sum();
      assertThat(finding.probability()).isCloseTo(1 / (1 + Math.exp(-sum)), within(1e-12));
      boolean told = finding.evidence().stream().anyMatch(each -> each.code().startsWith("FUEL"));
      assertThat(finding.tags().contains(Tag.FUEL_STOP)).isEqualTo(told);
    }
  }

  private String judged(String legs) {
    return findings.judge(LegText.legs(legs)).stream()
        .map(each ->
            "%s-%s %s%s%n"
                .formatted(
                    each.leg().departure().airport(),
                    each.leg().arrival().airport(),
                    each.flightClass().code(),
                    stop(each.evidence()).map(" "::concat).orElse("")))
        .collect(Collectors.joining());
  }

  private static Optional<String> stop(List<Evidence> evidence) {
    return evidence.stream()
        .filter(each -> each.code().startsWith("FUEL_STOP"))
        .map(each ->
            each.code()
                + each.parameters().entrySet().stream()
                    .sorted(Comparator.comparing(Map.Entry::getKey))
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .collect(Collectors.joining(", ", "{", "}")))
        .findFirst();
  }
}
