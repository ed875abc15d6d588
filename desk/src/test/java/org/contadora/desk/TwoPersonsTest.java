package org.contadora.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.contadora.desk.accounts.Accounts;
import org.contadora.desk.accounts.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Where two people must agree: nothing counts by one person's word.
final class TwoPersonsTest {
  private static final String API = "/api/v1";
  private static final String PASSWORD = "five random words are fine";

  @TempDir private static Path data;
  private static RunningDesk desk;
  private static final List<String> legs = new ArrayList<>();

  @BeforeAll
  static void fill() throws Exception {
    Accounts accounts = Desk.accounts(data, Clock.systemUTC());
    accounts.put("chief", Role.ADMINISTRATOR, PASSWORD.toCharArray());
    accounts.put("one", Role.REVIEWER, PASSWORD.toCharArray());
    accounts.put("two", Role.REVIEWER, PASSWORD.toCharArray());
    desk = RunningDesk.start(data);
    as("chief");
    HttpResponse<String> started = desk.post(API + "/jobs", "{\"kind\":\"sample\"}");
    desk.waitFor(RunningDesk.parse(started).path("id").asString());
    for (String flightClass :
        List.of("removal", "transfer", "removal_connection", "removal_return")) {
      desk.json(API + "/flights?limit=500&class=" + flightClass)
          .path("flights")
          .forEach(row -> legs.add(row.path("leg_id").asString()));
    }
    assertThat(legs).hasSizeGreaterThan(3);
    decide(legs.get(3), "confirmed");
    HttpResponse<String> set =
        desk.post(
            API + "/review/settings", "{\"two_persons\":true,\"reason\":\"Board of 1 March.\"}");
    assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  private static void as(String name) throws Exception {
    desk.forget();
    assertThat(desk.signIn(name, PASSWORD).statusCode()).isEqualTo(200);
  }

  private static void decide(String leg, String verdict) throws Exception {
    HttpResponse<String> answer =
        desk.post(
            API + "/flights/" + leg + "/decisions", "{\"verdict\":\"%s\"}".formatted(verdict));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static String state(String leg) throws Exception {
    return desk.json(API + "/flights/" + leg).path("state").asString();
  }

  private static List<String> queue() throws Exception {
    List<String> ids = new ArrayList<>();
    desk.json(API + "/review?limit=500")
        .path("flights")
        .forEach(row -> ids.add(row.path("leg_id").asString()));
    return ids;
  }

  @Test
  void whatWasDecidedBeforeKeepsCounting() throws Exception {
    as("one");
    assertThat(state(legs.get(3))).isEqualTo("confirmed");
  }

  @Test
  void decisionWaitsForASecondAccount() throws Exception {
    String leg = legs.get(0);
    as("one");
    int stops = stops();
    decide(leg, "rejected");
    assertThat(state(leg)).isEqualTo("awaiting");
    assertThat(desk.json(API + "/flights/" + leg).path("awaiting").path("who").asString())
        .isEqualTo("one");
    assertThat(stops()).isEqualTo(stops);
    assertThat(queue()).doesNotContain(leg);
    decide(leg, "rejected");
    assertThat(state(leg)).as("the same account is no second person").isEqualTo("awaiting");
    as("two");
    assertThat(queue()).contains(leg);
    decide(leg, "rejected");
    assertThat(state(leg)).isEqualTo("rejected");
    assertThat(stops()).isEqualTo(stops - 1);
    assertThat(queue()).doesNotContain(leg);
  }

  private static int stops() throws Exception {
    return desk.json(API + "/statistics?by=month").path("rows").path(0).path("stops").asInt();
  }

  @Test
  void twoWhoDisagreeDecideNothing() throws Exception {
    String leg = legs.get(2);
    as("one");
    decide(leg, "confirmed");
    as("two");
    decide(leg, "rejected");
    assertThat(state(leg)).isEqualTo("awaiting");
    JsonNode awaiting = desk.json(API + "/flights/" + leg).path("awaiting");
    assertThat(awaiting.path("who").asString()).isEqualTo("two");
    as("one");
    decide(leg, "rejected");
    assertThat(state(leg)).isEqualTo("rejected");
  }

  @Test
  void ownWordMayBeTakenBackAnothersNot() throws Exception {
    String leg = legs.get(1);
    as("one");
    decide(leg, "confirmed");
    as("two");
    decide(leg, "confirmed");
    JsonNode history = desk.json(API + "/flights/" + leg).path("history");
    String first =
        API + "/ledger/entries/%d/corrections".formatted(history.path(0).path("index").asLong());
    HttpResponse<String> refused = desk.post(first, "{\"reason\":\"I think otherwise.\"}");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(RunningDesk.parse(refused).path("code").asString()).isEqualTo("TWO_PERSONS");
    assertThat(state(leg)).isEqualTo("confirmed");
    as("one");
    HttpResponse<String> back = desk.post(first, "{\"reason\":\"I was wrong.\"}");
    assertThat(back.statusCode()).isEqualTo(200);
    assertThat(state(leg)).isEqualTo("awaiting");
    as("two");
    HttpResponse<String> brought =
        desk.post(
            API
                + "/ledger/entries/%d/corrections"
                    .formatted(RunningDesk.parse(back).path("index").asLong()),
            "{\"reason\":\"No, you were right.\"}");
    assertThat(brought.statusCode()).as("in the place of another").isEqualTo(409);
    assertThat(RunningDesk.parse(brought).path("code").asString()).isEqualTo("TWO_PERSONS");
    assertThat(state(leg)).isEqualTo("awaiting");
  }
}
