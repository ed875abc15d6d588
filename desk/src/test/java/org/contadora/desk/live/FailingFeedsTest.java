package org.contadora.desk.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is said of feeds that give nothing, or nothing to be believed.
class FailingFeedsTest extends LiveFixture {
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
        FailingFeedsTest.class.getResourceAsStream(
            "/org/contadora/deskui/i18n/" + language + ".json")) {
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
}
