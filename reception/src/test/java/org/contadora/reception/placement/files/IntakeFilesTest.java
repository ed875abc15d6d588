package org.contadora.reception.placement.files;

import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.contadora.core.Refusals;
import org.contadora.reception.placement.Family;
import org.contadora.reception.placement.Intake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tables of families and places as a person types them.
final class IntakeFilesTest {
  @TempDir private Path folder;

  /// A wish counts however its place is written, and is told as passed over only if it is.
  @Test
  void placesThatFamiliesNameAreFoundWhateverTheirCase() throws IOException {
    Refusals refusals = new Refusals();
    Intake intake =
        read(
            """
            family,people,workers:field,kin,ranking
            1,2,1,PUEBLA,monterrey;Puebla;MONTERREY;Nowhere
            """,
            """
            place,capacity:beds,chance:field
            Monterrey,5,0.5
            Puebla,5,0.4
            """,
            refusals);
    Family family = intake.families().getFirst();
    assertThat(family.ranking()).containsExactly("Monterrey", "Puebla");
    assertThat(family.kin()).containsExactly("Puebla");
    assertThat(refusals.examples())
        .extracting(one -> one.code() + " " + one.detail())
        .containsExactly("PLACEMENT_PLACE_UNKNOWN no place is called Nowhere; it is passed over");
  }

  /// A spreadsheet of a country with decimal commas saves semicolons; another saves tabs, or
  /// UTF-16.
  @Test
  void tablesAreReadWhateverStandsBetweenTheirCells() throws IOException {
    String families =
        """
        family,people,workers:field,languages,ranking
        1,2,1,"es;ht","Monterrey;Puebla"
        2,4,2,es,Puebla
        """;
    String places =
        """
        place,capacity:beds,chance:field,languages
        Monterrey,5,0.5,es
        Puebla,5,0.4,"es;ht"
        """;
    Refusals none = new Refusals();
    Intake commas = read(families, places, none);
    assertThat(commas.score(1, 0)).isEqualTo(1.0);
    for (String separator : new String[] {";", "\t", "|"}) {
      Intake other =
          read(
              families.replace(",", separator),
              places.replace(",", separator).replace("0.", "0,"),
              none);
      assertThat(other.families()).as(separator).isEqualTo(commas.families());
      assertThat(other.places()).as(separator).isEqualTo(commas.places());
      for (int f = 0; f < 2; f++) {
        for (int l = 0; l < 2; l++) {
          assertThat(other.score(f, l)).as(separator).isEqualTo(commas.score(f, l));
        }
      }
    }
    Files.writeString(folder.resolve("families.csv"), families.replace(",", "\t"), UTF_16);
    assertThat(
            IntakeFiles.read(
                    folder.resolve("families.csv"), folder.resolve("places.csv"), null, none)
                .families())
        .isEqualTo(commas.families());
    assertThat(none.counts()).isEmpty();
  }

  /// Lists in cells are no reason to take the semicolon for what stands between cells.
  @Test
  void listsInCellsAreNoSeparators() throws IOException {
    Intake intake =
        read(
            """
            family,people,workers:field,languages
            1,2,1,es;ht;en;fr;pt;mam;qu
            """,
            "place,capacity:beds,chance:field\nPuebla,5,0.4\n",
            new Refusals());
    assertThat(intake.families().getFirst().languages()).hasSize(7);
  }

  private Intake read(String families, String places, Refusals refusals) throws IOException {
    return IntakeFiles.read(
        Files.writeString(folder.resolve("families.csv"), families),
        Files.writeString(folder.resolve("places.csv"), places),
        null,
        refusals);
  }
}
