package org.contadora.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How the engine's legs compare with a simulated world's truth; several worlds add up.
final class AccuracyScore {
  /// Two legs are the same flight if they share this much of their time: a wrong cut or a joined
  /// leg shares less.
  private static final double SAME_FLIGHT = 0.8;

  /// Where contact ended long before the landing only this much can be asked.
  private static final double SAME_FLIGHT_WITH_GAPS = 0.4;

  /// Probability from which a removal is counted, as the report does.
  private static final double COUNTED_FROM = 0.5;

  private static final String REMOVAL = "removal";
  private static final String OTHER = "other";
  private static final int BINS = 10;

  final Ratio coveredRecall = new Ratio();
  final Ratio precision = new Ratio();
  final Ratio coveredAirports = new Ratio();
  final Ratio allRecall = new Ratio();
  final Ratio namedAirports = new Ratio();
  final Ratio envelopes = new Ratio();
  final List<Integer> envelopeSizes = new ArrayList<>();
  final List<String> misses = new ArrayList<>();
  int truePositives;
  int falsePositives;
  int falseNegatives;
  private double squaredErrors;
  private int judged;
  final Ratio[] reliability = new Ratio[BINS];

  AccuracyScore() {
    for (int i = 0; i < BINS; i++) {
      reliability[i] = new Ratio();
    }
  }

  /// So many of so many.
  static final class Ratio {
    long hits;
    long all;

    void add(boolean hit) {
      hits += hit ? 1 : 0;
      all++;
    }

    double value() {
      return all == 0 ? Double.NaN : (double) hits / all;
    }
  }

  /// Adds one world.
  void add(Map<String, List<ScoredLeg>> truth, Map<String, List<ScoredLeg>> engine) {
    Set<String> aircraft = new HashSet<>(truth.keySet());
    aircraft.addAll(engine.keySet());
    for (String address : aircraft) {
      add(truth.getOrDefault(address, List.of()), engine.getOrDefault(address, List.of()));
    }
  }

  private void add(List<ScoredLeg> truth, List<ScoredLeg> engine) {
    List<ScoredLeg> free = new ArrayList<>(engine);
    for (ScoredLeg leg : truth) {
      ScoredLeg match = takeBest(leg, free);
      boolean covered = leg.departure().covered() && leg.arrival().covered();
      if (leg.complete()) {
        allRecall.add(match != null);
      }
      if (leg.complete() && covered) {
        coveredRecall.add(match != null && match.overlap(leg) >= SAME_FLIGHT);
        if (match == null || match.overlap(leg) < SAME_FLIGHT) {
          misses.add("not found: " + leg + " best " + match);
        }
      }
      if (match != null) {
        ends(leg, match);
        precision.add(true);
      }
      if (leg.complete()) {
        judge(leg, match);
      }
    }
    for (ScoredLeg invented : free) {
      if (meetsCutLeg(invented, truth)) {
        continue;
      }
      precision.add(false);
      misses.add("invented: " + invented);
      falsePositives += saysRemoval(invented) ? 1 : 0;
    }
  }

  private static boolean saysRemoval(ScoredLeg leg) {
    return leg.flightClass().equals(REMOVAL) && leg.probability() >= COUNTED_FROM;
  }

  /// What is left of a leg that midnight of the first or last day cuts is no invention.
  private static boolean meetsCutLeg(ScoredLeg leg, List<ScoredLeg> truth) {
    return truth.stream().anyMatch(other -> !other.complete() && other.overlap(leg) > 0);
  }

  private static @Nullable ScoredLeg takeBest(ScoredLeg leg, List<ScoredLeg> free) {
    ScoredLeg best = null;
    for (ScoredLeg candidate : free) {
      if (candidate.overlap(leg) >= SAME_FLIGHT_WITH_GAPS
          && (best == null || candidate.overlap(leg) > best.overlap(leg))) {
        best = candidate;
      }
    }
    if (best != null) {
      free.remove(best);
    }
    return best;
  }

  private void ends(ScoredLeg truth, ScoredLeg engine) {
    end(truth, truth.departure(), engine.departure());
    end(truth, truth.arrival(), engine.arrival());
  }

  private void end(ScoredLeg leg, ScoredLeg.End truth, ScoredLeg.End engine) {
    boolean right = engine.airport().equals(truth.airport());
    if (leg.complete() && truth.covered()) {
      coveredAirports.add(right);
    }
    if (engine.covered()) {
      namedAirports.add(right);
    }
    if (!right && (engine.covered() || truth.covered()) && leg.complete()) {
      misses.add("airport %s is %s: %s".formatted(engine, truth, leg.id()));
    }
    if (!engine.candidates().isEmpty() && leg.complete()) {
      boolean inside = engine.candidates().contains(truth.airport());
      envelopes.add(inside);
      envelopeSizes.add(engine.candidates().size());
      if (!inside) {
        misses.add("outside envelope: %s %s of %s".formatted(truth, engine, leg.id()));
      }
    }
  }

  private void judge(ScoredLeg truth, @Nullable ScoredLeg engine) {
    boolean removal = truth.flightClass().equals(REMOVAL);
    boolean said = engine != null && saysRemoval(engine);
    truePositives += removal && said ? 1 : 0;
    falsePositives += !removal && said ? 1 : 0;
    falseNegatives += removal && !said ? 1 : 0;
    if (removal != said) {
      misses.add("class: truth %s engine %s".formatted(truth, engine));
    }
    if (engine == null) {
      return;
    }
    boolean related = !truth.flightClass().equals(OTHER);
    boolean saidOther = engine.flightClass().equals(OTHER);
    double probability = saidOther ? 1 - engine.probability() : engine.probability();
    double error = probability - (related ? 1 : 0);
    squaredErrors += error * error;
    judged++;
    reliability[Math.clamp((int) (probability * BINS), 0, BINS - 1)].add(related);
  }

  /// Harmonic mean of precision and recall of the removal class over legs.
  double removalF1() {
    return 2.0 * truePositives / (2.0 * truePositives + falsePositives + falseNegatives);
  }

  /// Mean squared error of the probability that a leg is removal-related (Brier 1950).
  double brier() {
    return squaredErrors / judged;
  }

  /// Median number of candidate airports of an envelope.
  double medianEnvelope() {
    if (envelopeSizes.isEmpty()) {
      return Double.NaN;
    }
    List<Integer> sorted = envelopeSizes.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
