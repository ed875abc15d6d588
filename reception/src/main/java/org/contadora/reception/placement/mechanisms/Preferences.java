package org.contadora.reception.placement.mechanisms;

import java.util.Arrays;

/// What families prefer and whom places put first.
///
/// @param ranking the places each family would accept, best first; only places where it may go
/// @param order the families each place may take, first first; every family that ranks it is in it
// Numbers by position; nobody compares two of them.
@SuppressWarnings("ArrayRecordComponent")
public record Preferences(int[][] ranking, int[][] order) {
  /// The rank of `place` for `family`, 1 for the best; one more than the worst if it is not ranked.
  public int rank(int family, int place) {
    for (int i = 0; i < ranking[family].length; i++) {
      if (ranking[family][i] == place) {
        return i + 1;
      }
    }
    return ranking[family].length + 1;
  }

  /// By place and family, how many come before the family; the highest number where it may not go.
  int[][] priority() {
    int[][] priority = new int[order.length][ranking.length];
    for (int l = 0; l < order.length; l++) {
      Arrays.fill(priority[l], Integer.MAX_VALUE);
      for (int i = 0; i < order[l].length; i++) {
        priority[l][order[l][i]] = i;
      }
    }
    return priority;
  }
}
