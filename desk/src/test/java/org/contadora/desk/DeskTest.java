package org.contadora.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
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
    assertThat(card.path("cite").path("address").asString())
        .isEqualTo("/flights/%s?at=%d".formatted(legId, card.path("cite").path("size").asLong()));
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
  void howManyFlightsWaitIsToldAndThatItChanged() throws Exception {
    int waiting = waiting();
    assertThat(waiting).isPositive();
    String legId = ids(desk.json(API + "/review")).getFirst();
    try (var follower = new LiveDeskTest.Follower(desk, "")) {
      follower.await(one -> one.name().equals("hello"));
      JsonNode said =
          RunningDesk.parse(
              desk.post(API + "/flights/" + legId + "/decisions", "{\"verdict\":\"confirmed\"}"));
      follower.await(one -> one.name().equals("review"));
      assertThat(waiting()).isEqualTo(waiting - 1);
      long index = said.path("history").path(0).path("index").asLong();
      desk.post(
          API + "/ledger/entries/" + index + "/corrections", "{\"reason\":\"Another flight.\"}");
      follower.await(one -> one.name().equals("review"));
      assertThat(waiting()).isEqualTo(waiting);
    }
  }

  private static int waiting() throws Exception {
    int waiting = desk.session().path("to_review").asInt();
    assertThat(waiting).isEqualTo(desk.json(API + "/review").path("open").asInt());
    return waiting;
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
  void statisticsAreComparedAndSayWhatWasNotSeen() throws Exception {
    JsonNode weeks = desk.json(API + "/statistics?by=week").path("rows");
    String last = weeks.path(weeks.size() - 1).path("label").asString();
    JsonNode week = desk.json(API + "/statistics/comparison?week=" + last);
    assertThat(week.path("from").asString()).isEqualTo(last);
    JsonNode prior = week.path("against").path(0);
    assertThat(prior.path("base").asString()).isEqualTo("prior");
    JsonNode yearBefore = week.path("against").path(2);
    assertThat(yearBefore.path("covered").asString()).isEqualTo("none");
    assertThat(yearBefore.path("counts").isNull()).isTrue();
    JsonNode coverage = desk.json(API + "/statistics/coverage?from=2026-02-20&to=2026-03-05");
    assertThat(coverage.path("days").size()).isEqualTo(14);
    assertThat(coverage.path("days").path(0).path("hours").asString()).isEqualTo("0".repeat(24));
    JsonNode monday = coverage.path("days").path(10);
    assertThat(monday.path("date").asString()).isEqualTo("2026-03-02");
    assertThat(monday.path("hours").asString()).hasSize(24).contains("1");
    assertThat(monday.path("regions").path("us").asInt()).isPositive();
    JsonNode published =
        desk.json(API + "/statistics/published?from=2020-02-01&to=2020-05-31").path("rows");
    assertThat(published.size()).isGreaterThan(3);
    for (JsonNode row : published) {
      assertThat(row.path("covered").asString()).as(row.toString()).isEqualTo("none");
      assertThat(row.path("ours").isNull()).isTrue();
      assertThat(row.path("difference").asString()).isNotEqualTo("unknown");
    }
    JsonNode classes = desk.json(API + "/statistics?by=class").path("rows");
    assertThat(classes.findValuesAsString("key")).contains("removal", "transfer");
  }

  @Test
  void dataBehindChartsAreWhatTheChartsShow() throws Exception {
    JsonNode countries = desk.json(API + "/statistics?by=country").path("rows");
    HttpResponse<String> csv = desk.get(API + "/exports/statistics.csv?by=country");
    List<String> lines = csv.body().lines().toList();
    assertThat(lines).hasSize(countries.size() + 1);
    assertThat(lines.get(1)).startsWith(countries.path(0).path("key").asString() + ",");
    for (String path : List.of("comparison.csv", "coverage.csv?from=2026-03-02&to=2026-03-08")) {
      assertThat(desk.get(API + "/exports/" + path).body().lines().count())
          .as(path)
          .isGreaterThan(3);
    }
    // Nothing is known of days after the last: that is an answer, too.
    JsonNode later = desk.json(API + "/statistics/coverage?from=2099-01-01").path("days");
    assertThat(later).hasSize(1);
    assertThat(later.path(0).path("positions").asInt()).isZero();
    assertThat(desk.get(API + "/exports/coverage.csv?to=1999-01-01").statusCode()).isEqualTo(200);
    assertThat(desk.get(API + "/statistics/coverage?from=2026-03-02&to=2026-03-01").statusCode())
        .isEqualTo(400);
    assertThat(desk.get(API + "/statistics?by=purpose").statusCode()).isEqualTo(400);
  }

  @Test
  void reportOfAMonthIsTheSameEachTimeAndComesWithItsData() throws Exception {
    JsonNode report = desk.json(API + "/reports/2026-03");
    assertThat(report.path("month").asString()).isEqualTo("2026-03");
    assertThat(report.path("simulated").asBoolean()).isTrue();
    long ofDays = 0;
    for (JsonNode day : report.path("figures").path("day")) {
      ofDays += day.path("flights").asLong();
    }
    assertThat(report.path("comparison").path("counts").path("flights").asLong())
        .isEqualTo(ofDays)
        .isPositive();
    assertThat(report.path("coverage").size()).isEqualTo(31);
    byte[] first = bytes("/exports/report.zip?month=2026-03");
    assertThat(bytes("/exports/report.zip?month=2026-03")).isEqualTo(first);
    List<String> names = new ArrayList<>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(first))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    assertThat(names).contains("report.json", "by_country.csv", "coverage.csv", "published.csv");
    assertThat(desk.get(API + "/reports/march").statusCode()).isEqualTo(400);
    assertThat(desk.json(API + "/reports/1999-01").path("comparison").path("covered").asString())
        .isEqualTo("none");
  }

  private static byte[] bytes(String path) throws Exception {
    try (var in = desk.address(API + path).toURL().openStream()) {
      return in.readAllBytes();
    }
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
