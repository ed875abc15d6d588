package org.contadora.app.terminal;

import java.util.List;

/// What the command's exit code says.
public final class ExitCode {
  /// Everything was done.
  public static final int OK = 0;

  /// Nothing was written: the message says why. So where data are missing or damaged, where no
  /// solution was found, and where output cannot be written.
  public static final int FAILED = 1;

  /// The command was not understood: nothing was tried. So where an option, an argument or a file
  /// of instructions (a scenario, a mapping) says what cannot be, by itself or with what is loaded.
  public static final int USAGE = 2;

  /// The output is written and whole, but some of the input was damaged, unreadable or impossible;
  /// the output lists it.
  public static final int PARTIAL = 3;

  /// Whoever read the output left before its end, as `head` does: what a shell gives for a command
  /// that SIGPIPE ended, 128 + 13.
  public static final int READER_LEFT = 141;

  private ExitCode() {}

  /// The lines that `--help` and the documentation print, as `code:meaning`.
  public static List<String> table() {
    return List.of(
        OK + ":done; what ordinary cleaning set aside is counted in the output",
        FAILED + ":failed; nothing was written, and the message says why",
        USAGE + ":the command was not understood; nothing was tried",
        PARTIAL
            + ":done, but some input was damaged, unreadable or impossible; the output says what",
        READER_LEFT + ":whoever read the output left before its end, as head does");
  }
}
