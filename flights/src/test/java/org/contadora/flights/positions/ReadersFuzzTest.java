package org.contadora.flights.positions;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.contadora.core.Refusals;

/// Whatever bytes a reader is given, it ends, throws nothing, and every position it hands on is
/// one.
///
/// `./build test` replays the corpus (`src/test/resources/…/ReadersFuzzTestInputs`); looking for
/// new inputs takes one target at a time:
///
/// ```
/// JAZZER_FUZZ=1 ./build test -pl core,flights -Dtest=ReadersFuzzTest#snapshot -Dsurefire.failIfNoSpecifiedTests=false
/// ```
class ReadersFuzzTest {
  private static final String DURATION = "60s";

  @FuzzTest(maxDuration = DURATION)
  void trace(byte[] bytes) {
    read("readsb-trace", bytes);
  }

  @FuzzTest(maxDuration = DURATION)
  void snapshot(byte[] bytes) {
    read("aircraft-json", bytes);
  }

  @FuzzTest(maxDuration = DURATION)
  void heatmap(byte[] bytes) {
    read("readsb-heatmap", bytes);
  }

  @FuzzTest(maxDuration = DURATION)
  void openSkyStates(byte[] bytes) {
    read("opensky-states", bytes);
  }

  @FuzzTest(maxDuration = DURATION)
  void openSkyTable(byte[] bytes) {
    read("opensky-csv", bytes);
  }

  @FuzzTest(maxDuration = DURATION)
  void baseStation(byte[] bytes) {
    read("sbs", bytes);
  }

  @FuzzTest(maxDuration = DURATION)
  void modeSMessages(byte[] bytes) {
    read("mode-s-jsonl", bytes);
  }

  @FuzzTest(maxDuration = DURATION)
  void trafficTable(byte[] bytes) {
    read("traffic-json", bytes);
  }

  @FuzzTest(maxDuration = DURATION)
  void pointList(byte[] bytes) {
    read("points-csv", bytes);
  }

  private static void read(String format, byte[] bytes) {
    PositionReaders.recognise(bytes);
    PositionReader reader =
        PositionReaders.all().stream()
            .filter(one -> one.format().equals(format))
            .findFirst()
            .orElseThrow();
    try {
      reader.read(new ByteArrayInputStream(bytes), "fuzz", ReadersFuzzTest::check, new Refusals());
    } catch (IOException e) {
      throw new AssertionError("bytes in memory do not fail", e);
    }
  }

  private static void check(Positions batch) {
    if (batch.size() == 0 || batch.aircraft().key().isEmpty()) {
      throw new AssertionError("a batch must have positions and an aircraft");
    }
    for (int i = 0; i < batch.size(); i++) {
      boolean possible =
          Math.abs(batch.latE6(i)) <= 90_000_000
              && Math.abs(batch.lonE6(i)) <= 180_000_000
              && batch.timeMs(i) >= Checks.EARLIEST_MS
              && batch.timeMs(i) < Checks.LATEST_MS;
      if (!possible) {
        throw new AssertionError(
            "position %d of %s: %d %d at %d"
                .formatted(
                    i, batch.aircraft().key(), batch.latE6(i), batch.lonE6(i), batch.timeMs(i)));
      }
    }
  }
}
