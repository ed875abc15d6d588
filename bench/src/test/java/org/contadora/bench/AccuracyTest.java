package org.contadora.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.contadora.simulator.SimulationOptions.Coverage;
import org.junit.jupiter.api.Test;

/// Holds the engine to its figures on one simulated world of each coverage; the benchmark does so
/// on twenty.
class AccuracyTest {
  private static final int SEED = 101;
  private static final LocalDate FROM = LocalDate.parse("2025-06-02");

  @Test
  void legsAreRebuiltWhereReceiversReachBothAirports() throws Exception {
    AccuracyScore score = AccuracyBench.score(SEED, FROM, Coverage.FULL);
    assertThat(score.coveredRecall.all).as("legs to find").isGreaterThan(300);
    assertThat(score.coveredRecall.value())
        .as("recall, seed %d", SEED)
        .isGreaterThanOrEqualTo(0.99);
    assertThat(score.precision.value()).as("precision, seed %d", SEED).isGreaterThanOrEqualTo(0.99);
    assertThat(score.coveredAirports.value()).as("airports").isGreaterThanOrEqualTo(0.995);
  }

  @Test
  void whereCoverageEndsTheTrueAirportIsInsideTheEnvelope() throws Exception {
    AccuracyScore score = AccuracyBench.score(SEED, FROM, Coverage.REALISTIC);
    assertThat(score.allRecall.value()).as("recall, seed %d", SEED).isGreaterThanOrEqualTo(0.95);
    assertThat(score.precision.value()).as("precision, seed %d", SEED).isGreaterThanOrEqualTo(0.95);
    assertThat(score.envelopes.all).as("envelopes").isGreaterThan(10);
    assertThat(score.envelopes.value()).as("inside, seed %d", SEED).isGreaterThanOrEqualTo(0.95);
  }
}
