package org.contadora.reception.placement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Families and places with how well each would do where, and whether it may go there at all.
public final class Intake {
  private final List<String> dimensions;
  private final List<Family> families;
  private final List<Place> places;
  private final double[][] scores;
  private final boolean[][] declared;

  /// @param dimensions names of the kinds of capacity, such as beds
  /// @param scores expected value by family and place; NaN where nobody said
  /// @param declared by family and place, whether the input says that they fit
  public Intake(
      List<String> dimensions,
      List<Family> families,
      List<Place> places,
      double[][] scores,
      boolean[][] declared) {
    this.dimensions = List.copyOf(dimensions);
    this.families = List.copyOf(families);
    this.places = List.copyOf(places);
    this.scores = scores.clone();
    this.declared = declared.clone();
  }

  /// Names of the kinds of capacity.
  public List<String> dimensions() {
    return dimensions;
  }

  /// The families, in the order of the input.
  public List<Family> families() {
    return families;
  }

  /// The places, in the order of the input.
  public List<Place> places() {
    return places;
  }

  /// How well family `f` would do at place `l`; NaN where nobody said.
  public double score(int f, int l) {
    return scores[f][l];
  }

  /// The number of the family called `id`, or -1.
  public int family(String id) {
    for (int f = 0; f < families.size(); f++) {
      if (families.get(f).id().equals(id)) {
        return f;
      }
    }
    return -1;
  }

  /// The number of the place called `id`, whatever its case, or -1.
  public int place(String id) {
    for (int l = 0; l < places.size(); l++) {
      if (places.get(l).id().equalsIgnoreCase(id.strip())) {
        return l;
      }
    }
    return -1;
  }

  /// Why family `f` may not go to place `l`; empty if it may.
  public Set<Misfit> misfits(int f, int l) {
    Family family = families.get(f);
    Place place = places.get(l);
    Set<Misfit> misfits = EnumSet.noneOf(Misfit.class);
    if (!family.languages().isEmpty()
        && !place.languages().isEmpty()
        && Collections.disjoint(family.languages(), place.languages())) {
      misfits.add(Misfit.LANGUAGE);
    }
    if (!place.nationalities().isEmpty() && !place.nationalities().contains(family.nationality())) {
      misfits.add(Misfit.NATIONALITY);
    }
    if (!place.services().containsAll(family.services())) {
      misfits.add(Misfit.SERVICE);
    }
    if (family.people() > place.largestFamily()) {
      misfits.add(Misfit.FAMILY_TOO_LARGE);
    }
    for (int d = 0; d < dimensions.size(); d++) {
      if (family.sizes().get(d) > place.capacities().get(d)) {
        misfits.add(Misfit.CAPACITY);
      }
    }
    if (!declared[f][l]) {
      misfits.add(Misfit.DECLARED);
    }
    if (Double.isNaN(scores[f][l])) {
      misfits.add(Misfit.NO_SCORE);
    }
    return misfits;
  }

  /// How many places each reason keeps family `f` from.
  public Map<Misfit, Integer> misfits(int f) {
    Map<Misfit, Integer> counts = new EnumMap<>(Misfit.class);
    for (int l = 0; l < places.size(); l++) {
      for (Misfit misfit : misfits(f, l)) {
        counts.merge(misfit, 1, Integer::sum);
      }
    }
    return counts;
  }

  /// Families that may go nowhere at all.
  public List<Integer> nowhere() {
    List<Integer> nowhere = new ArrayList<>();
    for (int f = 0; f < families.size(); f++) {
      boolean somewhere = false;
      for (int l = 0; l < places.size() && !somewhere; l++) {
        somewhere = misfits(f, l).isEmpty();
      }
      if (!somewhere) {
        nowhere.add(f);
      }
    }
    return nowhere;
  }

  /// The whole problem.
  public PlacementProblem problem() {
    return problem(Pins.none());
  }

  /// The problem that the pins leave: options they forbid are gone, families they fix stay in it
  /// with one option.
  PlacementProblem problem(Pins pins) {
    int[][] capacities = new int[places.size()][dimensions.size()];
    for (int l = 0; l < capacities.length; l++) {
      for (int d = 0; d < capacities[l].length; d++) {
        capacities[l][d] = places.get(l).capacities().get(d);
      }
    }
    PlacementProblem.Builder builder = new PlacementProblem.Builder(capacities);
    for (int f = 0; f < families.size(); f++) {
      double[] value = new double[places.size()];
      for (int l = 0; l < value.length; l++) {
        value[l] = pins.allows(this, f, l) ? orZero(scores[f][l]) : Double.NaN;
      }
      builder.add(sizes(f), value);
    }
    return builder.build();
  }

  /// The units that family `f` needs, by dimension.
  int[] sizes(int f) {
    return families.get(f).sizes().stream().mapToInt(Integer::intValue).toArray();
  }

  private static double orZero(double score) {
    return Double.isNaN(score) ? 0 : score;
  }
}
