package org.contadora.desk.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.contadora.core.Seed;
import org.contadora.desk.RunningDesk;
import org.contadora.desk.legs.Board;
import org.contadora.desk.legs.LegFilter;
import org.contadora.desk.legs.LegRow;
import org.contadora.desk.legs.LegSort;
import org.contadora.flights.Flights;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.findings.FlightClass;
import org.contadora.flights.live.Interest;
import org.contadora.flights.live.LiveAircraft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Feeds from publishers on their good and bad days, in a time that the test lets pass.
class LiveTest {
  private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

  /// The thread that gathers, and one for each feed.
  private static final int ONE_FEED = 2;

  @TempDir private Path data;
  private final ManualTime time = new ManualTime(START);
  private Flights engine;
  private Publisher publisher;
  private Board board;

  @BeforeEach
  void open() throws Exception {
    engine = RunningDesk.parts((_, _) -> List.of()).engine();
    publisher = new Publisher();
    board = Board.open(data.resolve("board.db"), engine.airports());
  }

  @AfterEach
  void close() {
    board.close();
    publisher.close();
  }

  private Live start(String feeds) throws Exception {
    return start(feeds, Duration.ofSeconds(1));
  }

  private Live start(String feeds, Duration beat) throws Exception {
    Files.writeString(data.resolve(Live.FEED_FILE), feeds);
    return Live.start(
        data, engine, board, new LiveParts(time, time, new Seed(7), Duration.ofMillis(1500), beat));
  }

  private String receiver(String every) {
    return "[roof]\nkind = receiver\nurl = %s\nevery = %s\n"
        .formatted(publisher.address("/data/aircraft.json"), every);
  }

  private void fly(TestFlight... flights) {
    publisher.answer(_ -> Publisher.Answer.json(TestFlight.snapshot(time.instant(), flights)));
  }

  private static FeedStatus only(Live live) {
    assertThat(live.feeds()).hasSize(1);
    return live.feeds().getFirst();
  }

  private static Finding finding(LiveAircraft aircraft) {
    return Objects.requireNonNull(aircraft.finding(), aircraft.key());
  }

  @Test
  void flightIsFollowedInTheAirAndStandsOnTheBoardWhenItHasLanded() throws Exception {
    TestFlight removal = TestFlight.of("a1b2c3", "TYSON77", "KAEX", "MGGT", START.plusSeconds(120));
    TestFlight airliner = TestFlight.of("abcdef", "AAL12", "KDFW", "KMIA", START.plusSeconds(60));
    fly(removal, airliner);
    try (Live live = start(receiver("20 s"), Duration.ofSeconds(10))) {
      time.advance(Duration.ofMinutes(40), ONE_FEED);
      assertThat(live.heard()).isEqualTo(2);
      LiveAircraft flying = live.aircraft().getFirst();
      assertThat(live.aircraft()).hasSize(1);
      assertThat(flying.key()).isEqualTo("a1b2c3");
      assertThat(flying.interest()).isEqualTo(Interest.REMOVAL_RELATED);
      assertThat(flying.departedFrom()).isEqualTo("KAEX");
      assertThat(finding(flying).leg().arrival().reason()).isEqualTo("IN_FLIGHT");
      assertThat(finding(flying).leg().arrival().airport()).isNull();
      assertThat(flying.ahead()).extracting("code").contains("GT");
      assertThat(flying.trail()).hasSizeGreaterThan(5);
      assertThat(board.isEmpty()).isTrue();
      time.advance(removal.lasts(), ONE_FEED);
      List<LegRow> rows = board.page(LegFilter.ALL, LegSort.NEWEST, null, 10).rows();
      LegRow row =
          rows.stream().filter(each -> "TYSON77".equals(each.callsign())).findFirst().orElseThrow();
      assertThat(row.departure().airport()).isEqualTo("KAEX");
      assertThat(row.arrival().airport()).isEqualTo("MGGT");
      assertThat(row.flightClass()).isEqualTo(FlightClass.REMOVAL);
      assertThat(row.legId()).isEqualTo(finding(flying).leg().id());
      assertThat(rows).extracting(LegRow::callsign).contains("AAL12");
      assertThat(live.events().after(0, 0).events())
          .extracting(Events.Event::payload)
          .contains(new LiveNews.Landed(List.of(row.legId())));
    }
  }

