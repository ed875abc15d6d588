package org.contadora.reception.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.contadora.reception.people.PublishedCounts.Count;
import org.junit.jupiter.api.Test;

/// Counts that say what they count, and none that gives a person away.
final class PublishedCountsTest {
  @Test
  void nationalsAndOthersAirAndLandMonthAndSumAreToldApart() throws IOException {
    List<Count> counts = counts(7, 6, "2026-10-01", 8, 5, "2026-11-01");
    assertThat(people(counts, "all", "any", "2026-10")).hasValue(13);
    assertThat(people(counts, "nationals", "any", "2026-10")).hasValue(7);
    assertThat(people(counts, "others", "any", "2026-10")).hasValue(6);
    assertThat(people(counts, "all", "air", "2026-10")).hasValue(13);
    assertThat(people(counts, "all", "any", "all")).hasValue(26);
  }

  @Test
  void belowFiveIsNotPublishedNorCanItBeWorkedOut() throws IOException {
    List<Count> counts = counts(9, 3, "2026-10-01", 8, 5, "2026-11-01");
    assertThat(people(counts, "others", "any", "2026-10")).isEmpty();
    assertThat(people(counts, "nationals", "any", "2026-10")).isEmpty();
    assertThat(people(counts, "all", "any", "2026-10")).hasValue(12);
    assertThat(people(counts, "nationals", "any", "all")).hasValue(8);
    assertThat(people(counts, "others", "any", "all")).hasValue(5);
  }

  /// Two by land and two by sea are four who did not come by air: so how many did is not told.
  @Test
  void partsThatAreNotPublishedAreNotBelowFiveTogether() throws IOException {
    String text =
        "Nombre completo,Nacionalidad,Vía\n"
            + "Tave Lori,HND,aérea\n".repeat(20)
            + "Tave Lori,HND,terrestre\n".repeat(2)
            + "Tave Lori,HND,marítima\n".repeat(2)
            + "Tave Lori,HND,\n".repeat(9);
    LocalDate day = LocalDate.parse("2026-11-24");
    Manifest manifest = ManifestReader.read(text.getBytes(StandardCharsets.UTF_8), "m.csv", day);
    List<Count> counts = PublishedCounts.of(manifest.people(), "HND", day);
    assertThat(people(counts, "all", "any", "2026-11")).hasValue(33);
    assertThat(people(counts, "all", "air", "2026-11")).hasValue(20);
    assertThat(people(counts, "all", "land", "2026-11")).isEmpty();
    assertThat(people(counts, "all", "sea", "2026-11")).isEmpty();
    assertThat(people(counts, "all", "not_said", "2026-11")).isEmpty();
  }

  private static OptionalInt people(List<Count> counts, String whom, String route, String period) {
    return counts.stream()
        .filter(c -> c.whom().equals(whom) && c.route().equals(route) && c.period().equals(period))
        .findFirst()
        .orElseThrow()
        .people();
  }

  private static List<Count> counts(
      int nationals, int others, String day, int nationals2, int others2, String day2)
      throws IOException {
    String text =
        "Nombre completo,Nacionalidad,Fecha de llegada,Vía\n"
            + ("Tave Lori,HND," + day + ",aérea\n").repeat(nationals)
            + ("Tave Lori,CUB," + day + ",aérea\n").repeat(others)
            + ("Tave Lori,HND," + day2 + ",aérea\n").repeat(nationals2)
            + ("Tave Lori,CUB," + day2 + ",aérea\n").repeat(others2);
    LocalDate arrival = LocalDate.parse(day);
    Manifest manifest =
        ManifestReader.read(text.getBytes(StandardCharsets.UTF_8), "m.csv", arrival);
    return PublishedCounts.of(manifest.people(), "HND", arrival);
  }
}
