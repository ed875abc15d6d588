package org.contadora.reception.placement.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.contadora.reception.placement.Choices;
import org.contadora.reception.placement.Intake;
import org.contadora.reception.placement.Misfit;
import org.contadora.reception.placement.prices.Explanation;
import org.contadora.reception.placement.prices.Prices;

/// A proposal: nothing in it binds anybody. What the person chooses is recorded beside it.
///
/// @param intake what was planned for
/// @param mode what it goes by
/// @param placeOf the place of each family of the intake, or -1
/// @param value the summed score
/// @param bound no placement under the same pins is worth more
/// @param proven whether nothing under the same pins is worth more
/// @param prices what a unit of each place's capacity is worth today
/// @param overruled families pinned against what the input says, with why it says so
/// @param nowhere families that fit nowhere, with how many places each reason excludes
/// @param kept what families chose so far, and which of it the plan does not keep
/// @param groups what each group gets, in alphabetical order; families of no group are not in it
@SuppressWarnings("ArrayRecordComponent") // Numbers by position; nobody compares two of them.
public record Plan(
    Intake intake,
    Mode mode,
    int[] placeOf,
    double value,
    double bound,
    boolean proven,
    Prices prices,
    Map<String, Set<Misfit>> overruled,
    Map<String, Map<Misfit, Integer>> nowhere,
    Choices.Kept kept,
    List<GroupMean> groups) {
  /// What a group gets.
  ///
  /// @param families how many belong to it
  /// @param mean score of its families; who has no place counts as 0
  /// @param floor the least mean it had to get; NaN if it had none
  public record GroupMean(String group, int families, double mean, double floor) {}

  /// Why family `f` is where it is.
  public Explanation explain(int f) {
    return Explanation.of(intake, prices, f, placeOf[f]);
  }

  /// Why every family is where it is, in the order of the intake.
  public List<Explanation> explanations() {
    return IntStream.range(0, placeOf.length).mapToObj(this::explain).toList();
  }

  /// How many families have a place.
  public int placed() {
    int placed = 0;
    for (int place : placeOf) {
      placed += place >= 0 ? 1 : 0;
    }
    return placed;
  }

  /// How far the value may be below the best, as a share of the bound.
  public double gap() {
    return bound <= 0 ? 0 : Math.max(0, (bound - value) / bound);
  }
}
