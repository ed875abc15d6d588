package org.contadora.desk.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.contadora.desk.legs.LegFilter;
import org.contadora.desk.legs.LegRow;
import org.contadora.desk.legs.LegSort;
import org.contadora.flights.findings.FlightClass;
import org.contadora.flights.live.Interest;
import org.contadora.flights.live.LiveAircraft;
import org.junit.jupiter.api.Test;

/// Feeds from publishers on their good and bad days, in a time that the test lets pass.
class LiveTest extends LiveFixture {
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
