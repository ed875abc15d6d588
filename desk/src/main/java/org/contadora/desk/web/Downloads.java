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
    // Whether the other side has gone is seen by reading on; nothing that follows is answered.
    context.header("Connection", "close");
    if (context.protocol().equals("HTTP/1.1")) {
      // Else the end of the connection would be that of the file, also where it breaks off.
      context.header("Transfer-Encoding", "chunked");
    }
    var out = new Sent(context);
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
    private final Context context;
    private final Connected connected;
    boolean refused;

    Sent(Context context) {
      super(context.outputStream());
      this.context = context;
      connected = Connected.of(context);
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

    /// Sends what was written, and looks whether there still is somebody who takes it.
    @Override
    public void flush() throws IOException {
      try {
        out.flush();
        // What packs answers hands no flush on.
        context.res().flushBuffer();
        connected.require();
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
