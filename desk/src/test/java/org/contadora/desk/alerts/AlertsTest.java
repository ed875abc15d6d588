package org.contadora.desk.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.contadora.desk.live.Live;
import org.contadora.desk.live.ManualTime;
import org.contadora.desk.live.Publisher;
import org.contadora.desk.live.TestFlight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// From positions to what people are told.
class AlertsTest extends AlertsFixture {
  /// One o'clock at night there.
  private static final Instant NIGHT = Instant.parse("2026-03-02T07:00:00Z");

  @Test
  void flightThatHasMyCountryAheadIsToldOnceWithAllThatLiesAhead() throws Exception {
    ManualTime time = new ManualTime(NOON);
    TestFlight removal = TestFlight.of("a1b2c3", "TYSON77", "KAEX", "MGGT", NOON.plusSeconds(60));
    TestFlight airliner = TestFlight.of("abcdef", "AAL12", "KAEX", "MGGT", NOON.plusSeconds(90));
    try (Live live = live(time, removal, airliner);
        Alerts alerts = alerts(time, live)) {
      live.listen(alerts);
      alerts.putChannel("hook", webhook("yes"));
      alerts.putRule(
          "Guatemala",
          Map.of(
              "kind",
              "heading_for",
              "country",
              "gt",
              "within",
              "60",
              "countries",
              "10",
              "channels",
              "hook"));
      alerts.putRule("Cuba", Map.of("kind", "heading_for", "country", "CU"));
      time.advance(Duration.ofMinutes(20), 2);
      assertThat(alerts.newest(10)).isEmpty();
      time.advance(removal.lasts(), 2);
      await(() -> !alerts.newest(1).isEmpty() && delivery(alerts).state() == Alert.State.SENT);
      assertThat(alerts.newest(10)).hasSize(1);
      Alert alert = alerts.newest(1).getFirst();
      assertThat(alert.aircraft()).isEqualTo("a1b2c3");
      assertThat(alert.facts().get("countries")).contains("GT:").contains("MX:");
      assertThat(Integer.parseInt(alert.facts().getOrDefault("minutes", ""))).isBetween(20, 60);
      assertThat(alerts.words("es").title(alert))
          .contains("TYSON77")
          .contains("Guatemala")
          .contains("por delante");
      assertThat(alerts.words("en").body(alert, "https://desk.example/x"))
          .contains("not a destination")
          .contains("Mexico (")
          .contains("Alexandria (KAEX)")
          .contains("https://desk.example/x")
          .doesNotContain("{");
      Publisher.Request got = receiver.requests().getFirst();
      JsonNode json = JsonMapper.shared().readTree(got.body());
      assertThat(json.path("kind").asString()).isEqualTo("heading_for");
      assertThat(json.path("link").asString())
          .isEqualTo("https://desk.example/live?aircraft=a1b2c3");
      assertThat(json.path("evidence").size()).isPositive();
      assertThat(json.path("text").path("ht").asString()).contains("TYSON77");
      requireSigned(got);
    }
  }

  /// The other aircraft was heard first, and flies within the country.
  @Test
  void secondAircraftUnderAnAddressIsToldToo() throws Exception {
    ManualTime time = new ManualTime(NOON);
    TestFlight first = TestFlight.of("a1b2c3", "TYSON88", "KSAN", "KMIA", NOON.plusSeconds(60));
    TestFlight second = TestFlight.of("a1b2c3", "TYSON77", "KAEX", "MGGT", NOON.plusSeconds(60));
    try (Live live = live(time);
        Alerts alerts = alerts(time, live)) {
      // Each is heard twice, then the other.
      publisher.answer(_ -> {
        boolean turn = time.instant().getEpochSecond() / 40 % 2 == 0;
        return Publisher.Answer.json(TestFlight.snapshot(time.instant(), turn ? second : first));
      });
      live.listen(alerts);
      alerts.putRule(
          "Guatemala",
          Map.of("kind", "heading_for", "country", "gt", "within", "60", "countries", "10"));
      time.advance(second.lasts(), 2);
      assertThat(alerts.newest(10)).hasSize(1);
      assertThat(alerts.words("es").title(alerts.newest(1).getFirst())).contains("TYSON77");
    }
  }

