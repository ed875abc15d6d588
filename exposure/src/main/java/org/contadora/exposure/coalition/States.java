package org.contadora.exposure.coalition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.contadora.exposure.equilibrium.CountryResult;
import org.contadora.exposure.equilibrium.Equilibrium;
import org.contadora.exposure.equilibrium.Outcome;
import org.contadora.exposure.world.Tariffs;
import org.jspecify.annotations.Nullable;

/// The world for each set of members that resist (one bit each), solved once.
///
/// If nobody resists, or the one member that is hit gives way, there is nothing left to carry out
/// and nothing changes.
final class States {
  private final Equilibrium equilibrium;
  private final Pledge pledge;
  private final int hit;
  private final Outcome everyone;
  private final Map<Long, double[]> values = new HashMap<>();
  private double largestResidual;
  private int solutions;

  States(Equilibrium equilibrium, Pledge pledge) {
    this.equilibrium = equilibrium;
    this.pledge = pledge;
    hit = pledge.hit().isPresent() ? pledge.members().indexOf(pledge.hit().get()) : -1;
    everyone = solved(all(), null);
  }

  /// The set of all members.
  long all() {
    return (1L << pledge.members().size()) - 1;
  }

  Outcome everyone() {
    return everyone;
  }

  Outcome solve(long resisting) {
    return solved(resisting, everyone);
  }

  private Outcome solved(long resisting, @Nullable Outcome near) {
    Tariffs tariffs = Tariffs.none(equilibrium.world());
    if (!isOver(resisting)) {
      List<String> resisters = members(resisting);
      for (String taxed : hit < 0 ? resisters : List.of(pledge.members().get(hit))) {
        tariffs = tariffs.with(taxed, pledge.sender(), pledge.rateOn(taxed));
      }
      tariffs = tariffs.withAnswers(pledge.sender(), resisters, pledge.answer());
    }
    Outcome outcome = near == null ? equilibrium.solve(tariffs) : equilibrium.solve(tariffs, near);
    solutions++;
    largestResidual = Math.max(largestResidual, outcome.certificate().largestResidual());
    return outcome;
  }

  /// Each member's change in US$ by the pledge's measure, without the cost of conceding.
  double[] values(long resisting) {
    double[] known = values.get(resisting);
    if (known == null) {
      known = values(resisting == all() ? everyone : solve(resisting));
      values.put(resisting, known);
    }
    return known;
  }

  /// What a set of members gets if they give way together and all others resist, the concession
  /// paid.
  double outside(long leaving) {
    double[] there = values(all() & ~leaving);
    double sum = 0;
    for (int i = 0; i < there.length; i++) {
      if ((leaving >> i & 1) == 1) {
        sum += there[i] - pledge.concessionUsd();
      }
    }
    return sum;
  }

  int solutions() {
    return solutions;
  }

  double largestResidual() {
    return largestResidual;
  }

  private boolean isOver(long resisting) {
    return resisting == 0 || (hit >= 0 && (resisting >> hit & 1) == 0);
  }

  private List<String> members(long set) {
    return java.util.stream.IntStream.range(0, pledge.members().size())
        .filter(i -> (set >> i & 1) == 1)
        .mapToObj(pledge.members()::get)
        .toList();
  }

  private double[] values(Outcome outcome) {
    return pledge.members().stream()
        .mapToDouble(member -> usd(outcome.of(member), pledge.measure()))
        .toArray();
  }

  static double usd(CountryResult country, Pledge.Measure measure) {
    return switch (measure) {
      case WELFARE -> country.welfareUsd();
      case REAL_GDP -> country.realGdpPct() / 100 * country.incomeUsd();
      case REAL_WAGE -> country.realWagePct() / 100 * country.incomeUsd();
    };
  }
}
