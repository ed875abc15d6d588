package org.contadora.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.contadora.app.terminal.Messages;
import org.contadora.desk.chronology.Mappings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong with a saved mapping of columns, in every language.
final class MappingMessagesTest {
  private static final List<String> WRONG =
      List.of(
          "name = Closure\ntext = says\nsource = who\nevent = what\n",
          "name = closure\ntext = says\u0000\nsource = who\nevent = what\n",
          "name = closure\nsource = who\nevent = what\n",
          "name = closure\ntext = says\nsource = who\n",
          "name = closure\ntext\n",
          "name = closure\nsourse = who\n");

  @TempDir private Path folder;

  @Test
  void whatIsWrongWithAMappingIsSaidInTheReadersLanguage() throws IOException {
    for (int i = 0; i < WRONG.size(); i++) {
      Files.writeString(folder.resolve(i + ".mapping"), WRONG.get(i));
    }
    Files.write(
        folder.resolve("latin.mapping"), "name = l\u00e1tin".getBytes(StandardCharsets.ISO_8859_1));
    Files.createDirectory(folder.resolve("opened.mapping"));
    List<Mappings.Broken> broken = new Mappings(folder).all().broken();
    assertThat(broken).hasSize(WRONG.size() + 2);
    for (String language : Messages.LANGUAGES) {
      Messages messages = Messages.of(language);
      for (Mappings.Broken one : broken) {
        String said = messages.refusalDetail(one.detail());
        if (language.equals("en")) {
          assertThat(said).isEqualTo(one.detail());
        } else {
          assertThat(said).as(language).isNotEqualTo(one.detail()).doesNotContain("{", "must");
        }
      }
    }
    assertThat(broken).extracting(Mappings.Broken::detail).doesNotHaveDuplicates();
    assertThat(Messages.of("es").refusalDetail(broken.get(5).detail()))
        .startsWith(
            "L\u00ednea 2: la clave (sourse) debe ser name, event.prefix, un campo (event, ");
  }
}
