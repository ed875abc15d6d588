package org.contadora.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One connection that is kept open, and as little work on this side as can be: the one who
/// measures shares the processors with what is measured.
final class PlainHttp implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private final String rest;

  PlainHttp(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
    rest =
        " HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAccept: application/json\r\nAccept-Encoding: gzip\r\n\r\n"
            .formatted(port);
  }

  /// An answer.
  ///
  /// @param bytes length of its body as sent
  record Answer(int status, int bytes) {}

  Answer get(String path) throws IOException {
    socket.getOutputStream().write(("GET " + path + rest).getBytes(StandardCharsets.US_ASCII));
    String first = line();
    int length = 0;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
    }
    int bytes = chunked ? chunks() : length;
    if (!chunked) {
      in.skipNBytes(length);
    }
    return new Answer(Integer.parseInt(first.substring(9, 12)), bytes);
  }

  private int chunks() throws IOException {
    int bytes = 0;
    while (true) {
      int size = Integer.parseInt(line().split(";", 2)[0].strip(), 16);
      in.skipNBytes(size);
      line();
      bytes += size;
      if (size == 0) {
        return bytes;
      }
    }
  }

  private String line() throws IOException {
    var text = new ByteArrayOutputStream(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("The server has closed the connection.");
      }
      if (c != '\r') {
        text.write(c);
      }
    }
    return text.toString(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
