package org.contadora.app.terminal;

/// Ends a command with a message for the person who gave it, and no stack trace: a wrong value, a
/// file that cannot be read or written.
public final class CommandFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int exitCode;

  /// A failure that leaves [ExitCode#FAILED].
  ///
  /// @param message name, value and what was expected; a second line may begin with "Maybe"
  public CommandFailed(String message) {
    this(ExitCode.FAILED, message);
  }

  /// A failure that leaves `exitCode`.
  public CommandFailed(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /// What the process exits with.
  public int exitCode() {
    return exitCode;
  }
}
