package org.contadora.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.contadora.desk.accounts.Account;
import org.contadora.desk.accounts.Accounts;
import org.contadora.desk.accounts.LockedOutException;
import org.contadora.desk.accounts.Role;
import org.contadora.desk.accounts.Sessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Accounts made, changed and barred from the pages; lock-out and rate limits.
final class AccountsTest {
  private static final String API = "/api/v1";
  private static final String PASSWORD = "five random words are fine";

  @TempDir private Path data;
  private final SettableClock clock = new SettableClock();
  private RunningDesk desk;

  @BeforeEach
  void start() throws Exception {
    desk =
        RunningDesk.start(
            DeskSettings.local(data, 0),
            (_, _) -> {
              throw new IOException("no sample here");
            },
            clock);
    desk.session();
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  private int add(String name, String role) throws Exception {
    return desk.post(
            API + "/accounts",
            "{\"name\":\"%s\",\"role\":\"%s\",\"password\":\"%s\"}".formatted(name, role, PASSWORD))
        .statusCode();
  }

  private void addAna() throws Exception {
    assertThat(add("ana", "administrator")).isEqualTo(201);
    assertThat(desk.signIn("ana", PASSWORD).statusCode()).isEqualTo(200);
  }

  private static String code(HttpResponse<String> answer) {
    return RunningDesk.parse(answer).path("code").asString();
  }

  @Test
  void firstAccountMustAdminister() throws Exception {
    assertThat(add("luis", "reader")).isEqualTo(400);
    assertThat(add("ana", "administrator")).isEqualTo(201);
    assertThat(desk.get(API + "/flights").statusCode()).isEqualTo(401);
    assertThat(desk.signIn("ana", PASSWORD).statusCode()).isEqualTo(200);
    assertThat(add("luis", "reader")).isEqualTo(201);
    assertThat(add("luis", "reader")).isEqualTo(400);
    for (String name : List.of("", "-x", "a b", "<script>", "x".repeat(65))) {
      assertThat(add(name, "reader")).as(name).isEqualTo(400);
    }
    assertThat(desk.get(API + "/accounts").body()).contains("\"luis\"").doesNotContain("argon2");
  }

  @Test
  void lastAdministratorStaysOne() throws Exception {
    addAna();
    for (String body : List.of("{\"role\":\"reader\"}", "{\"disabled\":true}")) {
      assertThat(desk.post(API + "/accounts/ana", body).statusCode()).as(body).isEqualTo(400);
    }
    assertThat(add("eva", "administrator")).isEqualTo(201);
    assertThat(desk.post(API + "/accounts/ana", "{\"role\":\"reader\"}").statusCode())
        .isEqualTo(200);
  }

  @Test
  void whoIsBarredIsOutAtOnce() throws Exception {
    addAna();
    add("luis", "reader");
    try (var luis = desk.another()) {
      assertThat(luis.signIn("luis", PASSWORD).statusCode()).isEqualTo(200);
      assertThat(luis.get(API + "/flights").statusCode()).isEqualTo(200);
      desk.post(API + "/accounts/luis", "{\"disabled\":true}");
      assertThat(luis.get(API + "/flights").statusCode()).isEqualTo(401);
      assertThat(luis.signIn("luis", PASSWORD).statusCode()).isEqualTo(401);
      desk.post(API + "/accounts/luis", "{\"disabled\":false}");
      assertThat(luis.signIn("luis", PASSWORD).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void otherPasswordEndsOtherVisits() throws Exception {
    addAna();
    try (var elsewhere = desk.another()) {
      elsewhere.signIn("ana", PASSWORD);
      String change = "{\"password\":\"%s\",\"new_password\":\"%s\"}";
      String other = "quite another five words";
      assertThat(
              desk.post(API + "/session/password", change.formatted("wrong", other)).statusCode())
          .isEqualTo(403);
      assertThat(
              desk.post(API + "/session/password", change.formatted(PASSWORD, "short"))
                  .statusCode())
          .isEqualTo(400);
      assertThat(
              desk.post(API + "/session/password", change.formatted(PASSWORD, other)).statusCode())
          .isEqualTo(204);
      assertThat(elsewhere.get(API + "/flights").statusCode()).isEqualTo(401);
      assertThat(desk.get(API + "/flights").statusCode()).isEqualTo(200);
      assertThat(elsewhere.signIn("ana", PASSWORD).statusCode()).isEqualTo(401);
      assertThat(elsewhere.signIn("ana", other).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void commandAddsAccountsWhileTheDeskRuns() throws Exception {
    addAna();
    try (Accounts command = Desk.accounts(data, clock)) {
      command.put("luis", Role.REVIEWER, PASSWORD.toCharArray());
    }
    desk.forget();
    assertThat(desk.signIn("luis", PASSWORD).statusCode()).isEqualTo(200);
  }

  @Test
  void wrongPasswordsLockAndTimeOpens() throws Exception {
    addAna();
    add("luis", "reader");
    desk.forget();
    for (int i = 0; i < 5; i++) {
      assertThat(desk.signIn("luis", "wrong").statusCode()).isEqualTo(401);
    }
    HttpResponse<String> locked = desk.signIn("luis", PASSWORD);
    assertThat(locked.statusCode()).isEqualTo(429);
    assertThat(locked.headers().firstValue("Retry-After")).hasValue("900");
    // Others are not locked out with it, until the address has tried too many names.
    assertThat(desk.signIn("ana", PASSWORD).statusCode()).isEqualTo(200);
    desk.forget();
    for (int i = 0; i < 15; i++) {
      assertThat(desk.signIn("nobody" + i, "wrong").statusCode()).isEqualTo(401);
    }
    assertThat(desk.signIn("ana", PASSWORD).statusCode()).isEqualTo(429);
    clock.pass(Duration.ofMinutes(15));
    assertThat(desk.signIn("ana", PASSWORD).statusCode()).isEqualTo(200);
    assertThat(desk.signIn("luis", PASSWORD).statusCode()).isEqualTo(200);
  }

  /// A name may hold whatever whoever guesses types, also somebody else's address.
  @Test
  void nobodyIsLockedOutByANameThatLooksLikeTheirs() throws Exception {
    addAna();
    add("luis", "reader");
    desk.forget();
    for (int i = 0; i < 5; i++) {
      assertThat(desk.signIn("luis\\n127.0.0.1", "wrong").statusCode()).isEqualTo(401);
    }
    assertThat(desk.signIn("luis", PASSWORD).statusCode()).isEqualTo(200);
  }

  @Test
  void passwordsGuessedAtOnceAreCountedAsOneAfterTheOther() throws Exception {
    int guesses = 24;
    try (Accounts accounts = Desk.accounts(data, clock)) {
      accounts.put("luis", Role.READER, PASSWORD.toCharArray());
      var begin = new CountDownLatch(1);
      List<Future<Boolean>> tried = new ArrayList<>();
      try (ExecutorService threads = Executors.newFixedThreadPool(guesses)) {
        for (int i = 0; i < guesses; i++) {
          tried.add(
              threads.submit(() -> {
                begin.await();
                try {
                  return accounts
                      .signIn("luis", "a wrong one".toCharArray(), "192.0.2.7")
                      .isEmpty();
                } catch (LockedOutException e) {
                  return false;
                }
              }));
        }
        begin.countDown();
      }
      int looked = 0;
      for (Future<Boolean> one : tried) {
        looked += one.get() ? 1 : 0;
      }
      assertThat(looked).isBetween(1, 5);
    }
  }

  @Test
  void passwordGivenByTheCommandEndsVisitsAndLetsIn() throws Exception {
    addAna();
    add("luis", "reader");
    try (var luis = desk.another()) {
      assertThat(luis.signIn("luis", PASSWORD).statusCode()).isEqualTo(200);
      try (Accounts command = Desk.accounts(data, clock)) {
        command.put("luis", Role.READER, "quite another five words".toCharArray());
      }
      assertThat(luis.get(API + "/flights").statusCode()).isEqualTo(401);
      desk.post(API + "/accounts/luis", "{\"disabled\":true}");
      try (Accounts command = Desk.accounts(data, clock)) {
        command.put("luis", Role.READER, PASSWORD.toCharArray());
      }
      assertThat(luis.signIn("luis", PASSWORD).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whoAsksTooMuchWaitsAndOthersDoNot() throws Exception {
    addAna();
    add("luis", "reader");
    int answered = 0;
    HttpResponse<String> answer = desk.get(API + "/review");
    while (answer.statusCode() == 200 && answered < 2000) {
      answered++;
      answer = desk.get(API + "/review");
    }
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(code(answer)).isEqualTo("RATE");
    assertThat(answered).isBetween(500, 600);
    assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
        .isPositive();
    try (var luis = desk.another()) {
      luis.signIn("luis", PASSWORD);
      assertThat(luis.get(API + "/review").statusCode()).isEqualTo(200);
    }
    clock.pass(Duration.ofSeconds(2));
    for (int i = 0; i < 40; i++) {
      assertThat(desk.get(API + "/review").statusCode()).isEqualTo(200);
    }
    assertThat(desk.get(API + "/review").statusCode()).isEqualTo(429);
  }

  @Test
  void whoOnlyKnocksEndsNobodysVisit() {
    var sessions = new Sessions(clock);
    Sessions.Begun begun = sessions.begin(new Account("ana", Role.ADMINISTRATOR));
    for (int i = 0; i < 10_050; i++) {
      sessions.begin(null);
    }
    assertThat(sessions.find(begun.secret())).isPresent();
  }

  @Test
  void deskWithoutAccountsAnswersNoProxy() throws Exception {
    for (String header : List.of("X-Forwarded-For", "Forwarded")) {
      HttpResponse<String> answer =
          desk.send("GET", API + "/flights", "", request -> request.header(header, "192.0.2.1"));
      assertThat(answer.statusCode()).as(header).isEqualTo(403);
      assertThat(code(answer)).isEqualTo("PROXIED");
    }
  }
}
