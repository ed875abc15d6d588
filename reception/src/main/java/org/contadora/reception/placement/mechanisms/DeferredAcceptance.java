package org.contadora.reception.placement.mechanisms;

import org.contadora.reception.placement.PlacementProblem;

/// KDA and TKDA: families ask place after place; a place that turns a family away does so for good.
final class DeferredAcceptance {
  private static final int UNLIMITED = Integer.MAX_VALUE;

  private final PlacementProblem problem;
  private final Preferences preferences;
  private final boolean thresholds;
  private final boolean published;
  private final int largest;
  private final int[] next;
  private final boolean[][] rejected;

  DeferredAcceptance(
      PlacementProblem problem, Preferences preferences, boolean thresholds, Reading reading) {
    this.problem = problem;
    this.preferences = preferences;
    this.thresholds = thresholds;
    published = reading == Reading.PUBLISHED_PROGRAM;
    int most = 0;
    for (int f = 0; f < problem.families(); f++) {
      for (int d = 0; d < problem.dimensions(); d++) {
        most = Math.max(most, problem.size(f, d));
      }
    }
    largest = most;
    next = new int[problem.families()];
    rejected = new boolean[problem.places()][problem.families()];
  }

  int[] run() {
    int[] asks = new int[problem.families()];
    boolean again = true;
    while (again) {
      for (int f = 0; f < asks.length; f++) {
        int[] ranking = preferences.ranking()[f];
        asks[f] = next[f] < ranking.length ? ranking[next[f]] : PlacementProblem.NOWHERE;
      }
      again = false;
      for (int l = 0; l < problem.places(); l++) {
        again |= thresholds ? rejectByThreshold(l, asks) : rejectByRoom(l, asks);
      }
    }
    return asks;
  }

  /// Goes down the place's order: everyone who asks or was turned away takes up room.
  private boolean rejectByRoom(int l, int[] asks) {
    Residents above = new Residents(problem);
    boolean any = false;
    for (int f : preferences.order()[l]) {
      boolean asking = asks[f] == l;
      if (asking && !above.fitsWeakly(f, l)) {
        reject(l, f);
        any = true;
      }
      if (asking || rejected[l][f]) {
        above.add(f, l, 1);
      }
    }
    return any;
  }

  private void reject(int l, int f) {
    rejected[l][f] = true;
    next[f]++;
  }

  /// Goes down the place's order with the smallest threshold so far: who has more askers before it
  /// than its threshold allows is turned away.
  private boolean rejectByThreshold(int l, int[] asks) {
    Residents all = new Residents(problem);
    Residents askers = new Residents(problem);
    Above above = new Above();
    boolean any = false;
    int least = UNLIMITED;
    for (int f : preferences.order()[l]) {
      boolean asking = asks[f] == l;
      int own;
      if (all.fitsWeakly(f, l)) {
        own = UNLIMITED;
      } else if (!askers.fitsWeakly(f, l)) {
        own = 0;
      } else {
        own = published ? above.publishedThreshold(l, f) : above.threshold(l, f);
      }
      least = Math.min(least, own);
      if (asking) {
        if (own != UNLIMITED && above.askers + 1 > least) {
          reject(l, f);
          any = true;
        }
        askers.add(f, l, 1);
      }
      all.add(f, l, 1);
      above.add(f, asking);
    }
    return any;
  }

  /// The families that come before one at a place.
  private final class Above {
    private final boolean[] isAsker = new boolean[problem.families()];
    private final int[] askerSize = new int[problem.dimensions()];
    private final int[][] othersBySize = new int[problem.dimensions()][largest + 1];
    private int askers;

    private void add(int f, boolean asking) {
      isAsker[f] = asking;
      askers += asking ? 1 : 0;
      for (int d = 0; d < askerSize.length; d++) {
        if (asking) {
          askerSize[d] += problem.size(f, d);
        } else {
          othersBySize[d][problem.size(f, d)]++;
        }
      }
    }

    /// How many families it takes, those who ask and the largest of the others, until there is no
    /// room for `f` in some dimension that it needs.
    private int threshold(int l, int f) {
      int least = UNLIMITED;
      for (int d = 0; d < askerSize.length; d++) {
        int used = askerSize[d] + problem.size(f, d);
        int count = askers;
        for (int size = largest; size > 0 && used <= problem.capacity(l, d); size--) {
          int room = problem.capacity(l, d) - used;
          int taken = Math.min(othersBySize[d][size], room / size + 1);
          used += taken * size;
          count += taken;
        }
        if (problem.size(f, d) > 0 && used > problem.capacity(l, d)) {
          least = Math.min(least, count);
        }
      }
      return least;
    }

    private int publishedThreshold(int l, int f) {
      int least = UNLIMITED;
      for (int d = 0; d < askerSize.length; d++) {
        int used = askerSize[d] + 2 * problem.size(f, d);
        int count = askers + 1;
        for (int g = 0; g < isAsker.length && used <= problem.capacity(l, d); g++) {
          if (g != f && !isAsker[g]) {
            used += problem.size(g, d);
            count++;
          }
        }
        if (problem.size(f, d) > 0 && used > problem.capacity(l, d)) {
          least = Math.min(least, count);
        }
      }
      return least;
    }
  }
}
