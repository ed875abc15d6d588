package org.contadora.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.contadora.desk.Operations.Operation;
import org.contadora.desk.accounts.Accounts;
import org.contadora.desk.accounts.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Keys for programs: what they may, when they end, and who sees them.
final class TokensTest {
  private static final String API = "/api/v1";
  private static final String PASSWORD = "five random words are fine";

  @TempDir private static Path data;
  private static final SettableClock clock = new SettableClock();
  private static RunningDesk desk;

  @BeforeAll
  static void start() throws Exception {
    try (Accounts accounts = Desk.accounts(data, clock)) {
      for (Role role : Role.values()) {
        accounts.put(role.code(), role, PASSWORD.toCharArray());
        accounts.put(role.code() + "2", role, PASSWORD.toCharArray());
      }
    }
    desk =
        RunningDesk.start(
            DeskSettings.local(data, 0),
            (_, _) -> {
              throw new IOException("no sample here");
            },
            clock);
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  /// So that no test waits for another's questions.
  @BeforeEach
  void waitAWhile() {
    clock.pass(Duration.ofHours(1));
  }

  private static JsonNode make(String account, String role, int days) throws Exception {
    desk.forget();
    assertThat(desk.signIn(account, PASSWORD).statusCode()).isEqualTo(200);
    HttpResponse<String> made =
        desk.post(
            API + "/tokens",
            "{\"label\":\"a program\",\"role\":\"%s\",\"days\":%d}".formatted(role, days));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    desk.forget();
    return RunningDesk.parse(made);
  }

  private static HttpResponse<String> with(String secret, String method, String path, String body)
      throws Exception {
    desk.forget();
    return desk.send(
        method, path, body, request -> request.header("Authorization", "Bearer " + secret));
  }

  private static String code(HttpResponse<String> answer) {
    return RunningDesk.parse(answer).path("code").asString();
  }

  @Test
  void everyRouteAsksATokenForItsRight() throws Exception {
    List<Operation> operations = Operations.of(desk.get(API + "/openapi.yaml").body());
    assertThat(operations).hasSizeGreaterThan(20);
    for (Role each : Role.values()) {
      String role = each.code();
      String secret = make("administrator", role, 1).path("secret").asString();
      for (Operation operation : operations) {
        // The walk is longer than what an account may ask at once.
        clock.pass(Duration.ofSeconds(30));
        HttpResponse<String> answer =
            with(secret, operation.method(), operation.address(), operation.body());
        String as = "%s with a token of a %s: %s".formatted(operation, role, answer.body());
        if (!Operations.may(role, operation)) {
          assertThat(answer.statusCode()).as(as).isEqualTo(403);
          assertThat(code(answer)).as(as).isEqualTo("ROLE");
        } else if (operation.byPerson()) {
          assertThat(answer.statusCode()).as(as).isEqualTo(403);
          assertThat(code(answer)).as(as).isEqualTo("TOKEN");
        } else {
          assertThat(answer.statusCode()).as(as).isNotIn(401, 403, 429, 500);
        }
      }
    }
  }

  @Test
  void needsNoCsrfAndBeginsNoVisit() throws Exception {
    String secret = make("administrator", "administrator", 1).path("secret").asString();
    HttpResponse<String> changed = with(secret, "POST", API + "/jobs", "{\"kind\":\"none\"}");
    assertThat(changed.statusCode()).isEqualTo(400);
    HttpResponse<String> session = with(secret, "GET", API + "/session", "");
    assertThat(session.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(RunningDesk.parse(session).path("user").asString()).isEqualTo("administrator");
    assertThat(RunningDesk.parse(session).path("csrf").isNull()).isTrue();
  }

  @Test
  void endsWithItsTimeWithItsRevocationAndWithItsAccount() throws Exception {
    String brief = make("reviewer", "reader", 1).path("secret").asString();
    assertThat(with(brief, "GET", API + "/flights", "").statusCode()).isEqualTo(200);
    clock.pass(Duration.ofHours(25));
    HttpResponse<String> ended = with(brief, "GET", API + "/flights", "");
    assertThat(ended.statusCode()).isEqualTo(401);
    assertThat(code(ended)).isEqualTo("BAD_TOKEN");
    assertThat(ended.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");

    JsonNode made = make("reviewer", "reader", 30);
    desk.signIn("reviewer", PASSWORD);
    assertThat(desk.delete(API + "/tokens/" + made.path("id").asString()).statusCode())
        .isEqualTo(204);
    assertThat(with(made.path("secret").asString(), "GET", API + "/flights", "").statusCode())
        .isEqualTo(401);

    String secret = make("reader2", "reader", 30).path("secret").asString();
    desk.signIn("administrator", PASSWORD);
    assertThat(desk.post(API + "/accounts/reader2", "{\"disabled\":true}").statusCode())
        .isEqualTo(200);
    assertThat(with(secret, "GET", API + "/flights", "").statusCode()).isEqualTo(401);
  }

  @Test
  void mayNeverMoreThanItsAccountMayNow() throws Exception {
    String secret = make("administrator2", "administrator", 30).path("secret").asString();
    assertThat(with(secret, "GET", API + "/jobs/none", "").statusCode()).isEqualTo(404);
    desk.signIn("administrator", PASSWORD);
    desk.post(API + "/accounts/administrator2", "{\"role\":\"reader\"}");
    assertThat(with(secret, "GET", API + "/jobs/none", "").statusCode()).isEqualTo(403);
    assertThat(with(secret, "GET", API + "/flights", "").statusCode()).isEqualTo(200);
  }

  @Test
  void ofAnAccountThatDoesBothDoesWhatIsLeftOfIt() throws Exception {
    String secret =
        make("reviewer_and_reception", "reviewer_and_reception", 30).path("secret").asString();
    assertThat(with(secret, "POST", API + "/views", "{}").statusCode()).isEqualTo(400);
    assertThat(with(secret, "GET", API + "/reception", "").statusCode()).isEqualTo(200);
    assertThat(with(secret, "GET", API + "/jobs/none", "").statusCode()).isEqualTo(403);
    desk.signIn("administrator", PASSWORD);
    desk.post(API + "/accounts/reviewer_and_reception", "{\"role\":\"reception\"}");
    assertThat(with(secret, "POST", API + "/views", "{}").statusCode()).isEqualTo(403);
    assertThat(with(secret, "GET", API + "/reception", "").statusCode()).isEqualTo(200);
    desk.post(API + "/accounts/reviewer_and_reception", "{\"role\":\"reviewer_and_reception\"}");
  }

  @Test
  void ofAnAccountThatBecameReceptionReviewsNoMoreAndReceivesNobody() throws Exception {
    String secret = make("reviewer2", "reviewer", 30).path("secret").asString();
    assertThat(with(secret, "POST", API + "/views", "{}").statusCode()).isEqualTo(400);
    desk.signIn("administrator", PASSWORD);
    desk.post(API + "/accounts/reviewer2", "{\"role\":\"reception\"}");
    assertThat(with(secret, "POST", API + "/views", "{}").statusCode()).isEqualTo(403);
    assertThat(with(secret, "GET", API + "/reception", "").statusCode()).isEqualTo(403);
    assertThat(with(secret, "GET", API + "/flights", "").statusCode()).isEqualTo(200);
  }

  @Test
  void reachesForNoMoreThanOneMay() throws Exception {
    desk.forget();
    desk.signIn("reader", PASSWORD);
    assertThat(desk.post(API + "/tokens", "{\"label\":\"x\",\"role\":\"reviewer\"}").statusCode())
        .isEqualTo(400);
    assertThat(
            desk.post(
                    API + "/tokens",
                    "{\"label\":\"x\",\"role\":\"reader\",\"account\":\"administrator\"}")
                .statusCode())
        .isEqualTo(403);
    for (String body :
        List.of(
            "{\"label\":\"x\",\"role\":\"reader\",\"days\":0}",
            "{\"label\":\"x\",\"role\":\"reader\",\"days\":367}",
            "{\"label\":\"x\",\"role\":\"reader\",\"days\":\"9\"}",
            "{\"label\":\" \",\"role\":\"reader\"}",
            "{\"role\":\"reader\"}")) {
      assertThat(desk.post(API + "/tokens", body).statusCode()).as(body).isEqualTo(400);
    }
  }

  @Test
  void isListedWithItsLastUseAndWithoutItsSecret() throws Exception {
    JsonNode made = make("reviewer", "reader", 30);
    String secret = made.path("secret").asString();
    with(secret, "GET", API + "/flights", "");
    desk.signIn("reviewer", PASSWORD);
    String own = desk.get(API + "/tokens").body();
    assertThat(own).contains(made.path("id").asString()).doesNotContain(secret);
    JsonNode listed = RunningDesk.parse(desk.get(API + "/tokens")).path("tokens").path(0);
    assertThat(listed.path("last_used").asString()).isNotEmpty();
    assertThat(listed.path("last_address").asString()).isEqualTo("127.0.0.1");

    desk.forget();
    desk.signIn("reader", PASSWORD);
    String id = made.path("id").asString();
    assertThat(desk.get(API + "/tokens").body()).doesNotContain(id);
    assertThat(desk.delete(API + "/tokens/" + id).statusCode()).isEqualTo(404);
    desk.forget();
    desk.signIn("administrator", PASSWORD);
    assertThat(desk.get(API + "/tokens").body()).contains(id);
  }

  @Test
  void isKeptAsAHashOnly() throws Exception {
    String secret = make("reader", "reader", 30).path("secret").asString();
    try (Stream<Path> files = Files.list(data)) {
      for (Path file :
          files.filter(one -> one.getFileName().toString().contains("accounts")).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(secret)
            .doesNotContain(secret.substring(secret.length() - 20));
      }
    }
  }

  @Test
  void whatIsNoTokenIsRefusedEvenWhereNothingIsNeeded() throws Exception {
    for (String header :
        List.of("Bearer", "Bearer x", "Basic YTpi", "Bearer contadora_" + "A".repeat(43), "")) {
      desk.forget();
      HttpResponse<String> answer =
          desk.send(
              "GET", API + "/session", "", request -> request.header("Authorization", header));
      assertThat(answer.statusCode()).as(header).isEqualTo(401);
    }
  }
}
