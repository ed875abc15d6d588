package org.contadora.exposure.coalition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A game in which every set of players has a worth that it can divide: what is fair, and what
/// holds.
public final class Game {
  /// Players that the sets' bits can hold here.
  private static final int MOST_PLAYERS = 20;

  /// Share of the largest worth by which a condition counts as broken.
  private static final double BROKEN = 1e-9;

  /// Dual values above this count as above 0.
  private static final double PRESSED = 1e-7;

  private final int n;
  private final double[] worth;
  private final double tolerance;

  /// @param players how many
  /// @param worth of each set, one bit a player; the empty set's is 0
  public Game(int players, double[] worth) {
    if (players < 1 || players > MOST_PLAYERS || worth.length != 1 << players || worth[0] != 0) {
      throw new IllegalArgumentException(
          "A game of %d players needs 2^n worths (%d), the empty set's 0, and at most %d players."
              .formatted(players, worth.length, MOST_PLAYERS));
    }
    n = players;
    this.worth = worth.clone();
    double largest = 1e-300;
    for (double value : worth) {
      largest = Math.max(largest, Math.abs(value));
    }
    tolerance = BROKEN * largest;
  }

  /// How much a set of players, one bit each, is worth.
  public double worth(int set) {
    return worth[set];
  }

  /// How all is divided, and by how much the worst-off set falls short of what it is worth.
  ///
  /// @param shares one a player
  /// @param excess largest of worth less shares over all sets but none and all; the core is empty
  ///   if the least possible is above 0
  public record Division(List<Double> shares, double excess) {
    /// Keeps the list from changing.
    public Division {
      shares = List.copyOf(shares);
    }
  }

  /// Whether no set of players gets more by itself.
  public boolean isInCore(List<Double> shares) {
    double all = 0;
    for (double share : shares) {
      all += share;
    }
    return Math.abs(all - worth[worth.length - 1]) <= tolerance && excess(shares) <= tolerance;
  }

  /// A division that makes the largest excess least (Maschler, Peleg and Shapley, Mathematics of
  /// Operations Research 4, 1979), found with a few of the 2^n conditions at a time.
  public Division leastCore() {
    if (n == 1) {
      return new Division(List.of(worth[1]), 0);
    }
    Stage stage = new Stage();
    stage.solve();
    return new Division(list(stage.x), stage.x[n]);
  }

  /// The nucleolus (Schmeidler, SIAM Journal on Applied Mathematics 17, 1969): the largest excess
  /// is made least, then the next largest of the sets that are still free, and so on. A set is
  /// fixed when its condition is tight in every optimum; as soon as n of them are independent,
  /// nothing is free.
  public Division nucleolus() {
    if (n == 1) {
      return new Division(List.of(worth[1]), 0);
    }
    Stage stage = new Stage();
    while (stage.span.size() < n) {
      stage.solve();
      stage.fixTight();
    }
    stage.solveFixed();
    List<Double> shares = list(stage.x);
    return new Division(shares, excess(shares));
  }

  /// Each player's contribution averaged over all orders of arrival (Shapley, 1953).
  public List<Double> shapley() {
    double[] weight = new double[n];
    for (int size = 0; size < n; size++) {
      double binomial = 1;
      for (int k = 1; k <= size; k++) {
        binomial = binomial * (n - k) / k;
      }
      weight[size] = 1 / (n * binomial);
    }
    double[] shares = new double[n + 1];
    for (int set = 0; set < worth.length; set++) {
      for (int i = 0; i < n; i++) {
        if ((set >> i & 1) == 0) {
          shares[i] += weight[Integer.bitCount(set)] * (worth[set | 1 << i] - worth[set]);
        }
      }
    }
    return list(shares);
  }

  private double excess(List<Double> shares) {
    double excess = Double.NEGATIVE_INFINITY;
    for (int set = 1; set < worth.length - 1; set++) {
      double gets = 0;
      for (int i = 0; i < n; i++) {
        gets += (set >> i & 1) * shares.get(i);
      }
      excess = Math.max(excess, worth[set] - gets);
    }
    return excess;
  }

  private List<Double> list(double[] x) {
    List<Double> shares = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      shares.add(x[i]);
    }
    return shares;
  }

  /// One linear programme after the other, with what is fixed so far.
  private final class Stage {
    private final Map<Integer, Double> fixed = new LinkedHashMap<>();
    private final Span span = new Span(n);
    private List<Integer> open = new ArrayList<>();
    private double[] x = new double[n + 1];

    Stage() {
      int all = worth.length - 1;
      fixed.put(all, worth[all]);
      span.add(all);
      for (int i = 0; i < n; i++) {
        open.add(1 << i);
      }
    }

    void solve() {
      open = new ArrayList<>(open.stream().filter(set -> !span.holds(set)).toList());
      for (int set = 1; open.isEmpty(); set++) {
        if (!span.holds(set)) {
          open.add(set);
        }
      }
      // Until every free player is in some open condition, e has no bound below.
      for (int i = 0; i < n; i++) {
        int without = worth.length - 1 & ~(1 << i);
        for (int set : new int[] {1 << i, without}) {
          if (!span.holds(set) && !open.contains(set)) {
            open.add(set);
          }
        }
      }
      int worst;
      do {
        x = LinearProgrammes.leastExcess(n, worth, open, fixed);
        worst = worst();
        if (worst != 0) {
          open.add(worst);
        }
      } while (worst != 0);
    }

    void fixTight() {
      double[] pressure = LinearProgrammes.pressure(n, worth, open, fixed);
      Map<Integer, Double> tight = new LinkedHashMap<>();
      for (int k = 0; k < pressure.length; k++) {
        int set = open.get(k);
        if (pressure[k] > PRESSED && span.add(set)) {
          tight.put(set, worth[set] - x[n]);
        }
      }
      if (tight.isEmpty()) {
        throw new IllegalStateException("No condition of the nucleolus's programme is tight.");
      }
      fixed.putAll(tight);
    }

    void solveFixed() {
      x = span.solve(fixed);
    }

    private int worst() {
      int worst = 0;
      double most = tolerance;
      for (int set = 1; set < worth.length - 1; set++) {
        double lack = worth[set] - x[n];
        for (int i = 0; i < n; i++) {
          lack -= (set >> i & 1) * x[i];
        }
        if (lack > most && !span.holds(set)) {
          most = lack;
          worst = set;
        }
      }
      return worst;
    }
  }
}
