package org.contadora.reception.placement.mechanisms;

import java.util.Arrays;
import org.contadora.reception.placement.PlacementProblem;

/// MTTC: families point at the best place that still has room for them, places at the family they
/// put first; who lies on a cycle goes where it points.
final class TradingCycles {
  private final PlacementProblem problem;
  private final Preferences preferences;
  private final Residents residents;
  private final int[] placeOf;
  private final int[] next;
  private final boolean[][] rejects;

  TradingCycles(PlacementProblem problem, Preferences preferences) {
    this.problem = problem;
    this.preferences = preferences;
    residents = new Residents(problem);
    placeOf = new int[problem.families()];
    Arrays.fill(placeOf, PlacementProblem.NOWHERE);
    next = new int[problem.families()];
    rejects = new boolean[problem.places()][problem.families()];
  }

  int[] run() {
    int[] familyPointsAt = new int[problem.families()];
    int[] placePointsAt = new int[problem.places()];
    while (point(familyPointsAt, placePointsAt)) {
      matchCycles(familyPointsAt, placePointsAt);
    }
    return placeOf;
  }

  private boolean point(int[] familyPointsAt, int[] placePointsAt) {
    boolean somebody = false;
    for (int f = 0; f < familyPointsAt.length; f++) {
      familyPointsAt[f] = -1;
      if (placeOf[f] != PlacementProblem.NOWHERE) {
        continue;
      }
      int[] ranking = preferences.ranking()[f];
      while (next[f] < ranking.length && !residents.fits(f, ranking[next[f]])) {
        rejects[ranking[next[f]]][f] = true;
        next[f]++;
      }
      if (next[f] < ranking.length) {
        familyPointsAt[f] = ranking[next[f]];
        somebody = true;
      }
    }
    for (int l = 0; l < placePointsAt.length; l++) {
      placePointsAt[l] = -1;
      for (int f : preferences.order()[l]) {
        if (familyPointsAt[f] >= 0 && !rejects[l][f] && residents.fits(f, l)) {
          placePointsAt[l] = f;
          break;
        }
      }
    }
    return somebody;
  }

  private void matchCycles(int[] familyPointsAt, int[] placePointsAt) {
    int[] seenInWalk = new int[familyPointsAt.length];
    for (int start = 0; start < familyPointsAt.length; start++) {
      int f = start;
      while (f >= 0 && familyPointsAt[f] >= 0 && seenInWalk[f] == 0) {
        seenInWalk[f] = start + 1;
        f = placePointsAt[familyPointsAt[f]];
      }
      if (f >= 0 && familyPointsAt[f] >= 0 && seenInWalk[f] == start + 1) {
        int first = f;
        do {
          placeOf[f] = familyPointsAt[f];
          residents.add(f, placeOf[f], 1);
          f = placePointsAt[placeOf[f]];
        } while (f != first);
      }
    }
  }
}