  @Test
  void deskThatStartsAgainGoesOnWithFlightsInTheAir() throws Exception {
    TestFlight removal = TestFlight.of("a1b2c3", "TYSON77", "KAEX", "MGGT", START.plusSeconds(120));
    fly(removal);
    String before;
    try (Live live = start(receiver("20 s"), Duration.ofSeconds(10))) {
      time.advance(Duration.ofMinutes(60), ONE_FEED);
      before = finding(live.aircraft().getFirst()).leg().id();
    }
    time.advance(Duration.ofMinutes(4), 0);
    try (Live live = start(receiver("20 s"), Duration.ofSeconds(10))) {
      time.advance(Duration.ofMinutes(2), ONE_FEED);
      assertThat(live.aircraft().getFirst().departedFrom()).isEqualTo("KAEX");
      time.advance(removal.lasts(), ONE_FEED);
      LegRow row = board.find(before).orElseThrow();
      assertThat(row.departure().airport()).isEqualTo("KAEX");
      assertThat(row.arrival().airport()).isEqualTo("MGGT");
      assertThat(live.outages(START, time.instant(), 10))
          .extracting(Outage::why)
          .containsExactly("DESK_OFF");
      Outage off = live.outages(START, time.instant(), 10).getFirst();
      assertThat(Duration.between(off.from(), Objects.requireNonNull(off.to())))
          .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
    }
  }

  @Test
  void publisherThatAsksForPatienceIsLeftAlone() throws Exception {
    publisher.answer(Publisher.Answer.status(429).with("Retry-After", "120"));
    try (Live live = start(receiver("5 s"))) {
      time.settle(ONE_FEED);
      assertThat(only(live).state()).isEqualTo(FeedStatus.State.DOWN);
      assertThat(only(live).why()).isEqualTo("TOO_MANY");
      time.advance(Duration.ofSeconds(119), ONE_FEED);
      assertThat(publisher.requests()).hasSize(1);
      fly();
      time.advance(Duration.ofSeconds(2), ONE_FEED);
      assertThat(publisher.requests()).hasSize(2);
      assertThat(only(live).state()).isEqualTo(FeedStatus.State.UP);
      Outage outage = live.outages(START, time.instant(), 10).getFirst();
      assertThat(outage.why()).isEqualTo("TOO_MANY");
      assertThat(outage.from()).isEqualTo(START);
      assertThat(outage.to()).isEqualTo(START.plusSeconds(120));
    }
  }

