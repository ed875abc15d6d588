package org.contadora.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A file that takes long to make, and whose taker goes away meanwhile.
class DownloadsTest {
  /// How often it is looked whether the connection's end has come, each after a millisecond.
  private static final int MOST_LOOKS = 20_000;

  private final CountDownLatch left = new CountDownLatch(1);
  private final CompletableFuture<String> ended = new CompletableFuture<>();

  /// Sends the first byte, waits until the taker has gone, then only flushes.
  private void make(io.javalin.http.Context context) throws IOException {
    Downloads.give(
        context,
        "application/octet-stream",
        "long.bin",
        out -> {
          try {
            out.write('x');
            out.flush();
            left.await();
            for (int look = 0; look < MOST_LOOKS; look++) {
              out.flush();
              Thread.sleep(1);
            }
            ended.complete("Nobody noticed.");
          } catch (IOException e) {
            ended.complete("noticed");
            throw e;
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        });
  }

  @Test
  void connectionThatWasClosedIsNoticedThoughNothingIsSent() throws Exception {
    Javalin server =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.routes.get("/long.bin", this::make);
        });
    server.start("127.0.0.1", 0);
    try {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        socket
            .getOutputStream()
            .write("GET /long.bin HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        String head = untilFirstByte(socket.getInputStream());
        assertThat(head)
            .startsWith("HTTP/1.1 200")
            .contains("Connection: close")
            .contains("Transfer-Encoding: chunked");
      }
      left.countDown();
      assertThat(ended.get(60, TimeUnit.SECONDS)).isEqualTo("noticed");
    } finally {
      server.stop();
    }
  }

  @Test
  void whoeverStaysGetsItWhole() throws Exception {
    Javalin server =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.routes.get(
              "/long.bin",
              context ->
                  Downloads.give(
                      context,
                      "application/octet-stream",
                      "long.bin",
                      out -> {
                        for (int i = 0; i < 100; i++) {
                          out.write('x');
                          out.flush();
                        }
                      }));
        });
    server.start("127.0.0.1", 0);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket
          .getOutputStream()
          .write("GET /long.bin HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(all).as("told to be whole").endsWith("\r\n0\r\n\r\n");
      assertThat(all.substring(all.indexOf("\r\n\r\n")).chars().filter(c -> c == 'x').count())
          .isEqualTo(100);
    } finally {
      server.stop();
    }
  }

  private static String untilFirstByte(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0 || head.charAt(head.length() - 1) != 'x') {
      int next = in.read();
      assertThat(next).as("%s", head).isNotNegative();
      head.append((char) next);
    }
    return head.toString();
  }
}
