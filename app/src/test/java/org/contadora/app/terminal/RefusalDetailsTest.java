package org.contadora.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said of one thing refused is in the reader's language, with its values.
final class RefusalDetailsTest {
  private static final List<String> SAID =
      List.of(
          "The time (04/02/2025 15:38) must be as in 2025-02-04T15:38:36Z, or Unix time.",
          "The time (2051-01-01T00:00:00Z) must be from 1990 to 2049.",
          "The column (Altitude (fathoms)) must give its values in a known unit, such as ft, m, kt or"
              + " m/s.",
          "The latitude (NaN) and longitude (NaN) must be numbers of degrees.",
          "The ground speed (fast) must be a number, or empty where it is not known.",
          "The altitude, ft (9999999.0) must be within 200000.0.",
          "The position (91.0, 20.0) must be within 90 and 180 degrees.",
          "The line (10,20) must be fields in CSV.",
          "The line (MSG,3) must be a BaseStation message.",
          "The last record has 5 bytes instead of 16.",
          "The snapshot of 3 aircraft has no field \"now\".",
          "A row must be an array of numbers, texts and one object; it is left out.",
          "The document is empty.",
          "Reading failed: Input/output error",
          "The next member cannot be found: invalid entry");

  @ParameterizedTest
  @ValueSource(strings = {"es", "pt", "fr", "ht"})
  void everyDetailIsTranslated(String language) {
    Messages messages = Messages.of(language);
    assertThat(SAID)
        .allSatisfy(said ->
            assertThat(messages.refusalDetail(said)).isNotEqualTo(said).doesNotContain("{", "}"));
  }

  @Test
  void theSentenceMeantIsTheOneWithTheMostWords() {
    Messages messages = Messages.of("es");
    assertThat(SAID.stream().limit(3).map(messages::refusalDetail))
        .containsExactly(
            "La hora (04/02/2025 15:38) debe ser como 2025-02-04T15:38:36Z, o tiempo Unix.",
            "La hora (2051-01-01T00:00:00Z) debe ser de 1990 a 2049.",
            "La columna (Altitude (fathoms)) debe dar sus valores en una unidad conocida, como ft,"
                + " m, kt o m/s.");
    assertThat(Messages.of("en").refusalDetail(SAID.getFirst())).isEqualTo(SAID.getFirst());
  }
}
