package org.contadora.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The whole way a newcomer goes: an empty desk, the sample, the table, a card, a decision,
/// figures.
final class DeskTest {
  private static final String API = "/api/v1";

  @TempDir private static Path data;
  private static RunningDesk desk;

  @BeforeAll
  static void startAndFill() throws Exception {
    desk = RunningDesk.start(data);
    JsonNode session = desk.session();
    assertThat(session.path("empty").asBoolean()).isTrue();
    assertThat(session.path("role").asString()).isEqualTo("administrator");
    JsonNode job = desk.job("{\"kind\":\"sample\"}");
    assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("done");
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  private static JsonNode aRemoval() throws Exception {
    return desk.json(API + "/flights?class=removal&limit=1").path("flights").path(0);
  }

  @Test
  void sampleSaysThatItIsOne() throws Exception {
    JsonNode session = desk.session();
    assertThat(session.path("simulated").asBoolean()).isTrue();
    assertThat(session.path("empty").asBoolean()).isFalse();
  }

  @Test
  void pagesTogetherAreTheWholeTable() throws Exception {
    JsonNode all = desk.json(API + "/flights?limit=500");
    List<String> whole = ids(all);
    assertThat(whole).hasSizeGreaterThan(20).doesNotHaveDuplicates();
    assertThat(all.path("counts").path("total").asInt()).isEqualTo(whole.size());
    List<String> paged = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = desk.json(API + "/flights?limit=7" + cursor);
      paged.addAll(ids(page));
      cursor = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asString();
    } while (!cursor.isEmpty());
    assertThat(paged).isEqualTo(whole);
  }

  private static List<String> ids(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.path("flights").forEach(row -> ids.add(row.path("leg_id").asString()));
    return ids;
  }

  @Test
  void cardHoldsEvidenceTrackRotationAndHowToCite() throws Exception {
    String legId = aRemoval().path("leg_id").asString();
    JsonNode card = desk.json(API + "/flights/" + legId);
    assertThat(card.path("leg_id").asString()).isEqualTo(legId);
    assertThat(card.path("evidence").size()).isPositive();
    assertThat(card.path("track").size()).isPositive();
    assertThat(card.path("rotation").findValuesAsString("leg_id")).contains(legId);
    assertThat(card.path("airports").size()).isPositive();
    assertThat(card.path("cite").path("address").asString()).isEqualTo("/flights/" + legId);
  }

  @Test
  void decisionIsKeptShownAndCanBeFoundAgain() throws Exception {
    String legId = aRemoval().path("leg_id").asString();
    desk.session();
    HttpResponse<String> answer =
        desk.post(
            API + "/flights/" + legId + "/decisions",
            """
            {"verdict":"confirmed","class":null,"tags":["night"],"reason":"Seen from the fence."}
            """);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode history = RunningDesk.parse(answer).path("history");
    JsonNode last = history.path(history.size() - 1);
    assertThat(last.path("who").asString()).isEqualTo("local");
    assertThat(last.path("reason").asString()).isEqualTo("Seen from the fence.");
    assertThat(ids(desk.json(API + "/flights?state=confirmed&tag=night"))).contains(legId);
    assertThat(ids(desk.json(API + "/review?limit=500"))).doesNotContain(legId);
  }

  @Test
  void rejectedFlightIsNoLongerCounted() throws Exception {
    String by = API + "/statistics?by=month";
    JsonNode before = desk.json(by).path("rows").path(0);
    JsonNode rows = desk.json(API + "/flights?class=removal&min_probability=0.9").path("flights");
    String legId = rows.path(rows.size() - 1).path("leg_id").asString();
    desk.session();
    desk.post(API + "/flights/" + legId + "/decisions", "{\"verdict\":\"rejected\"}");
    JsonNode after = desk.json(by).path("rows").path(0);
    assertThat(after.path("stops").asInt()).isEqualTo(before.path("stops").asInt() - 1);
  }

  @Test
  void reviewBeginsWithTheLeastCertain() throws Exception {
    JsonNode queue = desk.json(API + "/review?limit=500");
    List<Double> distances = new ArrayList<>();
    queue
        .path("flights")
        .forEach(row -> distances.add(Math.abs(row.path("probability").asDouble() - 0.5)));
    assertThat(distances).isNotEmpty().isSorted();
    assertThat(queue.path("open").asInt()).isEqualTo(distances.size());
    String second = queue.path("flights").path(1).path("leg_id").asString();
    String third = queue.path("flights").path(2).path("leg_id").asString();
    assertThat(ids(desk.json(API + "/review?limit=1&after=" + second))).containsExactly(third);
  }

  @Test
  void mapHasTracksAndAirports() throws Exception {
    JsonNode map = desk.json(API + "/map?class=removal");
    assertThat(map.path("legs").size()).isPositive();
    assertThat(map.path("legs").path(0).path("lines").path(0).asString()).hasSizeGreaterThan(4);
    assertThat(map.path("legs").path(0).path("start").asLong()).isPositive();
    assertThat(map.path("airports").size()).isPositive();
  }

  @Test
  void exportsHoldWhatTheTableShows() throws Exception {
    int removals = desk.json(API + "/flights?class=removal").path("counts").path("total").asInt();
    HttpResponse<String> csv = desk.get(API + "/exports/flights.csv?class=removal");
    assertThat(csv.body().lines()).hasSize(removals + 1);
    JsonNode geo = RunningDesk.parse(desk.get(API + "/exports/flights.geojson?class=removal"));
    assertThat(geo.path("features").size()).isEqualTo(removals);
    String kml = desk.get(API + "/exports/flights.kml?class=removal").body();
    assertThat(kml.split("<Placemark>", -1)).hasSize(removals + 1);
  }

  @Test
  void unchangedAnswerIsNotSentAgain() throws Exception {
    HttpResponse<String> first = desk.get(API + "/flights");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> second =
        desk.send("GET", API + "/flights", "", request -> request.header("If-None-Match", tag));
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
  }

  @Test
  void sampleIsNotPutBesideFlights() throws Exception {
    desk.session();
    HttpResponse<String> again = desk.post(API + "/jobs", "{\"kind\":\"sample\"}");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(RunningDesk.parse(again).path("code").asString()).isEqualTo("BOARD_NOT_EMPTY");
  }
}
