package org.contadora.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.contadora.app.terminal.Messages;
import org.contadora.core.Refusals;
import org.contadora.reception.board.Compact;
import org.contadora.reception.pathways.Pathways;
import org.contadora.reception.people.ManifestReader;
import org.contadora.reception.placement.files.ChoiceFiles;
import org.contadora.reception.placement.files.IntakeFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everything that reception can say of a row or a value, in every language. Nobody of it exists.
final class ReceptionRefusalsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

  @TempDir private Path folder;

  @Test
  void everythingThatIsNotTakenIsSaidInTheReadersLanguage() throws IOException {
    Refusals all = new Refusals();
    manifests(all);
    placement(all);
    places(all);
    Pathways.shipped()
        .person()
        .read("Claim status", "pendiente")
        .read("Permit held", "xyz")
        .build()
        .unclear()
        .forEach(one -> one.refuse(all, "P-0001"));
    Set<String> details =
        all.examples().stream().map(Refusals.Refusal::detail).collect(Collectors.toSet());
    assertThat(details).hasSize(42);
    for (String language : Messages.LANGUAGES) {
      Messages messages = Messages.of(language);
      for (String detail : details) {
        if (language.equals("en")) {
          assertThat(messages.refusalDetail(detail)).isEqualTo(detail);
        } else {
          assertThat(messages.refusalDetail(detail))
              .as(language)
              .isNotEqualTo(detail)
              .doesNotContain("xpected")
              .doesNotContain("{");
        }
      }
      for (String code : all.counts().keySet()) {
        assertThat(messages.has("refusal." + code)).as(language + code).isTrue();
      }
    }
  }

  @Test
  void valuesStayInTheSentence() {
    assertThat(
            Messages.of("es").refusalDetail("people is '0', expected a whole number of at least 1"))
        .isEqualTo("people es '0'; se esperaba un número entero de al menos 1");
    assertThat(
            Messages.of("ht")
                .refusalDetail("The field (age) was left out; expected whole years up to 122."))
        .isEqualTo("Yo pa pran laj la; yo t ap tann ane antye jiska 122.");
  }

  private static void manifests(Refusals all) throws IOException {
    manifest(
        all,
        """
        Nombre;Nacionalidad;Segunda nacionalidad;Fecha de nacimiento;Fecha de llegada;Edad;Sexo;Idiomas;Antecedentes penales;Vía;País de nacimiento;País de familiares
        ;VEN;;;;;;;;;;
        Tave Lorimund;;;;;;;;;;;
        Tave Lorimund;Atlantis;;;;;;;;;;
        Tave Lorimund;VEN;;1850-01-01;;;;;;;;
        Tave Lorimund;VEN;Atlantis;31/02/1990;32/11/2026;muchos;q;xyz;quizás;nadando;Atlantis;Atlantis
        Mira Lorimund;VEN;;2020-01-01;;;;;;;;
        """);
    manifest(
        all,
        """
        Nombre;Nacionalidad;Nacionalidad;Fecha de nacimiento;Fecha de llegada
        Tave Lorimund;VEN;Atlantis;03/25/1990;11/24/2026
        Osk Belisar;VEN;;13/13/1990;13/13/2026
        """);
  }

  private static void manifest(Refusals all, String csv) throws IOException {
    all.addAll(
        ManifestReader.read(csv.getBytes(StandardCharsets.UTF_8), "manifest", DAY).refusals());
  }

  private void placement(Refusals all) throws IOException {
    Path families =
        file(
            """
            family,people,ranking
            1,2,Nowhere
            1,2,
            ,2,
            3,,
            4,0,
            """);
    Path places =
        file(
            """
            place,capacity:beds
            Lago,4
            Costa,0
            """);
    Path scores =
        file(
            """
            family,place,score
            1,Lago,much
            1,Costa,0.5
            9,Lago,1
            """);
    IntakeFiles.read(families, places, scores, all);
    IntakeFiles.readPins(file("family,place,decision\n1,Lago,perhaps\n"), all);
    ChoiceFiles.read(
        file(
            """
            family,place,answer,wanted,at,recorded_by
            1,Lago,maybe,,2026-11-24T15:00:00Z,ana
            1,Lago,accepted,,yesterday,ana
            1,,accepted,,2026-11-24T15:00:00Z,ana
            1,,another,,2026-11-24T15:00:00Z,ana
            1,Lago,another,Lago,2026-11-24T15:00:00Z,ana
            1,Lago,accepted,,2026-11-24T15:00:00Z,
            """),
        all);
  }

  private static void places(Refusals all) {
    Compact.read(
        """
        place,country,capacity:beds,chance
        Lago,HND,4,0.5
        Lago,HND,4,0.5
        Loma,Honduras,4,0.5
        ,HND,4,0.5
        Costa,HND,x,0.5
        Ribera,HND,4,2
        """,
        all);
  }

  private Path file(String csv) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "table", ".csv"), csv);
  }
}
