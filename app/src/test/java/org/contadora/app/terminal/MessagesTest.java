package org.contadora.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MessagesTest {
  @Test
  void textIsInItsLanguageWithItsValues() {
    assertThat(Messages.of("es").text("cli.legs_written", "legs", 3, "path", "legs.csv"))
        .isEqualTo("3 tramos en legs.csv");
    assertThat(Messages.of("en").text("cli.legs_written", "legs", 3, "path", "legs.csv"))
        .isEqualTo("3 legs in legs.csv");
  }

  @Test
  void codeWithoutSentenceIsShownWithWhatItNames() {
    Messages messages = Messages.of("fr");
    assertThat(messages.sentence("evidence", "NEW_CODE", Map.of())).isEqualTo("NEW_CODE");
    assertThat(messages.sentence("evidence", "NEW_CODE", Map.of("b", "2", "a", "1")))
        .isEqualTo("NEW_CODE {a=1, b=2}");
    assertThat(messages.text("cli.not_there")).isEqualTo("cli.not_there");
  }

  @Test
  void localeChoosesTheLanguageAndEnglishStandsInForOthers() {
    assertThat(Messages.languageOf(Locale.forLanguageTag("es-GT"))).isEqualTo("es");
    assertThat(Messages.languageOf(Locale.forLanguageTag("ht-HT"))).isEqualTo("ht");
    assertThat(Messages.languageOf(Locale.GERMANY)).isEqualTo("en");
    assertThat(Messages.languageOf(Locale.ROOT)).isEqualTo("en");
  }

  @Test
  void otherLanguagesAreRefused() {
    assertThatThrownBy(() -> Messages.of("de"))
        .hasMessage("The language (de) must be one of es, en, pt, fr, ht.");
  }
}
