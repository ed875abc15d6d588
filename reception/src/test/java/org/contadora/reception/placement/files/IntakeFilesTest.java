package org.contadora.reception.placement.files;

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

  private Intake read(String families, String places, Refusals refusals) throws IOException {
    return IntakeFiles.read(
        Files.writeString(folder.resolve("families.csv"), families),
        Files.writeString(folder.resolve("places.csv"), places),
        null,
        refusals);
  }
}
