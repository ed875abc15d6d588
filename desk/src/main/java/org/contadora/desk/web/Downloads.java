package org.contadora.desk.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Gives files that are written while they are sent.
final class Downloads {
  private static final System.Logger LOG = System.getLogger(Downloads.class.getName());

  private Downloads() {}

  /// Writes a file.
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /// Gives a file to keep. When whoever asked for it goes away, the writing ends.
  static void give(Context context, String mediaType, String name, Content content)
      throws IOException {
    context.contentType(mediaType);
    context.header("Content-Disposition", "attachment; filename=\"%s\"".formatted(name));
    context.header("Cache-Control", "private, no-cache");
    if (context.method().equals(HandlerType.HEAD)) {
      return;
    }
    var out = new Sent(context.outputStream());
    try {
      content.writeTo(out);
      out.flush();
    } catch (IOException e) {
      if (!out.refused) {
        throw e;
      }
      LOG.log(System.Logger.Level.DEBUG, "%s was not taken to its end".formatted(name), e);
    }
  }

  /// Remembers whether the other side took no more, which is not a fault.
  private static final class Sent extends FilterOutputStream {
    boolean refused;

    Sent(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        refused = true;
        throw e;
      }
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void flush() throws IOException {
      try {
        out.flush();
      } catch (IOException e) {
        refused = true;
        throw e;
      }
    }

    /// The server closes it.
    @Override
    public void close() {}
  }
}
