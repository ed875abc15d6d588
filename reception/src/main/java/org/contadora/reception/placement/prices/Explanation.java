package org.contadora.reception.placement.prices;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.contadora.reception.placement.Intake;
import org.contadora.reception.placement.Misfit;
import org.contadora.reception.placement.Place;

/// Why a family is where it is: what each place would give it and what it would take from others.
///
/// @param family the family's id
/// @param placed what it has; empty place where it has none
/// @param others every other place, best first: those it may go to by surplus, then the rest
public record Explanation(String family, Option placed, List<Option> others) {
  /// One place for one family.
  ///
  /// @param place the place's id, or empty
  /// @param score the family's own expected value there; NaN where nobody said
  /// @param cost what the room it takes is worth to others, at today's prices
  /// @param kin whether relatives live there
  /// @param rank its rank in the family's own order, from 1, or 0
  /// @param misfits why it may not go there; empty if it may
  public record Option(
      String place, double score, double cost, boolean kin, int rank, Set<Misfit> misfits) {
    /// What is left of the score when others are paid for their loss.
    public double surplus() {
      return score - cost;
    }
  }

  /// Explains where family `f` is.
  ///
  /// @param place the number of its place, or [PlacementProblem#NOWHERE]
  public static Explanation of(Intake intake, Prices prices, int f, int place) {
    List<Option> others = new ArrayList<>();
    Option placed = new Option("", 0, 0, false, 0, Set.of());
    for (int l = 0; l < intake.places().size(); l++) {
      Option option = option(intake, prices, f, l);
      if (l == place) {
        placed = option;
      } else {
        others.add(option);
      }
    }
    others.sort(
        Comparator.comparing((Option option) -> !option.misfits.isEmpty())
            .thenComparingDouble(option -> -(Double.isNaN(option.score) ? 0 : option.surplus())));
    return new Explanation(intake.families().get(f).id(), placed, List.copyOf(others));
  }

  private static Option option(Intake intake, Prices prices, int f, int l) {
    double cost = 0;
    for (int d = 0; d < intake.dimensions().size(); d++) {
      cost += intake.families().get(f).sizes().get(d) * prices.perUnit()[l][d];
    }
    Place place = intake.places().get(l);
    return new Option(
        place.id(),
        intake.score(f, l),
        cost,
        intake.families().get(f).kin().contains(place.id()),
        intake.families().get(f).ranking().indexOf(place.id()) + 1,
        intake.misfits(f, l));
  }

  /// The best other place it may go to; the placed one itself if there is none.
  public Option nextBest() {
    return others.stream().filter(o -> o.misfits.isEmpty()).findFirst().orElse(placed);
  }
}
