package org.contadora.app;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.contadora.app.terminal.Terminal;
import picocli.CommandLine;

/// Runs the whole command in this process and keeps what it said.
final class CommandRun {
  private Map<String, String> environment = Map.of("HOME", "/nowhere");
  private String input = "";
  private int exitCode = -1;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  CommandRun in(Map<String, String> newEnvironment) {
    environment = newEnvironment;
    return this;
  }

  /// Puts text on standard input of the runs that follow.
  CommandRun given(String text) {
    input = text;
    return this;
  }

  CommandRun run(String... args) {
    out = new StringWriter();
    err = new StringWriter();
    exitCode = wiring().run(args);
    return this;
  }

  int exitCode() {
    return exitCode;
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  /// All commands, each as the words after `contadora`.
  static List<String> commands() {
    List<String> paths = new ArrayList<>();
    collect(new CommandRun().wiring().commandLine(), "", paths);
    return paths;
  }

  private Wiring wiring() {
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            false);
    return new Wiring(environment, terminal, Locale.ENGLISH);
  }

  private static void collect(CommandLine command, String path, List<String> paths) {
    paths.add(path);
    command
        .getSubcommands()
        .forEach((name, child) -> collect(child, (path + " " + name).strip(), paths));
  }
}