  /// What a receiver of a webhook does to believe it.
  private static void requireSigned(Publisher.Request got) throws Exception {
    String header = got.headers().getOrDefault("X-Contadora-Signature", "");
    String seconds = header.substring(2, header.indexOf(','));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] of = mac.doFinal((seconds + "." + got.body()).getBytes(StandardCharsets.UTF_8));
    StringBuilder hex = new StringBuilder();
    for (byte b : of) {
      hex.append("%02x".formatted(b));
    }
    assertThat(header).endsWith(",v1=" + hex);
  }

  @Test
  void flightThatTurnedBackIsToldWithItsCard() throws Exception {
    ManualTime time = new ManualTime(NOON);
    TestFlight removal =
        TestFlight.of("a1b2c3", "TYSON77", "KAEX", "MGGT", NOON.plusSeconds(60)).turningBack();
    try (Live live = live(time, removal);
        Alerts alerts = alerts(time, live)) {
      live.listen(alerts);
      alerts.putRule("back", Map.of("kind", "turned_back"));
      time.advance(removal.lasts().plusMinutes(5), 2);
      assertThat(alerts.newest(10)).hasSize(1);
      Alert alert = alerts.newest(1).getFirst();
      assertThat(board.find(String.valueOf(alert.legId()))).isPresent();
      assertThat(alerts.link(alert)).isEqualTo("https://desk.example/flights/" + alert.legId());
    }
  }

  @Test
  void unknownAircraftThatLeavesAHubIsToldAtNightOnly() throws Exception {
    for (Instant start : List.of(NIGHT, NOON)) {
      ManualTime time = new ManualTime(start);
      TestFlight unknown = TestFlight.of("a77777", "", "KAEX", "KIWA", start.plusSeconds(120));
      try (Live live = live(time, unknown);
          Alerts alerts = alerts(time, live)) {
        live.listen(alerts);
        alerts.putRule("night", Map.of("kind", "left_hub_at_night"));
        int before = alerts.newest(10).size();
        time.advance(Duration.ofMinutes(12), 2);
        assertThat(alerts.newest(10).size() - before).isEqualTo(start.equals(NIGHT) ? 1 : 0);
      }
    }
  }

  @Test
  void watchedAircraftIsToldWhenItIsHeard() throws Exception {
    ManualTime time = new ManualTime(NOON);
    TestFlight flight = TestFlight.of("a88888", "AAL99", "KMIA", "KDFW", NOON.minusSeconds(900));
    try (Live live = live(time, flight);
        Alerts alerts = alerts(time, live)) {
      live.listen(alerts);
      alerts.putRule("any", Map.of("kind", "watched_seen"));
      alerts.putRule("other", Map.of("kind", "watched_seen", "aircraft", "N1"));
      time.advance(Duration.ofMinutes(1), 2);
      assertThat(alerts.newest(10)).isEmpty();
      live.watch("A88888", "", "ana");
      time.advance(Duration.ofMinutes(30), 2);
      assertThat(alerts.newest(10)).extracting(Alert::rule).containsExactly("any");
    }
  }

  @Test
  void secretsAreKeptForTheSamePlaceOnly() throws Exception {
    ManualTime time = new ManualTime(NOON);
    try (Live live = live(time);
        Alerts alerts = alerts(time, live)) {
      alerts.putChannel("hook", webhook("yes"));
      assertThat(alerts.channels().get("hook")).doesNotContainKey("key");
      alerts.putChannel(
          "hook",
          Map.of(
              "kind",
              "webhook",
              "url",
              receiver.address("/hook?desk=1").toString(),
              "internal",
              "no"));
      assertThatThrownBy(() ->
              alerts.putChannel(
                  "hook", Map.of("kind", "webhook", "url", "https://elsewhere.example/")))
          .isInstanceOf(AlertException.class)
          .hasMessageContaining("The key () of the channel must be a secret");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind=heading_for | The country () of the rule must be a country's two letters, such as GT.",
        "kind=heading_for;country=Guatemala | must be a country's two letters",
        "kind=everything | The kind (everything) of the rule must be one of heading_for",
        "kind=turned_back;verdict=sure | The verdict (sure) of the rule must be possible or likely.",
        "kind=heading_for;country=GT;within=9999 | The within (9999) of the rule must be 10 to 240.",
        "kind=turned_back;colour=red | The rule has a setting (colour) that it does not know.",
      })
  void ruleThatCannotBeUsedSaysWhatWasExpected(String settings, String message) {
    assertThatThrownBy(() -> AlertRule.of("r", Values.of(settings.replace(";", "\n"))))
        .isInstanceOf(AlertException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind=pigeon | The kind (pigeon) of the channel must be webhook or email.",
        "kind=webhook;url=ftp://h/x;key=0123456789abcdef | must be an http or https address",
        "kind=webhook;url=https://h/x;key=short | at least 16 characters long",
        "kind=email;host=h;from=desk@example.org;to=ana | must be addresses such as ana@example.org",
        "kind=email;host=h;from=desk@example.org;to=a@b.org,c@d.org(evil) | must be addresses such as",
        "kind=email;host=h;from=desk@example.org;to=a@b.org;language=de | must be one of es, en, pt, fr, ht",
      })
  void channelThatCannotBeUsedSaysWhatWasExpected(String settings, String message) {
    assertThatThrownBy(() -> Channel.of("c", Values.of(settings.replace(";", "\n"))))
        .isInstanceOf(AlertException.class)
        .hasMessageContaining(message);
  }
}
