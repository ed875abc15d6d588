package org.contadora.exposure.coalition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.contadora.exposure.coalition.Coalition.GroupProof;

/// min Σ s_i so that Σ_{i∈T} (v_i + s_i) ≥ D_T(R ∖ T) for all sets T of up to k members, s ≥ 0: as
/// a linear programme that grows by the set that is hurt most.
final class GroupProofs {
  /// US$ by which a set must gain to count as leaving.
  private static final double NOTHING = 1;

  private final States states;
  private final int n;
  private final int size;
  private final double[] inside;
  private final Map<Long, Double> missing = new HashMap<>();

  GroupProofs(States states, int n, int size) {
    this.states = states;
    this.n = n;
    this.size = size;
    inside = states.values(states.all());
  }

  GroupProof find(IntConsumer progress) {
    collect(0, 0, 0, progress);
    double[] alone = new double[n];
    for (int i = 0; i < n; i++) {
      alone[i] = Math.max(0, missing.getOrDefault(1L << i, 0.0));
    }
    int proofTo = size;
    for (Map.Entry<Long, Double> set : missing.entrySet()) {
      if (set.getValue() - paid(set.getKey(), alone) > NOTHING) {
        proofTo = Math.min(proofTo, Long.bitCount(set.getKey()) - 1);
      }
    }
    List<Long> rows = new ArrayList<>();
    double[] shares = alone;
    long worst = worst(shares);
    while (worst != 0) {
      if (rows.isEmpty()) {
        for (int i = 0; i < n; i++) {
          rows.add(1L << i);
        }
      }
      rows.add(worst);
      shares = LinearProgrammes.cheapestShares(n, rows, missing);
      worst = worst(shares);
    }
    double fund = 0;
    List<Double> parts = new ArrayList<>();
    for (double share : shares) {
      fund += share;
      parts.add(share);
    }
    return new GroupProof(proofTo, fund, parts, rows.size());
  }

  /// What each set of up to `size` members lacks inside: D_T − Σ v_i.
  private void collect(long set, int from, int members, IntConsumer progress) {
    for (int i = from; i < n && members < size; i++) {
      long larger = set | 1L << i;
      double lack = states.outside(larger);
      for (int k = 0; k < n; k++) {
        lack -= (larger >> k & 1) * inside[k];
      }
      missing.put(larger, lack);
      progress.accept(missing.size());
      collect(larger, i + 1, members + 1, progress);
    }
  }

  private long worst(double[] shares) {
    long worst = 0;
    double most = NOTHING;
    for (Map.Entry<Long, Double> set : missing.entrySet()) {
      double lack = set.getValue() - paid(set.getKey(), shares);
      if (lack > most || (lack == most && set.getKey() < worst)) {
        most = lack;
        worst = set.getKey();
      }
    }
    return worst;
  }

  private static double paid(long set, double[] shares) {
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      sum += (set >> i & 1) * shares[i];
    }
    return sum;
  }
}
