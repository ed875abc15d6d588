package org.contadora.reception.placement.exact;

/// Tables of one thread, for whichever place it works on.
final class SiteScratch {
  final SiteKnapsack.Scratch tables = new SiteKnapsack.Scratch();
  int[] option = new int[0];
  int[][] size = new int[0][];
  int[] offset = new int[0];
  double[] gain = new double[0];
  boolean[] chosen = new boolean[0];
  double[] lossIn = new double[0];
  double[] lossOut = new double[0];

  void need(int n) {
    if (option.length < n) {
      option = new int[n];
      size = new int[n][];
      offset = new int[n];
      gain = new double[n];
      chosen = new boolean[n];
      lossIn = new double[n];
      lossOut = new double[n];
    }
  }
}
