package org.contadora.app.terminal;

import java.util.List;

/// What the command's exit code says.
public final class ExitCode {
  /// Everything was done.
  public static final int OK = 0;

  /// Nothing was written: the message says why.
  public static final int FAILED = 1;

  /// The command was not understood: nothing was tried.
  public static final int USAGE = 2;

  /// The output is written and whole, but some of the input was refused or could not be read; the
  /// output lists it.
  public static final int PARTIAL = 3;

  private ExitCode() {}

  /// The lines that `--help` and the documentation print, as `code:meaning`.
  public static List<String> table() {
    return List.of(
        OK + ":done, and all of the input was used",
        FAILED + ":failed; nothing was written, and the message says why",
        USAGE + ":the command was not understood; nothing was tried",
        PARTIAL + ":done, but some of the input was refused or unreadable; the output says what");
  }
}
