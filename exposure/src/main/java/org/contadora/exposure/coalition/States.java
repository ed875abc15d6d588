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
/// If none of the members that are threatened resists, there is nothing left to carry out against
/// the group and nobody answers: nothing changes but for those outside the group.
final class States {
  private final Equilibrium equilibrium;
  private final Pledge pledge;
  private final long hit;
  private final long answering;
  private final Outcome everyone;
  private final Map<Long, double[]> values = new HashMap<>();
  private double largestResidual;
  private int solutions;

  States(Equilibrium equilibrium, Pledge pledge) {
    this.equilibrium = equilibrium;
    this.pledge = pledge;
    List<String> hitMembers = pledge.hit().members();
    hit = hitMembers.isEmpty() ? all() : set(hitMembers);
    answering = set(pledge.allAnswering());
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
    for (String other : pledge.hit().others()) {
      tariffs = tariffs.with(other, pledge.sender(), pledge.rateOn(other));
    }
    List<String> taxed = members(resisting & hit);
    for (String member : taxed) {
      tariffs = tariffs.with(member, pledge.sender(), pledge.rateOn(member));
    }
    if (!taxed.isEmpty()) {
      tariffs =
          tariffs.withAnswers(pledge.sender(), members(resisting & answering), pledge.answer());
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

  /// Each member's change if all give way: nothing, but for what those outside the group meet.
  double[] dissolved() {
    return pledge.hit().others().isEmpty() ? new double[pledge.members().size()] : values(0);
  }

  int solutions() {
    return solutions;
  }

  double largestResidual() {
    return largestResidual;
  }

  /// The bits of some members.
  private long set(List<String> named) {
    long set = 0;
    for (String member : named) {
      set |= 1L << pledge.members().indexOf(member);
    }
    return set;
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
