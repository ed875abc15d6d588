package org.contadora.app.terminal;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
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
    // System.out would swallow why it could not be written.
    return of(
        System.in,
        new FileOutputStream(FileDescriptor.out),
        System.err,
        console != null && console.isTerminal());
  }

  /// Streams of bytes, written in UTF-8.
  ///
  /// @param interactive whether a person looks on
  public static Terminal of(
      InputStream in, OutputStream out, OutputStream err, boolean interactive) {
    return new Terminal(in, new ResultWriter(out), writer(err), interactive);
  }

  /// A line about the run, not part of its result.
  public void say(String line) {
    err.println(line);
    err.flush();
  }

  /// A secret that a person types without its being shown, or the first line of the input where no
  /// person looks on.
  ///
  /// @param prompt what to type, in the person's language
  @SuppressWarnings("SystemConsoleNull")
  public char[] secret(String prompt) throws IOException {
    @Nullable Console console = interactive ? System.console() : null;
    if (console != null) {
      char[] typed = console.readPassword("%s", prompt);
      return typed == null ? new char[0] : typed;
    }
    var line = new StringBuilder();
    var reader = new InputStreamReader(in, StandardCharsets.UTF_8);
    for (int c = reader.read(); c >= 0 && c != '\n'; c = reader.read()) {
      line.append((char) c);
    }
    return line.toString().stripTrailing().toCharArray();
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

  /// Whether it could not be written because whoever read it left, as `head` does after its lines.
  public boolean isReaderGone() {
    return out instanceof ResultWriter result && result.isReaderGone();
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(stream, false, StandardCharsets.UTF_8);
  }
}
