package org.contadora.desk.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.contadora.core.GeoPoint;
import org.contadora.core.Geodesy;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.live.Interest;
import org.contadora.flights.live.LiveAircraft;
import org.junit.jupiter.api.Test;

/// Two aircraft that send one address, heard in turn: each is shown at its own place.
class SharedAddressLiveTest extends LiveFixture {
  private final TestFlight removal =
      TestFlight.of("a1b2c3", "TYSON77", "KAEX", "MGGT", START.plusSeconds(120));
  private final TestFlight airliner =
      TestFlight.of("a1b2c3", "ENY3456", "KMSP", "KSEA", START.plusSeconds(120));

  @Test
  void bothAreShownAndNeitherJumps() throws Exception {
    inTurn(removal, airliner);
    try (Live live = start(receiver("10 s"), Duration.ofSeconds(10))) {
      time.advance(Duration.ofMinutes(30), ONE_FEED);
      for (int beat = 0; beat < 6; beat++) {
        time.advance(Duration.ofSeconds(10), ONE_FEED);
        LiveAircraft shown = live.aircraft().getFirst();
        assertThat(live.aircraft()).hasSize(1);
        assertThat(shown.callsign()).isEqualTo("TYSON77");
        assertThat(finding(shown).removalRelated()).isTrue();
        assertThat(kmFrom("KAEX", shown.point())).isLessThan(800);
        LiveAircraft other = Objects.requireNonNull(shown.other());
        assertThat(other.callsign()).isEqualTo("ENY3456");
        assertThat(kmFrom("KMSP", other.point())).isLessThan(800);
        assertThat(Duration.between(other.seen(), time.instant())).isLessThan(ONE_ROUND);
        assertThat(Duration.between(shown.seen(), time.instant())).isLessThan(ONE_ROUND);
      }
      assertThat(only(live).refused()).isEqualTo(Map.of("ADDRESS_SHARED", 1L));
    }
  }

  /// The airliner was heard first, and has nothing against it.
  @Test
  void secondAircraftIsJudgedWhileTheFirstFlies() throws Exception {
    inTurn(airliner, removal);
    try (Live live = start(receiver("10 s"), Duration.ofSeconds(10))) {
      time.advance(Duration.ofMinutes(30), ONE_FEED);
      LiveAircraft shown = live.aircraft().getFirst();
      assertThat(shown.interest()).isEqualTo(Interest.REMOVAL_RELATED);
      assertThat(shown.callsign()).isEqualTo("TYSON77");
      assertThat(finding(shown).removalRelated()).isTrue();
      assertThat(shown.ahead()).isNotEmpty();
      assertThat(kmFrom("KAEX", shown.trail().getFirst().point())).isLessThan(20);
      LiveAircraft other = Objects.requireNonNull(shown.other());
      assertThat(other.callsign()).isEqualTo("ENY3456");
      assertThat(finding(other).removalRelated()).isFalse();
      assertThat(other.interest()).isEqualTo(Interest.NONE);
    }
  }

  @Test
  void eachOfTwoRemovalFlightsHasItsOwnFinding() throws Exception {
    inTurn(removal, TestFlight.of("a1b2c3", "TYSON88", "KSAN", "MMMD", START.plusSeconds(120)));
    try (Live live = start(receiver("10 s"), Duration.ofSeconds(10))) {
      time.advance(Duration.ofMinutes(30), ONE_FEED);
      LiveAircraft shown = live.aircraft().getFirst();
      LiveAircraft other = Objects.requireNonNull(shown.other());
      assertThat(finding(shown).leg().callsign()).isEqualTo("TYSON77");
      assertThat(finding(other).leg().callsign()).isEqualTo("TYSON88");
      assertThat(finding(other).removalRelated()).isTrue();
      assertThat(other.departedFrom()).isEqualTo("KSAN");
      assertThat(other.ahead()).isNotEmpty();
    }
  }

  @Test
  void otherIsNoLongerShownWhenItHasBeenSilentForLong() throws Exception {
    inTurn(removal, airliner);
    try (Live live = start(receiver("10 s"), Duration.ofSeconds(10))) {
      time.advance(Duration.ofMinutes(20), ONE_FEED);
      assertThat(live.aircraft().getFirst().other()).isNotNull();
      fly(removal);
      time.advance(Duration.ofMinutes(31), ONE_FEED);
      assertThat(live.aircraft().getFirst().callsign()).isEqualTo("TYSON77");
      assertThat(live.aircraft().getFirst().other()).isNull();
    }
  }

  /// One transmitter that is jammed sends its own call sign from elsewhere.
  @Test
  void oneAircraftThatSeemsToBeElsewhereStaysOne() throws Exception {
    inTurn(removal, TestFlight.of("a1b2c3", "TYSON77", "KMSP", "KSEA", START.plusSeconds(120)));
    try (Live live = start(receiver("10 s"), Duration.ofSeconds(10))) {
      time.advance(Duration.ofMinutes(30), ONE_FEED);
      assertThat(live.aircraft().getFirst().other()).isNull();
    }
  }

  private static final Duration ONE_ROUND = Duration.ofSeconds(41);

  /// Each is heard twice, then the other.
  private void inTurn(TestFlight one, TestFlight other) {
    publisher.answer(_ -> {
      Instant now = time.instant();
      boolean first = now.getEpochSecond() / 20 % 2 == 0;
      return Publisher.Answer.json(TestFlight.snapshot(now, first ? one : other));
    });
  }

  private static double kmFrom(String airport, GeoPoint point) {
    return Geodesy.distanceM(Airports.bundled().find(airport).orElseThrow().point(), point) / 1000;
  }
}
