package org.contadora.reception.pathways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.contadora.core.Refusals;
import org.contadora.reception.people.Family;
import org.contadora.reception.people.ManifestReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers in words that no table knows.
final class UnclearTest {
  private static final Pathways PATHWAYS = Pathways.shipped();

  /// While somebody could apply; nobody can say whether still.
  private static final LocalDate DAY = LocalDate.of(2023, 6, 1);

  private static Facts asked(String status) {
    return PATHWAYS
        .person()
        .nationality("NIC")
        .read("Claim date", "2020-05-01")
        .read("Claim status", status)
        .read("Continuous residence", "yes")
        .read("Other category", "no")
        .build();
  }

  /// The answer and what it hangs on.
  private static String answer(Facts facts) {
    return PATHWAYS.options(facts, DAY, Set.of("CRI")).stream()
        .filter(option -> option.instrument().id().equals("CRI-CET"))
        .map(option -> option.answer() + " " + option.cause())
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"pendiente, pending", "pendng, pending", "negada, ''", "en apelación, ''"})
  void wordsThatNoTableKnowsAreNotANo(String status, String maybe) {
    Facts facts = asked(status);
    assertThat(answer(facts)).isEqualTo("NOT_KNOWN FACTS");
    assertThat(PATHWAYS.questions(PATHWAYS.options(facts, DAY, Set.of("CRI")), facts))
        .extracting(question -> question.input())
        .contains("Claim status");
    Unclear unclear = facts.unclear().getFirst();
    assertThat(unclear.fact().name()).isEqualTo("Claim status");
    assertThat(unclear.text()).isEqualTo(status);
    assertThat(unclear.codes()).containsExactly("denied", "none", "pending");
    assertThat(unclear.maybe().orElse("")).isEqualTo(maybe);
  }

  @Test
  void unclearAnswersAreCountedWithWhatIsExpected() {
    Refusals refusals = new Refusals();
    asked("pendiente").unclear().forEach(one -> one.refuse(refusals, "P-0001"));
    assertThat(refusals.counts()).containsEntry("FACT_UNCLEAR", 1L);
    assertThat(refusals.examples())
        .containsExactly(
            new Refusals.Refusal(
                "FACT_UNCLEAR",
                "P-0001",
                """
                The answer to Claim status (pendiente) must be one of denied, none, pending; it is kept and counts as not known.
                Maybe pending.\
                """));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pending", "Pending ", "PENDING", "denied"})
  void codesAreKnownHoweverTheyAreWritten(String status) {
    assertThat(asked(status).unclear()).isEmpty();
    assertThat(answer(asked(status))).isEqualTo("NOT_KNOWN VERIFY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "no", "Ninguna", "lòt"})
  void noneOfThemIsAFirmAnswer(String status) {
    assertThat(asked(status).unclear()).isEmpty();
    assertThat(answer(asked(status))).isEqualTo("NO RULES");
  }

  @Test
  void laterAnswerThatIsClearTakesThePlaceOfOneThatIsNot() {
    Facts facts =
        PATHWAYS
            .person()
            .read("Permit held", "mercosur")
            .read("Permit held", "mercosur-temp")
            .build();
    assertThat(facts.unclear()).isEmpty();
    Facts back =
        PATHWAYS.person().read("Permit held", "MERCOSUR-TEMP").read("Permit held", "tps").build();
    assertThat(back.unclear()).hasSize(1);
    assertThat(back.known(List.of("Permit held"), "CRI", "")).isEmpty();
  }

  @Test
  void lettersThatAreNoCountryAreNoNationality() {
    assertThatThrownBy(() -> PATHWAYS.person().read("Nationality", "VNE"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("such as VEN");
    assertThat(PATHWAYS.person().read("Nationality", "ven").build().nationalities())
        .containsExactly("VEN");
    assertThat(PATHWAYS.person().read("Nationality", "XXA").build().nationalities())
        .containsExactly("XXA");
  }

  /// Somebody who speaks a language that the reader does not know may speak English.
  @Test
  void languageThatIsNotUnderstoodIsNotNoEnglish() throws Exception {
    assertThat(speaksEnglish("español")).isEqualTo("no");
    assertThat(speaksEnglish("español, english")).isEqualTo("yes");
    assertThat(speaksEnglish("español, inglish")).isEqualTo("not known");
    assertThat(speaksEnglish("inglish")).isEqualTo("not known");
  }

  private static String speaksEnglish(String languages) throws Exception {
    String csv = "Nombre;Nacionalidad;Idiomas\nTave Lorimund;HND;" + languages + "\n";
    Family family =
        ManifestReader.read(csv.getBytes(StandardCharsets.UTF_8), "m", DAY).families().getFirst();
    var known =
        ArrivalFacts.of(PATHWAYS, family.people().getFirst(), family, "HND", Optional.empty())
            .known(List.of("Speaks English"), "HND", "HND")
            .get("Speaks English");
    return known == null ? "not known" : known.isTrue() ? "yes" : "no";
  }
}
