package org.contadora.reception.placement.exact;

import java.util.Arrays;
import org.contadora.reception.placement.PlacementProblem;
import org.contadora.reception.placement.prices.Prices;

/// Betters a placement by moving a family, by exchanging two, or by a chain: one comes in, one is
/// ejected and goes to its own next best place.
///
/// Each family looks only at the places that are best for it at the given multipliers, so that a
/// pass stays short with hundreds of places.
final class LocalSearch {
  private static final double LEAST_GAIN = 1e-9;

  private final PlacementProblem problem;
  private final int[][] shortList;
  private final boolean[] open;

  /// @param prices what units cost; a family looks where value less cost is best
  /// @param open options that may be used
  /// @param width how many options of each family are looked at
  LocalSearch(PlacementProblem problem, Prices prices, boolean[] open, int width) {
    this.problem = problem;
    this.open = open;
    shortList = new int[problem.families()][];
    for (int f = 0; f < shortList.length; f++) {
      int first = problem.firstOption(f);
      int n = problem.firstOption(f + 1) - first;
      double[] surplus = new double[n];
      for (int i = 0; i < n; i++) {
        int o = first + i;
        surplus[i] = problem.value(o) - prices.cost(problem, f, problem.place(o));
      }
      Integer[] order = new Integer[n];
      for (int i = 0; i < n; i++) {
        order[i] = i;
      }
      Arrays.sort(order, (a, b) -> Double.compare(surplus[b], surplus[a]));
      shortList[f] = new int[Math.min(width, n)];
      for (int i = 0; i < shortList[f].length; i++) {
        shortList[f][i] = first + order[i];
      }
    }
  }

  /// Betters `rooms` until nothing helps or `passes` are over.
  ///
  /// @param mayEmpty whether a family may be left without a place
  void improve(Rooms rooms, boolean[] mayEmpty, int passes) {
    int[][] members = members();
    int[] memberCount = new int[members.length];
    for (int f = 0; f < problem.families(); f++) {
      if (rooms.optionOf[f] >= 0) {
        int l = problem.place(rooms.optionOf[f]);
        members[l][memberCount[l]++] = f;
      }
    }
    for (int pass = 0; pass < passes; pass++) {
      boolean better = false;
      for (int f = 0; f < problem.families(); f++) {
        better |= moveOne(rooms, mayEmpty, members, memberCount, f);
      }
      if (!better) {
        return;
      }
    }
  }

  private int[][] members() {
    int[] most = new int[problem.places()];
    for (int o = 0; o < problem.options(); o++) {
      most[problem.place(o)]++;
    }
    int[][] members = new int[most.length][];
    for (int l = 0; l < most.length; l++) {
      members[l] = new int[most[l]];
    }
    return members;
  }

  private boolean moveOne(
      Rooms rooms, boolean[] mayEmpty, int[][] members, int[] memberCount, int f) {
    double now = rooms.value(f);
    int from = rooms.optionOf[f] < 0 ? -1 : problem.place(rooms.optionOf[f]);
    double bestGain = LEAST_GAIN;
    int bestOption = -1;
    int bestEjected = -1;
    int bestEjectedTo = -1;
    for (int o : shortList[f]) {
      int l = problem.place(o);
      if (l == from || !open[o]) {
        continue;
      }
      double gain = problem.value(o) - now;
      if (rooms.fits(f, l)) {
        if (gain > bestGain) {
          bestGain = gain;
          bestOption = o;
          bestEjected = -1;
        }
        continue;
      }
      for (int i = 0; i < memberCount[l]; i++) {
        int g = members[l][i];
        double gone = gain - rooms.value(g);
        if (!rooms.fitsWithout(f, l, g)) {
          continue;
        }
        if (mayEmpty[g] && gone > bestGain) {
          bestGain = gone;
          bestOption = o;
          bestEjected = g;
          bestEjectedTo = -1;
        }
        for (int to : shortList[g]) {
          double with = gone + problem.value(to);
          if (with > bestGain && open[to] && landed(rooms, g, problem.place(to), l, f, from)) {
            bestGain = with;
            bestOption = o;
            bestEjected = g;
            bestEjectedTo = to;
          }
        }
      }
    }
    if (bestOption < 0) {
      return false;
    }
    carryOut(rooms, members, memberCount, f, bestOption, bestEjected, bestEjectedTo);
    return true;
  }

  private static boolean landed(Rooms rooms, int g, int to, int ejectedFrom, int f, int from) {
    if (to == ejectedFrom) {
      return false;
    }
    return to == from ? rooms.fitsWithout(g, to, f) : rooms.fits(g, to);
  }

  private void carryOut(
      Rooms rooms, int[][] members, int[] memberCount, int f, int option, int g, int gTo) {
    leave(rooms, members, memberCount, f);
    if (g >= 0) {
      leave(rooms, members, memberCount, g);
    }
    enter(rooms, members, memberCount, f, option);
    if (g >= 0 && gTo >= 0) {
      enter(rooms, members, memberCount, g, gTo);
    }
  }

  private void leave(Rooms rooms, int[][] members, int[] memberCount, int f) {
    if (rooms.optionOf[f] < 0) {
      return;
    }
    int l = problem.place(rooms.optionOf[f]);
    int i = 0;
    while (members[l][i] != f) {
      i++;
    }
    members[l][i] = members[l][--memberCount[l]];
    rooms.put(f, -1);
  }

  private void enter(Rooms rooms, int[][] members, int[] memberCount, int f, int option) {
    int l = problem.place(option);
    members[l][memberCount[l]++] = f;
    rooms.put(f, option);
  }
}
