package org.contadora.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.contadora.desk.Operations.Operation;
import org.contadora.desk.accounts.Accounts;
import org.contadora.desk.accounts.Role;
import org.contadora.desk.jobs.Sample;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A desk that everybody may read: what they see and what they do not.
final class PublicTest {
  private static final String API = "/api/v1";
  private static final String PASSWORD = "five random words are fine";
  private static final String REASON = "Seen from the fence by a friend";
  private static final String NOTE = "Call the pilot's cousin";
  private static final String RECORDS =
      """
      leg_id,icao24,registration,callsign,departure_airport,departure_basis,departure_time,arrival_airport,arrival_basis,arrival_time
      open-1,a2bd72,N100XX,MADEUP1,KAEX,recorded,2026-03-02T10:00:00Z,MGGT,recorded,2026-03-02T13:00:00Z
      """;
  private static final Sample NO_SAMPLE =
      (_, _) -> {
        throw new IOException("no sample here");
      };

  @TempDir private static Path data;
  @TempDir private static Path inputs;
  private static RunningDesk desk;

  @BeforeAll
  static void start() throws Exception {
    Path records = Files.writeString(inputs.resolve("records.csv"), RECORDS);
    try (Accounts accounts = Desk.accounts(data, new SettableClock())) {
      accounts.put("ana", Role.ADMINISTRATOR, PASSWORD.toCharArray());
    }
    desk =
        RunningDesk.start(
            new DeskSettings("127.0.0.1", 0, data, null, List.of(inputs)).openToThePublic(),
            NO_SAMPLE);
    desk.signIn("ana", PASSWORD);
    HttpResponse<String> job =
        desk.post(API + "/jobs", "{\"kind\":\"files\",\"paths\":[\"%s\"]}".formatted(records));
    assertThat(job.statusCode()).as(job.body()).isEqualTo(202);
    desk.waitFor(RunningDesk.parse(job).path("id").asString());
    String decisions = API + "/flights/open-1/decisions";
    desk.post(decisions, "{\"verdict\":\"confirmed\",\"reason\":\"%s\"}".formatted(REASON));
    desk.post(decisions, "{\"verdict\":\"note\",\"reason\":\"%s\"}".formatted(NOTE));
    String table =
        """
        {"csv":"event,source,text\\nmade up,Gaceta Inventada,It flew\\n",
         "mapping":{"name":"m","columns":{"event":"event","source":"source","text":"text"}}}
        """;
    HttpResponse<String> claims = desk.post(API + "/chronology/claims", table);
    assertThat(claims.statusCode()).as(claims.body()).isEqualTo(200);
    HttpResponse<String> link =
        desk.post(
            API + "/chronology/links",
            "{\"event\":\"made up\",\"leg_id\":\"open-1\",\"reason\":\"%s\"}".formatted(REASON));
    assertThat(link.statusCode()).as(link.body()).isEqualTo(200);
    desk.forget();
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @Test
  void everybodyMayTakeWhatIsPublicAndNothingElse() throws Exception {
    desk.forget();
    List<Operation> operations = Operations.of(desk.get(API + "/openapi.yaml").body());
    int open = 0;
    for (Operation operation : operations) {
      desk.session();
      HttpResponse<String> answer =
          desk.send(operation.method(), operation.address(), operation.body(), request -> request);
      String as = "%s: %s".formatted(operation, answer.body());
      switch (operation.right()) {
        case "anyone" -> assertThat(answer.statusCode()).as(as).isNotIn(403, 500);
        case "public" -> {
          open++;
          assertThat(operation.method()).as(as).isEqualTo("GET");
          assertThat(answer.statusCode()).as(as).isIn(200, 400, 404);
        }
        default -> assertThat(answer.statusCode()).as(as).isEqualTo(401);
      }
    }
    assertThat(open).isGreaterThan(5);
  }

  @Test
  void wordsOfThoseWhoDecideAreNotForEverybody() throws Exception {
    desk.forget();
    JsonNode session = desk.session();
    assertThat(session.path("public").asBoolean()).isTrue();
    assertThat(session.path("role").isNull()).isTrue();
    HttpResponse<String> card = desk.get(API + "/flights/open-1");
    JsonNode history = RunningDesk.parse(card).path("history");
    assertThat(history.size()).isEqualTo(1);
    assertThat(history.path(0).path("verdict").asString()).isEqualTo("confirmed");
    for (Operation operation : Operations.of(desk.get(API + "/openapi.yaml").body())) {
      if (operation.method().equals("GET")) {
        String path = API + operation.path().replaceAll("\\{\\w+}", "open-1");
        assertThat(desk.get(path).body())
            .as(path)
            .doesNotContain(REASON)
            .doesNotContain(NOTE)
            .doesNotContain("\"ana\"");
      }
    }
    String tag = card.headers().firstValue("ETag").orElseThrow();

    desk.signIn("ana", PASSWORD);
    HttpResponse<String> whole =
        desk.send(
            "GET", API + "/flights/open-1", "", request -> request.header("If-None-Match", tag));
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.body()).contains(REASON).contains(NOTE).contains("\"ana\"");
    desk.forget();
  }

  @Test
  void withoutAnAdministratorNobodyIsLetIn(@TempDir Path empty) {
    for (DeskSettings settings :
        List.of(
            DeskSettings.local(empty, 0).openToThePublic(),
            new DeskSettings(
                "127.0.0.1", 0, empty, URI.create("https://desk.example"), List.of()))) {
      assertThatThrownBy(() -> RunningDesk.start(settings, NO_SAMPLE))
          .isInstanceOf(DeskException.class)
          .hasMessageContaining("no administrator account")
          .hasMessageContaining("contadora desk account add");
    }
  }
}
