package org.contadora.exposure.products;

/// One product in one market, as the models take it: each supplier is one line, or two where a part
/// of what it sells is exempt.
///
/// All arrays have one place a line.
final class Lines {
  /// What is sold, without tariff.
  final double[] valueUsd;

  /// Tariff before, 0.05 is 5 %.
  final double[] before;

  /// Tariff after.
  final double[] after;

  /// Whether the line is of the country whose losses are asked for.
  final boolean[] own;

  private int count;

  Lines(int capacity) {
    valueUsd = new double[capacity];
    before = new double[capacity];
    after = new double[capacity];
    own = new boolean[capacity];
  }

  void add(boolean isOwn, double usd, double tariffBefore, double tariffAfter) {
    own[count] = isOwn;
    valueUsd[count] = usd;
    before[count] = tariffBefore;
    after[count] = tariffAfter;
    count++;
  }

  int count() {
    return count;
  }
}
