package org.contadora.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Terminal;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// Documents that are made from the program: a test rewrites them and fails once if they were
/// stale.
final class DocumentsTest {
  private static final Path COMMANDS = Path.of("../docs/commands.md");
  private static final int WIDTH = 100;

  /// Columns of a window that nobody has made wider.
  private static final int NARROWEST = 80;

  @Test
  void commandsAreDocumentedAsTheyAre() throws IOException {
    String wanted = commands();
    String found = Files.exists(COMMANDS) ? Files.readString(COMMANDS) : "";
    if (!found.equals(wanted)) {
      Files.createDirectories(COMMANDS.toAbsolutePath().normalize().getParent());
      Files.writeString(COMMANDS, wanted);
    }
    assertThat(found)
        .as("docs/commands.md was stale and is now rewritten: look at it and commit it")
        .isEqualTo(wanted);
  }

  /// An example that is broken in two by a narrow window can no longer be copied.
  @Test
  void examplesFitIntoTheNarrowestWindow() {
    List<String> tooLong = new ArrayList<>();
    addTooLong(tooLong, commandLine());
    assertThat(tooLong).isEmpty();
  }

  private static void addTooLong(List<String> tooLong, CommandLine command) {
    for (String line : command.getCommandSpec().usageMessage().footer()) {
      if (line.replace("%%", "%").length() > NARROWEST) {
        tooLong.add(line);
      }
    }
    command.getSubcommands().values().forEach(child -> addTooLong(tooLong, child));
  }

  private static CommandLine commandLine() {
    Terminal silent =
        new Terminal(
            InputStream.nullInputStream(),
            new PrintWriter(new StringWriter()),
            new PrintWriter(new StringWriter()),
            false);
    return new Wiring(Map.of("HOME", "/nowhere"), silent, Locale.ENGLISH).commandLine();
  }

  private static String commands() {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # Commands

        Written by `DocumentsTest` from the commands themselves: what is here is what `--help` says.

        ## Settings
        What is the same every time can be set once: in `~/.config/contadora/settings.properties` (another file:
        `CONTADORA_SETTINGS`), over that in the environment, over that on the command line.

        | setting | environment | option |
        |---|---|---|
        """);
    for (String name : Settings.NAMES) {
      text.append("| `%s` | `%s` | `--%s` |\n".formatted(name, Settings.variable(name), name));
    }
    text.append("\n## Exit codes\n| code | meaning |\n|---|---|\n");
    for (String line : ExitCode.table()) {
      String[] parts = line.split(":", 2);
      text.append("| %s | %s |\n".formatted(parts[0], parts[1]));
    }
    append(text, commandLine());
    return text.toString();
  }

  private static void append(StringBuilder text, CommandLine command) {
    command.setUsageHelpAutoWidth(false);
    command.setUsageHelpWidth(WIDTH);
    text.append("\n## ").append(command.getCommandSpec().qualifiedName()).append("\n```\n");
    text.append(
        command
            .getUsageMessage(Ansi.OFF)
            .replaceAll("(?s)\n\nExit codes:.*?\n\n", "\n\n")
            .stripTrailing());
    text.append("\n```\n");
    command.getSubcommands().values().forEach(child -> append(text, child));
  }
}
