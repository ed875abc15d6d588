package org.contadora.reception.placement.mechanisms;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.contadora.reception.placement.PlacementProblem;

/// Preferences drawn for simulations, and places' priorities from expected employment.
///
/// A family's liking of a place is δ V + β Y + γ E with V the expected employment there over the
/// largest of all, Y a draw for each place and E one for each pair, uniform on [0, 1) (Delacrétaz,
/// Kominers, Teytelboym 2023, simulations). Places put first whom they expect to be in work.
public final class PreferenceDraw {
  /// What families' likings have in common.
  public enum Type {
    /// All families like the same places.
    COMMON(0, 1, 0),
    /// Each family likes what it likes.
    OWN(0, 0, 1),
    /// Its own liking and where it would find work; type 3 of the paper.
    OWN_AND_EMPLOYMENT(1, 0, 1),
    /// The common liking and where it would find work.
    COMMON_AND_EMPLOYMENT(1, 1, 0);

    private final double employment;
    private final double common;
    private final double own;

    Type(double employment, double common, double own) {
      this.employment = employment;
      this.common = common;
      this.own = own;
    }
  }

  private PreferenceDraw() {}

  /// Draws preferences.
  ///
  /// @param weight expected employment by family and place, also where a family may not go
  /// @param reading with [Reading#PUBLISHED_PROGRAM] the order that sorting gives is taken for the
  ///   ranks themselves, for families and places alike, as the published program does
  public static Preferences draw(
      PlacementProblem problem,
      double[][] weight,
      Type type,
      Reading reading,
      RandomGenerator random) {
    int families = problem.families();
    int places = problem.places();
    double most = 1e-300;
    for (double[] row : weight) {
      for (double w : row) {
        most = Math.max(most, Double.isNaN(w) ? 0 : w);
      }
    }
    double[] common = new double[places];
    for (int l = 0; l < places; l++) {
      common[l] = random.nextDouble();
    }
    int[][] ranking = new int[families][];
    for (int f = 0; f < families; f++) {
      double[] liking = new double[places];
      for (int l = 0; l < places; l++) {
        double employed = Double.isNaN(weight[f][l]) ? 0 : weight[f][l] / most;
        liking[l] =
            type.employment * employed + type.common * common[l] + type.own * random.nextDouble();
      }
      int family = f;
      ranking[f] =
          Arrays.stream(best(places, l -> liking[l], reading))
              .filter(l -> problem.option(family, l) >= 0)
              .toArray();
    }
    int[][] order = new int[places][];
    for (int l = 0; l < places; l++) {
      int place = l;
      order[l] =
          Arrays.stream(best(families, f -> orZero(weight[f][place]), reading))
              .filter(f -> problem.option(f, place) >= 0)
              .toArray();
    }
    return new Preferences(ranking, order);
  }

  private static double orZero(double weight) {
    return Double.isNaN(weight) ? 0 : weight;
  }

  private static int[] best(int n, IntToDoubleFunction value, Reading reading) {
    int[] sorted = sorted(n, value);
    return reading == Reading.PUBLISHED_PROGRAM ? sorted(n, i -> sorted[i]) : sorted;
  }

  private static int[] sorted(int n, IntToDoubleFunction value) {
    return IntStream.range(0, n)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -value.applyAsDouble(i)))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
