package org.contadora.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.contadora.desk.Operations.Operation;
import org.contadora.desk.accounts.Accounts;
import org.contadora.desk.accounts.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may do what, walked from the API's own document; and what hostile requests get.
final class RightsTest {
  private static final String API = "/api/v1";
  private static final String PASSWORD = "five random words are fine";

  @TempDir private static Path data;
  private static RunningDesk desk;

  @BeforeAll
  static void start() throws Exception {
    try (Accounts accounts = Desk.accounts(data, Clock.systemUTC())) {
      for (Role role : Role.values()) {
        accounts.put(role.code(), role, PASSWORD.toCharArray());
      }
    }
    desk =
        RunningDesk.start(
            DeskSettings.local(data, 0),
            (_, _) -> {
              throw new IOException("no sample here");
            });
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @Test
  void everyRouteAsksForItsRight() throws Exception {
    List<Operation> operations = Operations.of(desk.get(API + "/openapi.yaml").body());
    assertThat(operations).hasSizeGreaterThan(20);
    for (Operation operation : operations) {
      assertThat(Operations.may("administrator", operation)).as(operation.toString()).isTrue();
      if (operation.path().startsWith("/reception")) {
        assertThat(operation.right()).as(operation.toString()).isEqualTo("reception");
      }
    }
    for (String role : Operations.ROLES) {
      desk.forget();
      if (!role.equals("none")) {
        assertThat(desk.signIn(role, PASSWORD).statusCode()).isEqualTo(200);
      }
      for (Operation operation : operations) {
        if (operation.path().equals("/session") && operation.method().equals("DELETE")) {
          continue;
        }
        desk.session();
        int status =
            desk.send(operation.method(), operation.address(), operation.body(), request -> request)
                .statusCode();
        boolean allowed = Operations.may(role, operation);
        if (allowed) {
          assertThat(status).as("%s as %s", operation, role).isNotIn(401, 403, 500);
        } else {
          assertThat(status)
              .as("%s as %s", operation, role)
              .isEqualTo(role.equals("none") ? 401 : 403);
        }
      }
    }
  }

  @Test
  void changeWithoutTheTokenIsRefused() throws Exception {
    desk.forget();
    desk.signIn("administrator", PASSWORD);
    HttpResponse<String> answer =
        desk.send(
            "POST",
            API + "/jobs",
            "{\"kind\":\"sample\"}",
            request -> request.setHeader("X-Contadora-CSRF", "wrong"));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(RunningDesk.parse(answer).path("code").asString()).isEqualTo("CSRF");
  }

  @Test
  void signingInChangesTheCookieAndSigningOutEndsIt() throws Exception {
    desk.forget();
    desk.session();
    HttpResponse<String> in = desk.signIn("reader", PASSWORD);
    String cookie = in.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict").contains("Path=/");
    String kept = cookie.substring(0, cookie.indexOf(';'));
    assertThat(desk.get(API + "/flights").statusCode()).isEqualTo(200);
    assertThat(desk.delete(API + "/session").statusCode()).isEqualTo(204);
    HttpResponse<String> after =
        desk.send("GET", API + "/flights", "", request -> request.setHeader("Cookie", kept));
    assertThat(after.statusCode()).isEqualTo(401);
  }

  @Test
  void tooManyWrongPasswordsLockTheName() throws Exception {
    desk.forget();
    for (int i = 0; i < 5; i++) {
      assertThat(desk.signIn("nobody", "wrong").statusCode()).isEqualTo(401);
    }
    HttpResponse<String> locked = desk.signIn("nobody", "wrong");
    assertThat(locked.statusCode()).isEqualTo(429);
    assertThat(locked.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void everyAnswerTellsTheBrowserToBeStrict() throws Exception {
    for (String path : List.of("/", API + "/session", API + "/none-such", "/assets/none-such.js")) {
      HttpResponse<String> answer = desk.get(path);
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
          .as(path)
          .contains("default-src 'none'")
          .contains("frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }
  }

  @Test
  void otherSitesNameIsRefused() throws Exception {
    assertThat(
            raw("GET /api/v1/session HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 421")
        .contains("UNKNOWN_HOST")
        .doesNotContain("csrf\"");
  }

  @Test
  void pathTricksFindNothingOutsideThePages() throws Exception {
    for (String path :
        List.of(
            "/../../../etc/passwd",
            "/assets/..%2f..%2f..%2fetc/passwd",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/assets/../../i18n/en.json",
            "//etc/passwd")) {
      String answer =
          raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      assertThat(answer).as(path).doesNotContain("root:").doesNotContain("cli.demo_begins");
    }
  }

  @Test
  void giganticBodyIsCutAtTheLimit() throws Exception {
    desk.forget();
    desk.session();
    String big = "{\"name\":\"" + "x".repeat(1_100_000) + "\",\"password\":\"p\"}";
    HttpResponse<String> answer =
        desk.send(
            "POST",
            API + "/session",
            "{}",
            request ->
                request.POST(
                    BodyPublishers.ofByteArrays(List.of(big.getBytes(StandardCharsets.UTF_8)))));
    assertThat(answer.statusCode()).isEqualTo(413);
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), desk.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void otherAddressNeedsAnAdministrator(@TempDir Path empty) {
    var open = new DeskSettings("0.0.0.0", 0, empty, null, List.of());
    assertThatThrownBy(() -> RunningDesk.start(open))
        .isInstanceOf(DeskException.class)
        .hasMessageContaining("no administrator account")
        .hasMessageContaining("contadora desk account add");
  }
}
