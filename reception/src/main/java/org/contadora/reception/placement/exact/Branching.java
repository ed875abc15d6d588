package org.contadora.reception.placement.exact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What a search branches on, by the losses that [Relaxation#losses] has filled in.
final class Branching {
  private final Relaxation r;

  Branching(Relaxation relaxation) {
    r = relaxation;
  }

  /// One thing that may become of a family.
  ///
  /// @param option where it goes, or -1 if it stays without a place
  /// @param loss by how much the bound falls
  record Choice(int option, double loss) {}

  /// What the bound loses if none of a family's options is taken.
  double outLoss(int first, int end) {
    double out = 0;
    for (int o = first; o < end; o++) {
      if (r.open[o] && r.chosen[o]) {
        out += r.lossOut[o];
      }
    }
    return out;
  }

  /// The family whose best choice lowers the bound most, or -1 where none has a choice left.
  int family(double bound, double cutoff) {
    int family = -1;
    double bestKey = Double.NEGATIVE_INFINITY;
    for (int f = 0; f < r.families; f++) {
      if (r.fixed[f] >= 0) {
        continue;
      }
      int first = r.problem.firstOption(f);
      int end = r.problem.firstOption(f + 1);
      double out = outLoss(first, end);
      double one = r.mayStay[f] ? out + r.familyPrice[f] : Double.POSITIVE_INFINITY;
      double two = Double.POSITIVE_INFINITY;
      int choices = r.mayStay[f] ? 1 : 0;
      for (int o = first; o < end; o++) {
        if (r.open[o]) {
          choices++;
          double loss = r.lossIn[o] + out - r.lossOut[o];
          if (loss < one) {
            two = one;
            one = loss;
          } else {
            two = Math.min(two, loss);
          }
        }
      }
      if (choices > 1) {
        double gap = bound - cutoff;
        double key = Math.min(one, gap) * 2 + Math.min(two, gap) - 0.01 * gap * choices;
        if (key > bestKey) {
          bestKey = key;
          family = f;
        }
      }
    }
    return family;
  }

  /// A family's choices, the one that loses least first.
  List<Choice> choices(int f) {
    int first = r.problem.firstOption(f);
    int end = r.problem.firstOption(f + 1);
    double out = outLoss(first, end);
    List<Choice> choices = new ArrayList<>();
    for (int o = first; o < end; o++) {
      if (r.open[o]) {
        choices.add(new Choice(o, r.lossIn[o] + out - r.lossOut[o]));
      }
    }
    if (r.mayStay[f]) {
      choices.add(new Choice(-1, out + r.familyPrice[f]));
    }
    choices.sort(Comparator.comparingDouble(Choice::loss));
    return choices;
  }
}
