package org.contadora.reception.placement.exact;

import java.util.Arrays;

/// Sums that groups of families must reach together.
///
/// @param groupOf the group of each family, or -1
/// @param least the least summed value of each group
// Numbers by position; nobody compares two of them.
@SuppressWarnings("ArrayRecordComponent")
public record Floors(int[] groupOf, double[] least) {
  /// No group, no floor.
  public static Floors none(int families) {
    int[] groupOf = new int[families];
    Arrays.fill(groupOf, -1);
    return new Floors(groupOf, new double[0]);
  }

  /// How many groups.
  int groups() {
    return least.length;
  }
}