  @Test
  void failingFeedIsAskedEverMoreSeldom() throws Exception {
    publisher.answer(Publisher.Answer.status(500));
    try (Live live = start(receiver("10 s"), Duration.ofSeconds(30))) {
      List<Instant> asked = new ArrayList<>();
      int known = 0;
      for (int s = 0; s < 3600; s += 5) {
        time.settle(ONE_FEED);
        if (publisher.requests().size() > known) {
          known = publisher.requests().size();
          asked.add(time.instant());
        }
        time.advance(Duration.ofSeconds(5), ONE_FEED);
      }
      List<Long> waits = new ArrayList<>();
      for (int i = 1; i < asked.size(); i++) {
        waits.add(Duration.between(asked.get(i - 1), asked.get(i)).toSeconds());
      }
      assertThat(waits.getFirst()).isBetween(10L, 25L);
      assertThat(waits).hasSizeBetween(9, 22);
      assertThat(waits.getLast()).isBetween(295L, 610L);
      assertThat(only(live).why()).isEqualTo("SERVER_ERROR");
      FeedDay day = live.days(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 2)).getFirst();
      assertThat(day.downS()).isEqualTo(3600);
      assertThat(day.hours()).containsExactly(12);
    }
  }

  @Test
  void pageInPlaceOfPositionsIsNoSilence() throws Exception {
    publisher.answer(
        new Publisher.Answer(
            200, "<!doctype html><title>Maintenance</title>", java.util.Map.of(), false));
    try (Live live = start(receiver("5 s"))) {
      time.settle(ONE_FEED);
      assertThat(only(live).why()).isEqualTo("NOT_POSITIONS");
      assertThat(only(live).detail())
          .contains("<!doctype html>")
          .contains("expected aircraft-json");
    }
  }

  @Test
  void whatCameBeforeAnAnswerBrokeOffIsTaken() throws Exception {
    TestFlight flight = TestFlight.of("a1b2c3", "TYSON77", "KAEX", "MGGT", START.minusSeconds(600));
    TestFlight other = TestFlight.of("a1b2c4", "TYSON78", "KAEX", "MHLM", START.minusSeconds(900));
    publisher.answer(_ -> {
      String whole = TestFlight.snapshot(time.instant(), flight, other);
      return Publisher.Answer.json(whole.substring(0, whole.length() - 90));
    });
    try (Live live = start(receiver("5 s"))) {
      time.settle(ONE_FEED);
      assertThat(only(live).why()).isEqualTo("CUT_SHORT");
      assertThat(only(live).positions()).isPositive();
      assertThat(live.heard()).isPositive();
    }
  }

  @Test
  void answerThatNeverComesIsNotWaitedForForever() throws Exception {
    publisher.answer(Publisher.Answer.hang());
    try (Live live = start(receiver("5 s"))) {
      time.settle(ONE_FEED);
      assertThat(only(live).why()).isEqualTo("TIMEOUT");
    }
  }

  @Test
  void nobodyThereIsSaid() throws Exception {
    publisher.close();
    try (Live live = start(receiver("5 s"))) {
      time.settle(ONE_FEED);
      assertThat(only(live).why()).as(only(live).detail()).isEqualTo("REFUSED");
    }
  }

  @Test
  void addressWithNothingAtItIsSaid() throws Exception {
    publisher.answer(_ -> Publisher.Answer.status(404));
    try (Live live = start(receiver("5 s"))) {
      time.settle(ONE_FEED);
      assertThat(only(live).why()).isEqualTo("NOT_FOUND");
      assertThat(only(live).detail()).contains("404");
    }
  }

  /// No part of a name has more than 63 letters (RFC 1035, 2.3.4): of this one nobody need be
  /// asked.
  @Test
  void nameThatNobodyKnowsIsSaid() throws Exception {
    try (Live live =
        start(
            "[roof]\nkind = receiver\nurl = http://%s/aircraft.json\nevery = 5 s\n"
                .formatted("r".repeat(64) + ".invalid"))) {
      time.settle(ONE_FEED);
      assertThat(only(live).why()).as(only(live).detail()).isEqualTo("UNKNOWN_HOST");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "en", "pt", "fr", "ht"})
  void everyReasonHasASentenceInEveryLanguage(String language) throws Exception {
    JsonNode texts;
    try (InputStream in =
        LiveTest.class.getResourceAsStream("/org/contadora/deskui/i18n/" + language + ".json")) {
      texts = JsonMapper.shared().readTree(in);
    }
    for (FeedFailure.Why why : FeedFailure.Why.values()) {
      assertThat(texts.path("live.why." + why).asString("")).as(why.name()).endsWith(".");
    }
  }

  @Test
  void clockThatIsAheadIsNotBelieved() throws Exception {
    TestFlight flight = TestFlight.of("a1b2c3", "TYSON77", "KAEX", "MGGT", START.minusSeconds(600));
    publisher.answer(
        _ -> Publisher.Answer.json(TestFlight.snapshot(time.instant().plusSeconds(3600), flight)));
    try (Live live = start(receiver("5 s"))) {
      time.settle(ONE_FEED);
      assertThat(only(live).why()).isEqualTo("CLOCK_AHEAD");
      assertThat(only(live).detail()).contains("3599 s ahead");
      assertThat(live.heard()).isZero();
    }
  }

  @Test
  void receiverThatStoppedReceivingIsNotUp() throws Exception {
    TestFlight flight = TestFlight.of("a1b2c3", "TYSON77", "KAEX", "MGGT", START.minusSeconds(600));
    String frozen = TestFlight.snapshot(START.minusSeconds(3600), flight);
    publisher.answer(Publisher.Answer.json(frozen));
    try (Live live = start(receiver("5 s"))) {
      time.settle(ONE_FEED);
      assertThat(only(live).why()).isEqualTo("STALE");
    }
  }

  @Test
  void sameAircraftFromTwoFeedsIsOneAircraft() throws Exception {
    TestFlight flight = TestFlight.of("a1b2c3", "TYSON77", "KAEX", "KHOU", START.plusSeconds(60));
    fly(flight);
    try (Live live =
        start(
            receiver("20 s") + receiver("15 s").replace("roof", "cellar"),
            Duration.ofSeconds(10))) {
      time.advance(Duration.ofMinutes(3).plus(flight.lasts()), 3);
      assertThat(board.page(LegFilter.ALL, LegSort.NEWEST, null, 10).rows()).hasSize(1);
      assertThat(live.feeds()).hasSize(2);
    }
  }

  @Test
  void unchangedAnswerIsAskedForByItsVersion() throws Exception {
    AtomicReference<String> tag = new AtomicReference<>("\"one\"");
    publisher.answer(request ->
        tag.get().equals(request.headers().get("If-None-Match"))
            ? Publisher.Answer.status(304)
            : Publisher.Answer.json(TestFlight.snapshot(time.instant())).with("ETag", tag.get()));
    try (Live live = start(receiver("5 s"))) {
      time.advance(Duration.ofSeconds(12), ONE_FEED);
      assertThat(publisher.requests()).hasSize(3);
      assertThat(publisher.requests().get(2).headers()).containsEntry("If-None-Match", "\"one\"");
      assertThat(only(live).state()).isEqualTo(FeedStatus.State.UP);
      assertThat(publisher.requests())
          .allSatisfy(
              request -> assertThat(request.headers().get("User-Agent")).startsWith("contadora/"));
    }
  }

  @Test
  void networkIsAskedPlaceByPlaceWithAPauseBetween() throws Exception {
    List<Instant> asked = new ArrayList<>();
    publisher.answer(request -> {
      synchronized (asked) {
        asked.add(time.instant());
      }
      return Publisher.Answer.json(
          "{\"ac\":[],\"msg\":\"No error\",\"now\":%d,\"total\":0}".formatted(time.millis()));
    });
    String feed =
        """
        [hubs]
        kind = api
        url = %s
        around = KAEX 40, KIWA 50
        aircraft = a1ac1a, a1b2c3
        key_header = X-Key
        key = quiet
        every = 60 s
        """
            .formatted(publisher.address("/v2"));
    try (Live live = start(feed)) {
      time.advance(Duration.ofSeconds(10), ONE_FEED);
      assertThat(publisher.requests())
          .extracting(Publisher.Request::path)
          .satisfiesExactly(
              path -> assertThat(path).startsWith("/v2/point/31.3").endsWith("/40"),
              path -> assertThat(path).startsWith("/v2/point/33.3").endsWith("/50"),
              path -> assertThat(path).isEqualTo("/v2/hex/a1ac1a,a1b2c3"));
      assertThat(publisher.requests())
          .allSatisfy(request -> assertThat(request.headers()).containsEntry("X-Key", "quiet"));
      assertThat(Duration.between(asked.get(0), asked.get(2)))
          .isGreaterThanOrEqualTo(Duration.ofMillis(2400));
      assertThat(only(live).state()).isEqualTo(FeedStatus.State.UP);
      assertThat(only(live).aircraft()).isZero();
    }
  }

  @Test
  void openSkyClientGetsItsTokenOnce() throws Exception {
    publisher.answer(request -> {
      if (request.path().equals("/token")) {
        return request
                .body()
                .equals("grant_type=client_credentials&client_id=desk&client_secret=a+b%26c")
            ? Publisher.Answer.json("{\"access_token\":\"tok\",\"expires_in\":1800}")
            : Publisher.Answer.status(401);
      }
      if (!"Bearer tok".equals(request.headers().get("Authorization"))) {
        return Publisher.Answer.status(401);
      }
      long now = time.instant().getEpochSecond();
      return Publisher.Answer.json(
          ("{\"time\":%d,\"states\":[[\"a1b2c3\",\"TYSON77 \",\"United States\",%d,%d,-91.0,25.0,10363.2,"
                  + "false,226.0,170.0,0.0,null,10500.0,\"1234\",false,0]]}")
              .formatted(now, now - 3, now - 1));
    });
    String feed =
        """
        [gulf]
        kind = opensky
        url = %s
        token_url = %s
        area = 20 -95 25 -90
        client_id = desk
        client_secret = a b&c
        """
            .formatted(publisher.address("/api"), publisher.address("/token"));
    try (Live live = start(feed)) {
      time.advance(Duration.ofSeconds(30), ONE_FEED);
      assertThat(only(live).state()).isEqualTo(FeedStatus.State.UP);
      assertThat(only(live).lagS()).isEqualTo(3.0);
      assertThat(live.aircraft()).extracting(LiveAircraft::key).containsExactly("a1b2c3");
      assertThat(publisher.requests())
          .extracting(Publisher.Request::path)
          .containsExactly(
              "/token",
              "/api/states/all?lamin=20.0000&lomin=-95.0000&lamax=25.0000&lomax=-90.0000",
              "/api/states/all?lamin=20.0000&lomin=-95.0000&lamax=25.0000&lomax=-90.0000");
    }
  }

  @Test
  void unknownAircraftNearAHubIsShownAndAKnownAirlineIsNot() throws Exception {
    fly(
        TestFlight.of("a77777", "", "KAEX", "KIWA", START.plusSeconds(3600)),
        TestFlight.of("a88888", "AAL99", "KAEX", "KIWA", START.plusSeconds(3600)),
        TestFlight.of("a99999", "", "KPWM", "KIWA", START.plusSeconds(3600)));
    try (Live live = start(receiver("5 s"))) {
      time.advance(Duration.ofSeconds(20), ONE_FEED);
      assertThat(live.aircraft())
          .extracting(LiveAircraft::key, LiveAircraft::interest, LiveAircraft::hub)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("a77777", Interest.UNKNOWN_NEAR_HUB, "KAEX"));
      live.watch("A88888", "seen before", "ana");
      time.advance(Duration.ofSeconds(10), ONE_FEED);
      assertThat(live.aircraft()).extracting(LiveAircraft::key).containsExactly("a77777", "a88888");
    }
  }

  @Test
  void simulatedFlightsAndRealOnesAreNotMixed() throws Exception {
    board.<RuntimeException>feed(true, _ -> {});
    TestFlight flight = TestFlight.of("a1b2c3", "TYSON77", "KAEX", "KHOU", START.plusSeconds(60));
    fly(flight);
    try (Live live = start(receiver("20 s"), Duration.ofSeconds(10))) {
      time.advance(Duration.ofMinutes(5).plus(flight.lasts()), ONE_FEED);
      assertThat(live.isHeldBack()).isTrue();
      assertThat(board.isEmpty()).isTrue();
    }
  }

  @Test
  void feedSetUpOnAPageIsKeptAndItsSecretIsNotShown() throws Exception {
    publisher.answer(_ -> Publisher.Answer.json("{\"ac\":[],\"now\":%d}".formatted(time.millis())));
    try (Live live = start("")) {
      live.put(
          "net",
          java.util.Map.of(
              "kind",
              "api",
              "url",
              publisher.address("/v2").toString(),
              "around",
              "KAEX 40",
              "key_header",
              "X-Key",
              "key",
              "quiet"));
      time.settle(ONE_FEED);
      assertThat(live.settings().get("net")).doesNotContainKey("key").containsKey("key_header");
      live.put(
          "net",
          java.util.Map.of(
              "kind",
              "api",
              "url",
              publisher.address("/v2").toString(),
              "around",
              "KIWA 40",
              "key_header",
              "X-Key"));
      time.settle(ONE_FEED);
      assertThat(publisher.requests().getLast().headers()).containsEntry("X-Key", "quiet");
    }
    try (Live live = start("")) {
      time.settle(ONE_FEED);
      assertThat(only(live).name()).isEqualTo("net");
      assertThat(live.remove("net")).isTrue();
      assertThat(live.feeds()).isEmpty();
    }
    if (data.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(Files.getPosixFilePermissions(data.resolve("live.db"))).hasSize(2);
    }
  }

  @Test
  void followerThatFallsBehindIsToldToBeginAnew() throws Exception {
    Events events = new Events("run");
    for (int i = 0; i < Events.KEPT + 5; i++) {
      events.publish(new LiveNews.Alerted(i));
    }
    assertThat(events.after(3, 0).missed()).isTrue();
    assertThat(events.after(5, 0).missed()).isFalse();
    assertThat(events.after(events.last() - 1, 0).events()).hasSize(1);
    assertThat(events.after(events.last(), 0).events()).isEmpty();
    assertThat(events.after(events.last() + 7, 0).missed()).isTrue();
  }
}
