package org.contadora.flights.tracks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.contadora.flights.positions.Aircraft;
import org.contadora.flights.positions.Positions;
import org.junit.jupiter.api.Test;

class ObservedTest {
  private final Observed observed = new Observed();

  @Test
  void positionsOfAnyAircraftShowThatInputsWereWatching() {
    seen("2026-03-02T12:01:00Z", "2026-03-02T12:07:00Z", "2026-03-02T15:00:00Z");
    assertThat(between("2026-03-02T11:00:00Z", "2026-03-02T11:59:59Z")).isFalse();
    assertThat(between("2026-03-02T11:00:00Z", "2026-03-02T12:20:00Z")).isTrue();
    assertThat(between("2026-03-02T12:07:00Z", "2026-03-02T12:30:00Z")).isTrue();
    assertThat(between("2026-03-02T12:07:01Z", "2026-03-02T14:49:00Z")).isFalse();
    assertThat(between("2026-03-02T12:07:01Z", "2026-03-02T15:00:00Z")).isTrue();
    assertThat(between("2026-03-02T15:00:01Z", "2026-03-04T00:00:00Z")).isFalse();
  }

  @Test
  void tracesCountedFromMidnightAreOfTheWholeDay() {
    observed.addTrace(Instant.parse("2026-03-02T00:00:00Z").toEpochMilli());
    assertThat(between("2026-03-01T20:00:00Z", "2026-03-01T23:59:59Z")).isFalse();
    assertThat(between("2026-03-01T20:00:00Z", "2026-03-02T00:00:00Z")).isTrue();
    assertThat(between("2026-03-02T23:59:59Z", "2026-03-03T05:00:00Z")).isTrue();
    assertThat(between("2026-03-03T00:00:00Z", "2026-03-03T05:00:00Z")).isFalse();
  }

  @Test
  void otherTracesTellNothing() {
    observed.addTrace(Instant.parse("2026-03-02T07:12:33Z").toEpochMilli());
    observed.addTrace(Long.MIN_VALUE);
    assertThat(between("1970-01-01T00:00:00Z", "2026-03-02T23:59:59Z")).isFalse();
  }

  private void seen(String... times) {
    Positions positions = new Positions(new Aircraft(null, null, null, null, 0), "test");
    for (String time : times) {
      positions.add(Instant.parse(time).toEpochMilli(), 0, 0);
    }
    observed.add(positions);
  }

  private boolean between(String from, String to) {
    return observed.isBetween(Instant.parse(from).toEpochMilli(), Instant.parse(to).toEpochMilli());
  }
}
