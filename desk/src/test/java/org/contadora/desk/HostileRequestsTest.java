package org.contadora.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests that no browser sends: broken, without an end, too long, or slow on purpose.
final class HostileRequestsTest {
  private static final String API = "/api/v1";

  @TempDir private static Path data;
  @TempDir private static Path inputs;
  @TempDir private static Path secrets;
  private static RunningDesk desk;

  @BeforeAll
  static void start() throws Exception {
    desk =
        RunningDesk.start(
            new DeskSettings("127.0.0.1", 0, data, null, List.of(inputs)),
            (_, _) -> {
              throw new IOException("no sample here");
            });
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  private static Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), desk.port());
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      var answer = new ByteArrayOutputStream();
      try {
        socket.getInputStream().transferTo(answer);
      } catch (IOException _) {
        // Reset after the answer: it has said enough.
      }
      return answer.toString(StandardCharsets.UTF_8);
    }
  }

  @Test
  void whatIsNoRequestIsRefusedAsAProblemAndNeverRepeated() throws Exception {
    String host = "Host: localhost\r\nConnection: close\r\n";
    for (String request :
        List.of(
            "GET /%zz<script> HTTP/1.1\r\n" + host + "\r\n",
            "<script> / HTTP/1.1\r\n" + host + "\r\n",
            "GET / HTTP/1.1\r\n" + host + "X-<script>: a\r\n\r\n",
            "GET / HTTP/1.1\r\n" + host + "X: " + "<script>".repeat(2000) + "\r\n\r\n",
            "GET /" + "<script>".repeat(2000) + " HTTP/1.1\r\n" + host + "\r\n",
            "POST "
                + API
                + "/session HTTP/1.1\r\n"
                + host
                + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "PUT " + API + "/flights HTTP/1.1\r\n" + host + "Content-Length: 0\r\n\r\n")) {
      String answer = raw(request);
      String as = request.substring(0, Math.min(60, request.length())) + " -> " + answer;
      assertThat(answer).as(as).startsWith("HTTP/1.1 4");
      assertThat(answer).as(as).contains("application/problem+json").doesNotContain("<script>");
      assertThat(answer).as(as).doesNotContainIgnoringCase("jetty").doesNotContain("text/html");
    }
  }

  @Test
  void bodyWithoutEndIsCut() throws Exception {
    byte[] chunk = ("10000\r\n" + "x".repeat(65_536) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    long sent = 0;
    try (Socket socket = connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST "
                  + API
                  + "/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                  + "Transfer-Encoding: chunked\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      while (sent < 1_000_000_000) {
        out.write(chunk);
        sent += chunk.length;
      }
    } catch (IOException _) {
      // The desk has closed the connection.
    }
    assertThat(sent).isLessThan(100_000_000);
    assertThat(desk.get(API + "/session").statusCode()).isEqualTo(200);
  }

  @Test
  void manyWhoSayHalfARequestKeepNobodyWaiting() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        Socket socket = connect();
        slow.add(socket);
        socket
            .getOutputStream()
            .write(
                "POST /api/v1/session HTTP/1.1\r\nHost: local".getBytes(StandardCharsets.US_ASCII));
      }
      assertThat(desk.get(API + "/flights").statusCode()).isEqualTo(200);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void folderWithALinkThatLeadsOutIsRefused() throws Exception {
    Path secret = Files.writeString(secrets.resolve("secret.csv"), "leg_id\nsecret-leg\n");
    Path folder = Files.createDirectory(inputs.resolve("folder"));
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), secret);
    desk.session();
    for (Path path : List.of(folder, link)) {
      HttpResponse<String> answer =
          desk.post(API + "/jobs", "{\"kind\":\"files\",\"paths\":[\"%s\"]}".formatted(path));
      assertThat(answer.statusCode()).as(path.toString()).isEqualTo(403);
      assertThat(answer.body()).contains("PATH_NOT_ALLOWED");
    }
  }
}
