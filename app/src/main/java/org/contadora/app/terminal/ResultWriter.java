package org.contadora.app.terminal;

import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Text to a stream, which remembers why the stream could not be written: a [PrintWriter] alone
/// tells a full disk from a reader who left no more than it tells either.
final class ResultWriter extends PrintWriter {
  private final Watched stream;

  ResultWriter(OutputStream stream) {
    this(new Watched(stream));
  }

  private ResultWriter(Watched stream) {
    super(new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8)), false);
    this.stream = stream;
  }

  /// Whether the stream is a pipe whose other end is closed.
  boolean isReaderGone() {
    return checkError() && stream.isPipeClosed();
  }

  private static final class Watched extends FilterOutputStream {
    private @Nullable IOException failure;

    Watched(OutputStream stream) {
      super(stream);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        out.write(bytes, from, length);
      } catch (IOException e) {
        failure = failure == null ? e : failure;
        throw e;
      }
    }

    /// The system words it in the language of the machine: "Broken pipe", "Tubería rota", "Relais
    /// brisé (pipe)", "Pipe quebrado", "The pipe is being closed".
    boolean isPipeClosed() {
      if (failure == null) {
        return false;
      }
      String words = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
      return words.contains("pipe") || words.contains("tubería");
    }
  }
}
