package org.contadora.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.contadora.app.terminal.CommandFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {
  @TempDir private Path home;

  @Test
  void nothingSetIsNothing() {
    assertThat(Settings.read(Map.of("HOME", home.toString())))
        .isEqualTo(new Settings(null, null, null, null, null, null, null, null, null));
  }

  @Test
  void environmentGoesOverTheFile() throws IOException {
    Path folder = Files.createDirectories(home.resolve(".config/contadora"));
    Files.writeString(
        folder.resolve("settings.properties"),
        """
        # of the newsroom
        lang = fr
        rules = /srv/rules
        """);
    Settings settings = Settings.read(Map.of("HOME", home.toString(), "CONTADORA_LANG", "ht"));
    assertThat(settings.lang()).isEqualTo("ht");
    assertThat(settings.rules()).isEqualTo("/srv/rules");
  }

  @Test
  void unknownSettingIsRefusedByName() throws IOException {
    Path file = Files.writeString(home.resolve("own.properties"), "langage = fr\n");
    assertThatThrownBy(() -> Settings.read(Map.of("CONTADORA_SETTINGS", file.toString())))
        .isInstanceOf(CommandFailed.class)
        .hasMessage(
            ("The setting (langage) in %s must be one of lang, rules, reference, cache, threads, data,"
                    + " ledger, postgres, world.")
                .formatted(file));
  }

  @Test
  void namedFileMustExist() {
    assertThatThrownBy(() -> Settings.read(Map.of("CONTADORA_SETTINGS", "/nowhere/at-all")))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("/nowhere/at-all");
  }

  @Test
  void everyNameHasItsValue() {
    Settings all =
        new Settings(
            "lang",
            "rules",
            "reference",
            "cache",
            "threads",
            "data",
            "ledger",
            "postgres",
            "world");
    assertThat(Settings.NAMES).allSatisfy(name -> assertThat(all.value(name)).isEqualTo(name));
    assertThat(all.value("colour")).isNull();
  }
}
