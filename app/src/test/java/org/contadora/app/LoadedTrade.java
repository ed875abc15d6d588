package org.contadora.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.contadora.app.terminal.ExitCode;
import org.contadora.core.Seed;
import org.contadora.exposure.trade.SampleTrade;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Commands on the made-up sample of trade, which is loaded once for all tests of a class.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LoadedTrade {
  @TempDir static Path folder;
  final CommandRun command = new CommandRun();
  Path home = Path.of("");
  Path sample = Path.of("");

  @BeforeAll
  void load() throws IOException {
    home = Files.createDirectory(folder.resolve("home"));
    sample = Files.createDirectory(folder.resolve("sample"));
    new SampleTrade(new Seed(3)).write(sample);
    command.in(Map.of("HOME", home.toString()));
    command.run("exposure", "load", sample.toString());
    assertThat(command.exitCode()).as(command.err()).isEqualTo(ExitCode.OK);
    assertThat(command.err()).contains("Loaded: 8 tables").contains("trade.duckdb");
  }

  void said(int exitCode, String words, String... args) {
    run(args);
    assertThat(command.err()).contains(words);
    assertThat(command.exitCode()).as(command.err()).isEqualTo(exitCode);
    assertThat(command.out()).isEmpty();
  }

  void run(String... args) {
    command.run(args);
  }

  static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
