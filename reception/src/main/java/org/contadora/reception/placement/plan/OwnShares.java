package org.contadora.reception.placement.plan;

import java.util.Arrays;
import org.contadora.reception.placement.PlacementProblem;
import org.contadora.reception.placement.exact.Effort;
import org.contadora.reception.placement.exact.PlacementSolver;

/// What each group would get by itself in its share of the room. The shares add up to no more than
/// there is, so that what the groups get so can be had by all of them at once.
final class OwnShares {
  /// The value of each group's own placement.
  final double[] values;

  /// All of these placements side by side.
  final int[] placeOf;

  /// @param groupOf the group of each family, or -1: those share the room as one group more
  private OwnShares(PlacementProblem problem, int[] groupOf, int groups, Effort effort) {
    values = new double[groups];
    placeOf = new int[problem.families()];
    Arrays.fill(placeOf, PlacementProblem.NOWHERE);
    int[][][] rooms = rooms(problem, groupOf, groups);
    for (int g = 0; g <= groups; g++) {
      int[] members = members(groupOf, g == groups ? -1 : g);
      int[] own = PlacementSolver.solve(part(problem, members, rooms[g]), effort).placeOf();
      for (int i = 0; i < members.length; i++) {
        placeOf[members[i]] = own[i];
        if (g < groups && own[i] >= 0) {
          values[g] += problem.value(members[i], own[i]);
        }
      }
    }
  }

  static OwnShares of(PlacementProblem problem, int[] groupOf, int groups, Effort effort) {
    return new OwnShares(problem, groupOf, groups, effort);
  }

  static int[] members(int[] groupOf, int group) {
    int[] members = new int[groupOf.length];
    int n = 0;
    for (int f = 0; f < groupOf.length; f++) {
      if (groupOf[f] == group) {
        members[n++] = f;
      }
    }
    return Arrays.copyOf(members, n);
  }

  /// The families `members` by themselves in `rooms`.
  static PlacementProblem part(PlacementProblem problem, int[] members, int[][] rooms) {
    PlacementProblem.Builder builder = new PlacementProblem.Builder(rooms);
    for (int f : members) {
      builder.add(problem.sizesOf(f), problem.valuesOf(f));
    }
    return builder.build();
  }

  /// Units of each place by group, in proportion to what the group needs of each kind. Units cannot
  /// be cut: a group that goes short at one place is owed at the next, so that over all places
  /// every group gets its share to the unit.
  static int[][][] rooms(PlacementProblem problem, int[] groupOf, int groups) {
    int[][] capacities = problem.capacities();
    int[][][] rooms = new int[groups + 1][capacities.length][problem.dimensions()];
    for (int d = 0; d < problem.dimensions(); d++) {
      double[] share = shares(problem, groupOf, groups, d);
      double[] owed = new double[groups + 1];
      for (int l = 0; l < capacities.length; l++) {
        for (int g = 0; g <= groups; g++) {
          owed[g] += capacities[l][d] * share[g];
        }
        for (int unit = 0; unit < capacities[l][d]; unit++) {
          int most = 0;
          for (int g = 1; g <= groups; g++) {
            most = owed[g] > owed[most] ? g : most;
          }
          owed[most]--;
          rooms[most][l][d]++;
        }
      }
    }
    return rooms;
  }

  private static double[] shares(PlacementProblem problem, int[] groupOf, int groups, int d) {
    double[] share = new double[groups + 1];
    double all = 0;
    for (int f = 0; f < groupOf.length; f++) {
      int size = problem.size(f, d);
      share[groupOf[f] < 0 ? groups : groupOf[f]] += size;
      all += size;
    }
    for (int g = 0; g <= groups; g++) {
      share[g] = all == 0 ? 1.0 / (groups + 1) : share[g] / all;
    }
    return share;
  }
}
