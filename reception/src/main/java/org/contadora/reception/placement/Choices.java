package org.contadora.reception.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.contadora.reception.placement.Pins.Pin;

/// Everything that families chose, in the order in which it was recorded.
///
/// When a plan is made again, choices are kept: who accepted stays, who declined a place is not
/// proposed it again, who asked for another gets it if it fits and has room. An officer's decision
/// comes before, then who chose first. A choice that cannot be kept is told with the reason; the
/// family may still go where it likes, since no placement binds anybody.
public final class Choices {
  private final List<Choice> all;

  private Choices(List<Choice> all) {
    this.all = all.stream().sorted(Comparator.comparing(Choice::at)).toList();
  }

  /// Nobody has chosen yet.
  public static Choices none() {
    return new Choices(List.of());
  }

  /// What was recorded; of several choices of a family the latest counts.
  public static Choices of(List<Choice> all) {
    return new Choices(all);
  }

  /// These and one more.
  public Choices and(Choice one) {
    List<Choice> more = new ArrayList<>(all);
    more.add(one);
    return new Choices(more);
  }

  /// These without all that a family chose.
  public Choices without(String family) {
    return new Choices(all.stream().filter(choice -> !choice.family().equals(family)).toList());
  }

  /// Everything, also what was replaced later.
  public List<Choice> all() {
    return all;
  }

  /// What the family said last.
  public Optional<Choice> latest(String family) {
    return all.stream().filter(choice -> choice.family().equals(family)).reduce((_, last) -> last);
  }

  /// Why a choice could not be kept in a plan.
  public enum Unmet {
    /// An officer decided otherwise.
    OVERRULED,
    /// There is no such place any more.
    PLACE_GONE,
    /// The family does not fit there.
    MISFIT,
    /// Those before it took the room.
    FULL
  }

  /// Decisions and choices together, ready for a plan.
  ///
  /// @param pins what the plan has to keep
  /// @param choices what each family of the intake said last
  /// @param unmet choices that the pins do not keep, with the reason
  /// @param unknown families that chose and are not in the intake
  public record Kept(
      Pins pins, Map<String, Choice> choices, Map<String, Unmet> unmet, List<String> unknown) {
    /// An officer's decisions alone.
    public static Kept of(Pins pins) {
      return new Kept(pins, Map.of(), Map.of(), List.of());
    }
  }

  /// Puts an officer's decisions and the families' choices together.
  ///
  /// @throws IllegalArgumentException if the decisions contradict each other, see [Pins#of]
  public Kept keep(List<Pin> decisions, Intake intake) {
    return new Keeping(decisions, intake).keep();
  }

  private final class Keeping {
    private final Intake intake;
    private final Pins officer;
    private final List<Pin> pins;
    private final int[][] free;
    private final Map<String, Unmet> unmet = new LinkedHashMap<>();

    Keeping(List<Pin> decisions, Intake intake) {
      this.intake = intake;
      officer = Pins.of(decisions, intake);
      pins = new ArrayList<>(decisions);
      free = new int[intake.places().size()][];
      for (int l = 0; l < free.length; l++) {
        free[l] =
            intake.places().get(l).capacities().stream().mapToInt(Integer::intValue).toArray();
      }
      for (int f = 0; f < intake.families().size(); f++) {
        Optional<String> pinned = officer.place(intake.families().get(f).id());
        if (pinned.isPresent() && !pinned.get().isEmpty()) {
          take(f, intake.place(pinned.get()));
        }
      }
    }

    Kept keep() {
      Map<String, Choice> latest = new LinkedHashMap<>();
      for (Choice choice : all) {
        // Who changes their mind stands where they did so.
        latest.remove(choice.family());
        latest.put(choice.family(), choice);
      }
      List<String> unknown = new ArrayList<>();
      for (String family : List.copyOf(latest.keySet())) {
        if (intake.family(family) < 0) {
          unknown.add(family);
          latest.remove(family);
        }
      }
      latest.values().forEach(this::keep);
      return new Kept(Pins.of(pins, intake), Map.copyOf(latest), Map.copyOf(unmet), unknown);
    }

    private void keep(Choice choice) {
      String family = choice.family();
      Optional<String> pinned = officer.place(family);
      String to = choice.goesTo();
      int l = to.isEmpty() ? -1 : intake.place(to);
      if (pinned.isPresent()) {
        boolean same = l >= 0 && pinned.get().equals(intake.places().get(l).id());
        boolean elsewhere = to.isEmpty() && !pinned.get().equalsIgnoreCase(choice.place());
        if (!same && !elsewhere) {
          unmet.put(family, Unmet.OVERRULED);
        }
        return;
      }
      boolean declined = choice.answer() != Choice.Answer.ACCEPTED;
      if (declined && !choice.place().isEmpty() && intake.place(choice.place()) >= 0) {
        pins.add(new Pin(family, choice.place(), /* forbids= */ true));
      }
      if (to.isEmpty()) {
        return;
      }
      int f = intake.family(family);
      if (l < 0) {
        unmet.put(family, Unmet.PLACE_GONE);
      } else if (officer.forbids(family, intake.places().get(l).id())) {
        unmet.put(family, Unmet.OVERRULED);
      } else if (!intake.misfits(f, l).isEmpty()) {
        unmet.put(family, Unmet.MISFIT);
      } else if (!fits(f, l)) {
        unmet.put(family, Unmet.FULL);
      } else {
        take(f, l);
        pins.add(new Pin(family, to, /* forbids= */ false));
      }
    }

    private boolean fits(int f, int l) {
      int[] sizes = intake.sizes(f);
      for (int d = 0; d < sizes.length; d++) {
        if (sizes[d] > free[l][d]) {
          return false;
        }
      }
      return true;
    }

    private void take(int f, int l) {
      int[] sizes = intake.sizes(f);
      for (int d = 0; d < sizes.length; d++) {
        free[l][d] -= sizes[d];
      }
    }
  }
}
