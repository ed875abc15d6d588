package org.contadora.reception.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.contadora.reception.people.Family;
import org.contadora.reception.people.Manifest;
import org.contadora.reception.people.ManifestReader;
import org.contadora.reception.people.Person;
import org.junit.jupiter.api.Test;

/// What a manifest answers, and what it does not. Nobody in it exists.
final class ArrivalFactsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final Pathways PATHWAYS = Pathways.shipped();

  /// Honduras's agreement excludes children who came alone; so it shows what is held for known.
  @Test
  void childIsAloneOnlyWhereTheManifestTells() throws IOException {
    assertThat(
            answers(
                """
                Nombre completo,Nacionalidad,Familia,Edad
                Ana Tamuri,NIC,with a grown-up,30
                Bel Tamuri,NIC,with a grown-up,9
                Cor Tamuri,NIC,children alone,9
                Dor Tamuri,NIC,children alone,12
                Eli Tamuri,NIC,age not said,9
                Fen Tamuri,NIC,age not said,
                Gil Tamuri,NIC,,9
                Hol Tamuri,NIC,row refused,9
                Iru Tamuri,Atlantis,row refused,30
                """))
        .isEqualTo(
            """
            Ana Tamuri NOT_KNOWN
            Bel Tamuri NOT_KNOWN
            Cor Tamuri NO
            Dor Tamuri NO
            Eli Tamuri NOT_KNOWN, asks Unaccompanied minor
            Fen Tamuri NOT_KNOWN, asks Unaccompanied minor
            Gil Tamuri NOT_KNOWN, asks Unaccompanied minor
            Hol Tamuri NOT_KNOWN, asks Unaccompanied minor
            """);
  }

  @Test
  void childIsNotAloneBecauseNoColumnSaysWhoBelongsTogether() throws IOException {
    assertThat(
            answers(
                """
                Nombre completo,Nacionalidad,Edad
                Ana Tamuri,NIC,30
                Bel Tamuri,NIC,9
                """))
        .contains("Bel Tamuri NOT_KNOWN, asks Unaccompanied minor");
  }

  @Test
  void whatAPersonAnswersGoesBeforeTheManifest() throws IOException {
    Manifest manifest =
        read(
            """
            Nombre completo,Nacionalidad,Fecha de llegada
            Ana Tamuri,VEN,2026-11-24
            """);
    Family family = manifest.families().getFirst();
    Facts facts =
        ArrivalFacts.of(
            PATHWAYS,
            family.people().getFirst(),
            family,
            "PER",
            Optional.empty(),
            Map.of("Entry date", "2020-01-02", "Irregular stay", "yes"));
    LocalDate whileOpen = LocalDate.of(2022, 1, 1);
    assertThat(PATHWAYS.options(facts, whileOpen))
        .filteredOn(option -> option.instrument().id().equals("PER-CPP"))
        .extracting(Option::answer)
        .containsExactly(Option.Answer.YES);
  }

  private static String answers(String text) throws IOException {
    StringBuilder lines = new StringBuilder();
    Map<String, Option> agreement = new LinkedHashMap<>();
    for (Family family : read(text).families()) {
      for (Person person : family.people()) {
        Facts facts = ArrivalFacts.of(PATHWAYS, person, family, "HND", Optional.empty());
        PATHWAYS.options(facts, DAY).stream()
            .filter(option -> option.instrument().id().equals("TX-HND-2025"))
            .forEach(option -> agreement.put(person.name().reveal(), option));
      }
    }
    agreement.forEach((name, option) ->
        lines
            .append(name)
            .append(' ')
            .append(option.answer())
            .append(
                option.ask().contains("Unaccompanied minor") ? ", asks Unaccompanied minor" : "")
            .append('\n'));
    return lines.toString();
  }

  private static Manifest read(String text) throws IOException {
    return ManifestReader.read(text.getBytes(StandardCharsets.UTF_8), "manifest.csv", DAY);
  }
}
