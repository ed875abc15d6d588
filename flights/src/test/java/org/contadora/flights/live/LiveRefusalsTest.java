package org.contadora.flights.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.contadora.core.IcaoAddress;
import org.contadora.core.Refusals;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.findings.RuleBook;
import org.contadora.flights.positions.Aircraft;
import org.contadora.flights.positions.Positions;
import org.junit.jupiter.api.Test;

/// Every position that cannot be true is counted in live use too, although there a track seldom
/// comes to an end.
class LiveRefusalsTest {
  private static final long START_MS = Instant.parse("2026-08-27T12:00:00Z").toEpochMilli();
  private static final long MINUTE_MS = 60_000;
  private static final long DAY_MS = 1440 * MINUTE_MS;

  private final Refusals refused = new Refusals();
  private final LiveFlights live =
      new LiveFlights(Airports.bundled(), RuleBook.shipped(), _ -> refused);

  @Test
  void frozenPositionsAreCountedWhileTheAircraftIsHeard() {
    long lastMs = frozen(START_MS, 100);
    live.pass(lastMs);
    assertThat(refused.counts()).isEqualTo(Map.of("POSITION_FROZEN", 100L));
    lastMs = frozen(lastMs + 11 * MINUTE_MS, 50);
    live.pass(lastMs);
    assertThat(refused.counts()).isEqualTo(Map.of("POSITION_FROZEN", 151L));
  }

  /// Four positions on the other side of the world are held back, to be another aircraft's; with
  /// the aircraft forgotten nobody can say so any more.
  @Test
  void positionsHeldBackAreCountedWhenTheAircraftIsForgotten() {
    Positions batch = new Positions(aircraft(), "feed");
    for (int i = 0; i < 10; i++) {
      add(batch, START_MS + i * 5_000L, 15_000_000 + i * 5_000);
    }
    for (int i = 10; i < 14; i++) {
      add(batch, START_MS + i * 5_000L, -30_000_000);
      batch.setGroundSpeedE1(0);
    }
    live.accept(batch);
    live.pass(START_MS + 2 * MINUTE_MS);
    assertThat(refused.counts()).as("while it may be another's").isEmpty();
    live.pass(START_MS + DAY_MS);
    live.takeEnded();
    live.pass(START_MS + 5 * DAY_MS);
    assertThat(live.heardSince(0)).isZero();
    assertThat(refused.counts()).isEqualTo(Map.of("POSITION_TELEPORT", 4L));
  }

  /// An aircraft at speed that shows one place for as many seconds after the first.
  ///
  /// @return the last time
  private long frozen(long fromMs, int count) {
    Positions batch = new Positions(aircraft(), "feed");
    for (int i = 0; i <= count; i++) {
      add(batch, fromMs + i * 1000L, 15_000_000);
    }
    live.accept(batch);
    return fromMs + count * 1000L;
  }

  private static Aircraft aircraft() {
    return Aircraft.of(IcaoAddress.parse("a960a9").orElseThrow());
  }

  private static void add(Positions batch, long timeMs, int latE6) {
    batch.add(timeMs, latE6, -90_000_000);
    batch.setBaroAltitudeFt(30_000);
    batch.setGroundSpeedE1(4000);
  }
}
