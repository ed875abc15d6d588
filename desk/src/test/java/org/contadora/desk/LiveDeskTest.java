package org.contadora.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.contadora.desk.live.Live;
import org.contadora.desk.live.Publisher;
import org.contadora.desk.live.TestFlight;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A running desk with a feed: what its pages are told, over HTTP.
final class LiveDeskTest {
  private static final String API = "/api/v1";

  @TempDir private static Path data;
  private static Publisher publisher;
  private static RunningDesk desk;

  @BeforeAll
  static void start() throws Exception {
    publisher = new Publisher();
    TestFlight flight =
        TestFlight.of("a1b2c3", "TYSON77", "KAEX", "MGGT", Instant.now().minusSeconds(3600));
    publisher.answer(_ -> Publisher.Answer.json(TestFlight.snapshot(Instant.now(), flight)));
    Files.writeString(
        data.resolve(Live.FEED_FILE),
        "[roof]\nkind = receiver\nurl = %s\nevery = 1 s\n"
            .formatted(publisher.address("/data/aircraft.json")));
    desk = RunningDesk.start(DeskSettings.local(data, 0), (_, _) -> List.of());
    desk.session();
    desk.post(
        API + "/live/watched", "{\"aircraft\":\"a1b2c3\",\"note\":\"<script>alert(1)</script>\"}");
  }

  @AfterAll
  static void stop() {
    desk.close();
    publisher.close();
  }

  /// One event of a stream.
  record Told(String id, String name, JsonNode data) {}

  /// A page that follows along.
  static final class Follower implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    private final HttpResponse<java.io.InputStream> answer;

    Follower(RunningDesk desk, String lastEventId) throws Exception {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(desk.address(API + "/events"))
              .header("Accept", "text/event-stream");
      if (!lastEventId.isEmpty()) {
        request.header("Last-Event-ID", lastEventId);
      }
      answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      Thread.ofVirtual().start(this::read);
    }

    HttpResponse<java.io.InputStream> answer() {
      return answer;
    }

