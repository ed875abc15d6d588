package org.contadora.reception.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What an officer has decided beforehand: this family here, that one not there.
///
/// A pin overrules what the input says about fitting (a person knows more than a table), but not
/// the capacity of the place.
public final class Pins {
  /// One decision.
  ///
  /// @param family the family's id
  /// @param place the place's id; empty for "stays without a place for now"
  /// @param forbids whether the family must not go there, rather than must
  public record Pin(String family, String place, boolean forbids) {}

  private final Map<String, String> placeOf = new LinkedHashMap<>();
  private final Map<String, Set<String>> forbidden = new LinkedHashMap<>();

  private Pins() {}

  /// No decisions.
  public static Pins none() {
    return new Pins();
  }

  /// Decisions, checked against each other and against what there is.
  ///
  /// @throws IllegalArgumentException if they contradict each other, name what is not there or do
  ///   not fit into a place; the message lists everything that is wrong, a line each
  public static Pins of(List<Pin> decisions, Intake intake) {
    Pins pins = new Pins();
    List<String> wrong = new ArrayList<>();
    for (Pin pin : decisions) {
      if (intake.family(pin.family) < 0) {
        wrong.add("No family is called %s.".formatted(pin.family));
      } else if (!pin.place.isEmpty() && intake.place(pin.place) < 0) {
        wrong.add("No place is called %s (pin of family %s).".formatted(pin.place, pin.family));
      } else if (pin.forbids) {
        pins.forbidden
            .computeIfAbsent(pin.family, _ -> new LinkedHashSet<>())
            .add(pins.known(intake, pin.place));
      } else {
        String place = pins.known(intake, pin.place);
        String before = pins.placeOf.putIfAbsent(pin.family, place);
        if (before != null && !before.equals(place)) {
          wrong.add(
              "Family %s is pinned to %s and to %s; expected one."
                  .formatted(pin.family, name(before), name(place)));
        }
      }
    }
    pins.placeOf.forEach((family, place) -> {
      if (pins.forbidden.getOrDefault(family, Set.of()).contains(place)) {
        wrong.add("Family %s is pinned to %s and kept from it.".formatted(family, name(place)));
      }
    });
    pins.checkCapacities(intake, wrong);
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", wrong));
    }
    return pins;
  }

  private String known(Intake intake, String place) {
    return place.isEmpty() ? "" : intake.places().get(intake.place(place)).id();
  }

  private static String name(String place) {
    return place.isEmpty() ? "no place" : place;
  }

  private void checkCapacities(Intake intake, List<String> wrong) {
    for (Place place : intake.places()) {
      for (int d = 0; d < intake.dimensions().size(); d++) {
        int needed = 0;
        List<String> families = new ArrayList<>();
        for (Map.Entry<String, String> pin : placeOf.entrySet()) {
          if (pin.getValue().equals(place.id())) {
            families.add(pin.getKey());
            needed += intake.families().get(intake.family(pin.getKey())).sizes().get(d);
          }
        }
        if (needed > place.capacities().get(d)) {
          boolean isOne = families.size() == 1;
          wrong.add(
              "%s %d %s at %s, which has %d.\nMaybe pin %s elsewhere."
                  .formatted(
                      isOne
                          ? "Family %s needs".formatted(families.getFirst())
                          : "%d pinned families need".formatted(families.size()),
                      needed,
                      intake.dimensions().get(d),
                      place.id(),
                      place.capacities().get(d),
                      isOne ? "it" : "one of them"));
        }
      }
    }
  }

  /// Where the officer put the family; empty text for no place.
  public Optional<String> place(String family) {
    return Optional.ofNullable(placeOf.get(family));
  }

  /// Families pinned to a place against what the input says, with why it says so.
  public Map<String, Set<Misfit>> overruled(Intake intake) {
    Map<String, Set<Misfit>> overruled = new LinkedHashMap<>();
    placeOf.forEach((family, place) -> {
      if (!place.isEmpty()) {
        Set<Misfit> misfits = intake.misfits(intake.family(family), intake.place(place));
        if (!misfits.isEmpty()) {
          overruled.put(family, misfits);
        }
      }
    });
    return overruled;
  }

  /// Whether the officer keeps the family from the place.
  public boolean forbids(String family, String place) {
    return forbidden.getOrDefault(family, Set.of()).contains(place);
  }

  boolean allows(Intake intake, int f, int l) {
    String family = intake.families().get(f).id();
    String place = intake.places().get(l).id();
    String pinned = placeOf.get(family);
    if (pinned != null) {
      return pinned.equals(place);
    }
    return intake.misfits(f, l).isEmpty() && !forbids(family, place);
  }

  /// The problem with the pinned families taken out, together with the room they take.
  ///
  /// @param problem what is left to solve
  /// @param family the number in the intake of each family that is left
  /// @param fixed the place of each family of the intake that is pinned, or
  ///   [PlacementProblem#NOWHERE]
  @SuppressWarnings("ArrayRecordComponent") // Numbers by position; nobody compares two of them.
  public record Rest(PlacementProblem problem, int[] family, int[] fixed) {
    /// The place of every family of the intake.
    public int[] whole(int[] placeOfRest) {
      int[] whole = fixed.clone();
      for (int i = 0; i < family.length; i++) {
        whole[family[i]] = placeOfRest[i];
      }
      return whole;
    }
  }

  /// Takes the pinned families out.
  public Rest rest(Intake intake) {
    PlacementProblem all = intake.problem(this);
    int[][] free = all.capacities();
    int[] fixed = new int[all.families()];
    int[] family = new int[all.families()];
    int n = 0;
    for (int f = 0; f < fixed.length; f++) {
      fixed[f] = PlacementProblem.NOWHERE;
      String place = placeOf.get(intake.families().get(f).id());
      if (place == null) {
        family[n++] = f;
      } else if (!place.isEmpty()) {
        fixed[f] = intake.place(place);
        for (int d = 0; d < all.dimensions(); d++) {
          free[fixed[f]][d] -= all.size(f, d);
        }
      }
    }
    PlacementProblem.Builder builder = new PlacementProblem.Builder(free);
    for (int i = 0; i < n; i++) {
      builder.add(all.sizesOf(family[i]), all.valuesOf(family[i]));
    }
    return new Rest(builder.build(), Arrays.copyOf(family, n), fixed);
  }

  /// The problem with all families, the pinned with their one option: for the value of the whole.
  public PlacementProblem whole(Intake intake) {
    return intake.problem(this);
  }
}
