package org.contadora.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.contadora.desk.Operations.Operation;
import org.contadora.desk.accounts.Accounts;
import org.contadora.desk.accounts.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What HEAD is answered. On a desk of its own, since walking all addresses twice takes much of
/// what one address may ask.
final class HeadTest {
  private static final String API = "/api/v1";
  private static final String PASSWORD = "five random words are fine";

  @TempDir private static Path data;
  private static RunningDesk desk;

  @BeforeAll
  static void start() throws Exception {
    try (Accounts accounts = Desk.accounts(data, Clock.systemUTC())) {
      accounts.put(Role.ADMINISTRATOR.code(), Role.ADMINISTRATOR, PASSWORD.toCharArray());
      accounts.put(Role.READER.code(), Role.READER, PASSWORD.toCharArray());
    }
    desk = RunningDesk.start(data);
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  /// RFC 9110, 9.3.2: what GET answers, without the body.
  @Test
  void headIsAnsweredAsGetIs() throws Exception {
    List<String> paths = new ArrayList<>(List.of("/", "/signin", API + "/none-such"));
    for (Operation operation : Operations.of(desk.get(API + "/openapi.yaml").body())) {
      if (operation.method().equals("GET")) {
        paths.add(operation.address());
      }
    }
    assertThat(paths).hasSizeGreaterThan(20);
    for (String role : List.of("none", "reader")) {
      desk.forget();
      if (!role.equals("none")) {
        assertThat(desk.signIn(role, PASSWORD).statusCode()).isEqualTo(200);
      }
      for (String path : paths) {
        HttpResponse<String> get = desk.get(path);
        HttpResponse<String> head = desk.send("HEAD", path, "", request -> request);
        assertThat(head.statusCode()).as("%s as %s", path, role).isEqualTo(get.statusCode());
        assertThat(head.headers().firstValue("Content-Type"))
            .as("%s as %s", path, role)
            .isEqualTo(get.headers().firstValue("Content-Type"));
        assertThat(head.body()).as("%s as %s", path, role).isEmpty();
      }
    }
  }

  @Test
  void headOfEventsDoesNotStayOpen() throws Exception {
    desk.forget();
    desk.signIn("reader", PASSWORD);
    HttpResponse<String> head =
        desk.send(
            "HEAD",
            API + "/events",
            "",
            request -> request.setHeader("Accept", "text/event-stream"));
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
  }
}