    private void read() {
      try (var lines =
          new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
        String id = "";
        String name = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.startsWith("id: ")) {
            id = line.substring(4);
          } else if (line.startsWith("event: ")) {
            name = line.substring(7);
          } else if (line.startsWith("data: ")) {
            told.add(
                new Told(
                    id,
                    name,
                    tools.jackson.databind.json.JsonMapper.shared().readTree(line.substring(6))));
          }
        }
      } catch (IOException _) {
        // The stream was closed.
      }
    }

    Told await(Predicate<Told> wanted) throws InterruptedException {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (true) {
        Told next = told.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (next == null) {
          throw new AssertionError("What was waited for was not told.");
        }
        if (wanted.test(next)) {
          return next;
        }
      }
    }

    @Override
    public void close() throws IOException {
      answer.body().close();
      client.shutdownNow();
    }
  }

  @Test
  void positionsReachAPageThatFollows() throws Exception {
    try (Follower page = new Follower(desk, "")) {
      assertThat(page.answer().headers().firstValue("Content-Type"))
          .hasValue("text/event-stream; charset=utf-8");
      assertThat(page.answer().headers().firstValue("Content-Encoding")).isEmpty();
      Told hello = page.await(told -> told.name().equals("hello"));
      assertThat(hello.data().path("resumed").asBoolean()).isFalse();
      Told seen = page.await(told -> told.name().equals("aircraft"));
      JsonNode aircraft = seen.data().path("aircraft").path(0);
      assertThat(aircraft.path("key").asString()).isEqualTo("a1b2c3");
      assertThat(aircraft.path("callsign").asString()).isEqualTo("TYSON77");
      assertThat(aircraft.has("trail")).isFalse();
      Told feeds = page.await(told -> told.name().equals("feeds"));
      assertThat(feeds.data().path("feeds").path(0).path("state").asString()).isEqualTo("up");
      assertThat(feeds.data().path("feeds").path(0).path("lag_s").asDouble()).isBetween(-1.0, 30.0);
      try (Follower again = new Follower(desk, seen.id())) {
        assertThat(
                again.await(told -> told.name().equals("hello")).data().path("resumed").asBoolean())
            .isTrue();
        Told next = again.await(_ -> true);
        assertThat(next.id()).isNotEqualTo(seen.id());
      }
      try (Follower stranger = new Follower(desk, "otherrun-17")) {
        assertThat(
                stranger
                    .await(told -> told.name().equals("hello"))
                    .data()
                    .path("resumed")
                    .asBoolean())
            .isFalse();
      }
    }
  }

  @Test
  void whatFliesNowIsToldWithItsFeeds() throws Exception {
    JsonNode now = desk.json(API + "/live");
    assertThat(now.path("feeds").path(0).path("name").asString()).isEqualTo("roof");
    assertThat(now.path("feeds").path(0).path("from_file").asBoolean()).isTrue();
    try (Follower page = new Follower(desk, "")) {
      page.await(told -> told.name().equals("aircraft"));
    }
    JsonNode card = desk.json(API + "/live/aircraft/a1b2c3");
    assertThat(card.path("aircraft").path("trail").isArray()).isTrue();
    assertThat(desk.get(API + "/live/aircraft/ffffff").statusCode()).isEqualTo(404);
    JsonNode outages = desk.json(API + "/live/outages");
    assertThat(outages.path("outages").isArray()).isTrue();
    assertThat(desk.get(API + "/live/outages?from=2020-01-01").statusCode()).isEqualTo(400);
    JsonNode watched = desk.json(API + "/live/watched");
    assertThat(watched.path("watched").path(0).path("note").asString())
        .isEqualTo("<script>alert(1)</script>");
  }

  @Test
  void feedThatGivesNothingIsCountedOnEveryPage() throws Exception {
    assertThat(desk.session().path("feeds_down").asInt()).isZero();
    // Nobody listens on the port that this had.
    int port;
    try (var once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = once.getLocalPort();
    }
    var kept =
        desk.post(
            API + "/live/feeds",
            "{\"name\":\"deaf\",\"kind\":\"sbs\",\"host\":\"127.0.0.1\",\"port\":\"%d\"}"
                .formatted(port));
    assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
    try (Follower page = new Follower(desk, "")) {
      page.await(told -> told.name().equals("feeds") && isDown(told.data(), "deaf"));
    }
    assertThat(desk.session().path("feeds_down").asInt()).isEqualTo(1);
    assertThat(desk.delete(API + "/live/feeds/deaf").statusCode()).isEqualTo(200);
    assertThat(desk.session().path("feeds_down").asInt()).isZero();
  }

  private static boolean isDown(JsonNode data, String feed) {
    for (JsonNode each : data.path("feeds")) {
      if (each.path("name").asString().equals(feed)) {
        return each.path("state").asString().equals("down");
      }
    }
    return false;
  }

  @Test
  void feedOfTheFileIsNotChangedFromAPage() throws Exception {
    desk.session();
    assertThat(desk.delete(API + "/live/feeds/roof").statusCode()).isEqualTo(409);
    var bad =
        desk.post(
            API + "/live/feeds", "{\"name\":\"x\",\"kind\":\"sbs\",\"host\":\"h\\nkind = api\"}");
    assertThat(bad.statusCode()).isEqualTo(400);
    var unknown = desk.post(API + "/live/feeds", "{\"name\":\"x\",\"kind\":\"pigeon\"}");
    assertThat(RunningDesk.parse(unknown).path("detail").asString()).contains("pigeon");
    var put =
        desk.post(
            API + "/live/feeds",
            "{\"name\":\"net\",\"kind\":\"api\",\"url\":\"%s\",\"around\":\"KAEX 40\",\"key_header\":\"X-Key\",\"key\":\"hush\"}"
                .formatted(publisher.address("/v2")));
    assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
    assertThat(put.body()).doesNotContain("hush").contains("X-Key");
    assertThat(desk.delete(API + "/live/feeds/net").statusCode()).isEqualTo(200);
    assertThat(desk.delete(API + "/live/feeds/net").statusCode()).isEqualTo(404);
  }

  @Test
  void streamsHaveALimitAndSayWhatTheyAre() throws Exception {
    assertThat(desk.get(API + "/events").statusCode()).isEqualTo(406);
    List<Follower> open = new ArrayList<>();
    try {
      // Streams of other tests may still be open, so the limit can be met earlier.
      int status = 200;
      while (status == 200 && open.size() < 13) {
        Follower page = new Follower(desk, "");
        open.add(page);
        status = page.answer().statusCode();
      }
      assertThat(open).hasSizeBetween(6, 13);
      assertThat(status).isEqualTo(429);
    } finally {
      for (Follower page : open) {
        page.close();
      }
    }
  }

  @Test
  void alertsAreAnAtomFeedWhateverRulesAreCalled() throws Exception {
    desk.session();
    String hostile = "=1+1 <script>alert(1)</script> ]]> & é";
    var put =
        desk.post(
            API + "/alerts/rules",
            "{\"name\":\"%s\",\"kind\":\"watched_seen\"}".formatted(hostile));
    assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
    try (Follower page = new Follower(desk, "")) {
      page.await(told -> told.name().equals("alert"));
    }
    HttpResponse<String> atom = desk.get(API + "/alerts.atom?lang=en");
    assertThat(atom.headers().firstValue("Content-Type"))
        .hasValue("application/atom+xml; charset=utf-8");
    var factory = javax.xml.parsers.DocumentBuilderFactory.newDefaultNSInstance();
    var document =
        factory
            .newDocumentBuilder()
            .parse(new java.io.ByteArrayInputStream(atom.body().getBytes(StandardCharsets.UTF_8)));
    var entries = document.getElementsByTagNameNS("http://www.w3.org/2005/Atom", "entry");
    assertThat(entries.getLength()).isEqualTo(1);
    assertThat(entries.item(0).getTextContent()).contains("TYSON77").contains(hostile);
    assertThat(atom.body()).contains(desk.address("/live?aircraft=a1b2c3").toString());
    JsonNode log = desk.json(API + "/alerts?lang=pt");
    assertThat(log.path("alerts").path(0).path("rule").asString()).isEqualTo(hostile);
    assertThat(log.path("alerts").path(0).path("title").asString()).contains("vigiada");
    assertThat(desk.get(API + "/alerts?lang=de").statusCode()).isEqualTo(400);
    assertThat(
            desk.post(API + "/alerts/rules", "{\"name\":\"x\",\"kind\":\"heading_for\"}")
                .statusCode())
        .isEqualTo(400);
    assertThat(desk.post(API + "/alerts/channels/none/test", "{}").statusCode()).isEqualTo(404);
  }
}
