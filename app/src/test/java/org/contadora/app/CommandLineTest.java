package org.contadora.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.contadora.app.terminal.Terminal;
import org.junit.jupiter.api.Test;

/// The command as a person meets it, where no engine is needed.
final class CommandLineTest {
  private final CommandRun contadora = new CommandRun();

  @Test
  void byItselfItTeaches() {
    contadora.run();
    assertThat(contadora.exitCode()).isEqualTo(2);
    assertThat(contadora.out()).isEmpty();
    assertThat(contadora.err())
        .contains("with the evidence behind every figure")
        .contains("Examples:")
        .contains("Exit codes:");
  }

  @Test
  void helpIsAResult() {
    contadora.run("flights", "--help");
    assertThat(contadora.exitCode()).isZero();
    assertThat(contadora.out()).startsWith("Usage: contadora flights");
    assertThat(contadora.err()).isEmpty();
  }

  @Test
  void misspeltCommandGetsASuggestion() {
    contadora.run("fligths");
    assertThat(contadora.exitCode()).isEqualTo(2);
    assertThat(contadora.err())
        .isEqualTo(
            """
            Unmatched argument at index 0: 'fligths'
            Did you mean: contadora flights?
            Maybe contadora --help has the answer.
            """);
  }

  @Test
  void outputThatCannotBeWrittenIsAFailure() {
    StringWriter err = new StringWriter();
    Writer full =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("No space left on device");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Terminal terminal =
        new Terminal(
            InputStream.nullInputStream(), new PrintWriter(full), new PrintWriter(err), false);
    assertThat(new Wiring(Map.of(), terminal, Locale.ENGLISH).run("--version")).isEqualTo(1);
    assertThat(err.toString()).contains("The standard output could not be written");
  }

  @Test
  void readerWhoLeavesEndsTheCommandQuietly() {
    var err = new ByteArrayOutputStream();
    Terminal terminal =
        Terminal.of(InputStream.nullInputStream(), failing("Broken pipe"), err, false);
    assertThat(new Wiring(Map.of(), terminal, Locale.ENGLISH).run("--version")).isEqualTo(141);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    terminal =
        Terminal.of(InputStream.nullInputStream(), failing("No space left on device"), err, false);
    assertThat(new Wiring(Map.of(), terminal, Locale.ENGLISH).run("--version")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("Maybe the disk is full");
  }

  private static OutputStream failing(String why) {
    return new OutputStream() {
      @Override
      public void write(int each) throws IOException {
        throw new IOException(why);
      }
    };
  }

  @Test
  void wrongDayIsToldInWords() {
    contadora.run("flights", "report", "day.tar", "--out", "x", "--from", "2020-13-01");
    assertThat(contadora.exitCode()).isEqualTo(2);
    assertThat(contadora.err())
        .contains("The day (2020-13-01) must be one of the calendar, written as 2020-02-03.")
        .doesNotContain("java.");
  }

  @Test
  void missingFilesOfSettingsAreToldInWords() {
    contadora.run("flights", "inspect", "day.tar", "--mapping", "nowhere.mapping");
    assertThat(contadora.exitCode()).isEqualTo(2);
    assertThat(contadora.err())
        .contains("The column mapping (nowhere.mapping) could not be read: it does not exist");
    contadora.run("flights", "report", "day.tar", "--out", "x", "--rules", "nowhere");
    assertThat(contadora.exitCode()).isEqualTo(2);
    assertThat(contadora.err())
        .contains("The rule book (nowhere) must be a folder with files such as hubs.csv.");
  }

  @Test
  void wrongSettingsFileIsNamed() {
    contadora.in(Map.of("CONTADORA_SETTINGS", "/nowhere/settings")).run("--version");
    assertThat(contadora.exitCode()).isEqualTo(2);
    assertThat(contadora.err()).startsWith("contadora: The settings file (/nowhere/settings)");
  }

  @Test
  void everyCommandExplainsItselfWithExamples() {
    for (String path : CommandRun.commands()) {
      contadora.run((path + " --help").strip().split(" "));
      assertThat(contadora.exitCode()).as(path).isZero();
      assertThat(contadora.out()).as(path).contains("Exit codes:").contains("Examples:");
    }
    assertThat(CommandRun.commands()).containsAll(List.of("", "flights"));
  }
}
