package org.contadora.app;

import java.util.Locale;
import org.contadora.app.terminal.Terminal;

/// Where the `contadora` command starts.
public final class Main {
  private Main() {}

  /// Runs the command named by `args` and exits with its code (see
  /// [ExitCode][org.contadora.app.terminal.ExitCode]).
  public static void main(String[] args) {
    Terminal terminal = Terminal.ofProcess();
    int exitCode = new Wiring(System.getenv(), terminal, Locale.getDefault()).run(args);
    terminal.flush();
    System.exit(exitCode);
  }
}
