package org.contadora.reception.placement.mechanisms;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.contadora.reception.placement.PlacementProblem;

/// MTTCE: trading cycles among families that have a place already. A cycle is carried out if every
/// place on it has room for who comes once who is pointed at has left; where no cycle is feasible,
/// a family that somebody points at is turned away wherever it could not be put.
final class EndowmentCycles {
  private final PlacementProblem problem;
  private final RandomGenerator random;
  private final boolean published;
  private final int[][] ranking;
  private final int[][] order;
  private final int[] placeOf;
  private final boolean[] settled;
  private final int[] next;
  private final boolean[][] rejected;
  private final Residents settledAt;
  private final Residents present;

  EndowmentCycles(
      PlacementProblem problem,
      Preferences preferences,
      int[] endowment,
      RandomGenerator random,
      Reading reading) {
    published = reading == Reading.PUBLISHED_PROGRAM;
    this.problem = problem;
    this.random = random;
    order = preferences.order();
    placeOf = endowment.clone();
    settled = new boolean[problem.families()];
    next = new int[problem.families()];
    rejected = new boolean[problem.places()][problem.families()];
    settledAt = new Residents(problem);
    present = new Residents(problem);
    ranking = new int[problem.families()][];
    for (int f = 0; f < ranking.length; f++) {
      ranking[f] = upTo(preferences.ranking()[f], endowment[f]);
      if (endowment[f] != PlacementProblem.NOWHERE) {
        present.add(f, endowment[f], 1);
      }
    }
  }

  /// What a family would rather have than its place, and that place at the end.
  private static int[] upTo(int[] ranking, int endowed) {
    if (endowed == PlacementProblem.NOWHERE) {
      return ranking;
    }
    for (int i = 0; i < ranking.length; i++) {
      if (ranking[i] == endowed) {
        return Arrays.copyOf(ranking, i + 1);
      }
    }
    int[] all = Arrays.copyOf(ranking, ranking.length + 1);
    all[ranking.length] = endowed;
    return all;
  }

  int[] run() {
    int[] familyPointsAt = new int[problem.families()];
    int[] placePointsAt = new int[problem.places()];
    while (point(familyPointsAt, placePointsAt)) {
      if (published && !hasCycle(familyPointsAt, placePointsAt)) {
        break;
      }
      if (!carryOutCycles(familyPointsAt, placePointsAt)) {
        rejectSomebody(familyPointsAt, placePointsAt);
      }
    }
    return placeOf;
  }

  private boolean point(int[] familyPointsAt, int[] placePointsAt) {
    boolean somebody = false;
    for (int f = 0; f < familyPointsAt.length; f++) {
      familyPointsAt[f] = -1;
      if (settled[f]) {
        continue;
      }
      while (next[f] < ranking[f].length && isRejected(f, ranking[f][next[f]])) {
        next[f]++;
      }
      if (next[f] < ranking[f].length) {
        familyPointsAt[f] = ranking[f][next[f]];
        somebody = true;
      }
    }
    for (int l = 0; l < placePointsAt.length; l++) {
      placePointsAt[l] = -1;
      for (int f : order[l]) {
        if (published ? !settled[f] : familyPointsAt[f] >= 0) {
          placePointsAt[l] = f;
          break;
        }
      }
      if (!published && placePointsAt[l] < 0) {
        placePointsAt[l] = anybody(familyPointsAt);
      }
    }
    return somebody;
  }

  /// A place whose own candidates are all settled points at whoever is left, so that nobody waits.
  private static int anybody(int[] familyPointsAt) {
    for (int f = 0; f < familyPointsAt.length; f++) {
      if (familyPointsAt[f] >= 0) {
        return f;
      }
    }
    return -1;
  }

  private boolean isRejected(int f, int l) {
    if (!rejected[l][f] && placeOf[f] != l && !settledAt.fits(f, l)) {
      rejected[l][f] = true;
    }
    return rejected[l][f];
  }

  private boolean carryOutCycles(int[] familyPointsAt, int[] placePointsAt) {
    int[] seenInWalk = new int[familyPointsAt.length];
    boolean any = false;
    for (int start = 0; start < familyPointsAt.length; start++) {
      int f = start;
      while (f >= 0 && familyPointsAt[f] >= 0 && seenInWalk[f] == 0) {
        seenInWalk[f] = start + 1;
        f = placePointsAt[familyPointsAt[f]];
      }
      if (f >= 0 && seenInWalk[f] == start + 1 && isFeasible(f, familyPointsAt, placePointsAt)) {
        carryOut(f, familyPointsAt, placePointsAt);
        any = true;
      }
    }
    return any;
  }

  private static boolean hasCycle(int[] familyPointsAt, int[] placePointsAt) {
    int[] seenInWalk = new int[familyPointsAt.length];
    for (int start = 0; start < familyPointsAt.length; start++) {
      int f = start;
      while (f >= 0 && familyPointsAt[f] >= 0 && seenInWalk[f] == 0) {
        seenInWalk[f] = start + 1;
        f = placePointsAt[familyPointsAt[f]];
      }
      if (f >= 0 && familyPointsAt[f] >= 0 && seenInWalk[f] == start + 1) {
        return true;
      }
    }
    return false;
  }

  private boolean isFeasible(int first, int[] familyPointsAt, int[] placePointsAt) {
    int f = first;
    do {
      int l = familyPointsAt[f];
      if (!fitsOnceGone(f, l, placePointsAt[l])) {
        return false;
      }
      f = placePointsAt[l];
    } while (f != first);
    return true;
  }

  /// Whether `f` has room at `l` once `leaving`, if it is there, has gone.
  private boolean fitsOnceGone(int f, int l, int leaving) {
    if (placeOf[f] == l) {
      return true;
    }
    boolean there = leaving >= 0 && placeOf[leaving] == l;
    if (there) {
      present.add(leaving, l, -1);
    }
    boolean fits = present.fits(f, l);
    if (there) {
      present.add(leaving, l, 1);
    }
    return fits;
  }

  private void carryOut(int first, int[] familyPointsAt, int[] placePointsAt) {
    int f = first;
    do {
      int l = familyPointsAt[f];
      if (placeOf[f] != PlacementProblem.NOWHERE) {
        present.add(f, placeOf[f], -1);
      }
      placeOf[f] = l;
      present.add(f, l, 1);
      settledAt.add(f, l, 1);
      settled[f] = true;
      f = placePointsAt[l];
    } while (f != first);
  }

  /// Turns away families at whom a place points, in random order, until one lost the place that it
  /// points at.
  private void rejectSomebody(int[] familyPointsAt, int[] placePointsAt) {
    boolean[] isPointedAt = new boolean[familyPointsAt.length];
    int n = 0;
    int[] pointedAt = new int[familyPointsAt.length];
    for (int f : placePointsAt) {
      if (f >= 0 && !isPointedAt[f]) {
        isPointedAt[f] = true;
        pointedAt[n++] = f;
      }
    }
    while (n > 0) {
      int i = random.nextInt(n);
      int f = pointedAt[i];
      pointedAt[i] = pointedAt[--n];
      for (int l : ranking[f]) {
        if (!rejected[l][f] && !fitsOnceGone(f, l, placePointsAt[l])) {
          rejected[l][f] = true;
        }
      }
      if (familyPointsAt[f] >= 0 && rejected[familyPointsAt[f]][f]) {
        return;
      }
    }
    throw new IllegalStateException("No cycle is feasible, and yet everybody could be put.");
  }
}
