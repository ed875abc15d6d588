package org.contadora.reception.placement.exact;

import java.util.Arrays;

/// The last knapsack of a place, its value, and what its losses were formed of: most places do not
/// change from step to step.
final class SolvedSite {
  private int[] option = new int[0];
  private double[] gain = new double[0];
  private int[] room = new int[0];
  private int items = -1;
  private double value;
  private int[] other = new int[0];
  private double[] otherGain = new double[0];

  /// Options without gain whose losses are known with those of the items, or -1.
  private int others = -1;

  /// Whether the items in the tables are those kept.
  boolean is(int[] newRoom, SiteScratch s, int newItems) {
    if (newItems != items || !Arrays.equals(newRoom, room)) {
      return false;
    }
    return Arrays.equals(s.option, 0, items, option, 0, items)
        && Arrays.equals(s.gain, 0, items, gain, 0, items);
  }

  void keep(int[] newRoom, SiteScratch s, int newItems, double newValue) {
    if (option.length < newItems) {
      option = new int[newItems + 8];
      gain = new double[newItems + 8];
    }
    System.arraycopy(s.option, 0, option, 0, newItems);
    System.arraycopy(s.gain, 0, gain, 0, newItems);
    room = newRoom;
    items = newItems;
    value = newValue;
    others = -1;
  }

  /// Whether the losses of the items, and of so many others behind them, are known.
  boolean hasLosses(SiteScratch s, int newOthers) {
    return newOthers == others
        && Arrays.equals(s.option, items, items + others, other, 0, others)
        && Arrays.equals(s.gain, items, items + others, otherGain, 0, others);
  }

  void keepLosses(SiteScratch s, int newOthers) {
    other = Arrays.copyOfRange(s.option, items, items + newOthers);
    otherGain = Arrays.copyOfRange(s.gain, items, items + newOthers);
    others = newOthers;
  }

  /// The value of the knapsack kept.
  double value() {
    return value;
  }
}
