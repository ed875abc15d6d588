package org.contadora.app.terminal;

import java.io.Console;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The streams of one run of the command: results go to `out`, everything said about them to `err`.
///
/// @param interactive whether a person looks on, so that progress is worth showing
public record Terminal(InputStream in, PrintWriter out, PrintWriter err, boolean interactive) {

  /// The streams of this process, in UTF-8 whatever the locale.
  // JDK 25's own console is null where no terminal is, as it was before JDK 22.
  @SuppressWarnings("SystemConsoleNull")
  public static Terminal ofProcess() {
    @Nullable Console console = System.console();
    return new Terminal(
        System.in, writer(System.out), writer(System.err), console != null && console.isTerminal());
  }

  /// A line about the run, not part of its result.
  public void say(String line) {
    err.println(line);
    err.flush();
  }

  /// Hands on what is still held back.
  public void flush() {
    out.flush();
    err.flush();
  }

  /// Whether something of the result could not be written: a full disk, a reader who left.
  public boolean isCutShort() {
    return out.checkError();
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(stream, false, StandardCharsets.UTF_8);
  }
}
