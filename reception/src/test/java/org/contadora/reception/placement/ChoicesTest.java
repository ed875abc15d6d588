package org.contadora.reception.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.contadora.core.Refusals;
import org.contadora.core.Seed;
import org.contadora.reception.placement.Choice.Answer;
import org.contadora.reception.placement.Choices.Unmet;
import org.contadora.reception.placement.Pins.Pin;
import org.contadora.reception.placement.files.ChoiceFiles;
import org.contadora.reception.placement.plan.Plan;
import org.contadora.reception.placement.plan.Planner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What families choose is kept when a plan is made again.
final class ChoicesTest {
  private static final Instant MORNING = Instant.parse("2026-11-24T09:00:00Z");

  /// Three families of two; Lago is the best place for all and has room for one.
  private final Intake intake =
      intake(
          List.of(Place.of("Lago", List.of(2)), Place.of("Costa", List.of(6))),
          new double[][] {{0.9, 0.1}, {0.8, 0.1}, {0.7, 0.1}});

  @Test
  void whoAcceptedStaysWhoeverElseWouldGainMore() {
    Plan plan = plan(List.of(), accepted("2", "Lago", 0));
    assertThat(places(plan)).containsExactly("Costa", "Costa", "Lago");
    assertThat(plan.kept().choices().values())
        .extracting(Choice::recordedBy)
        .containsExactly("ana");
    assertThat(plan.kept().unmet()).isEmpty();
  }

  @Test
  void declinedPlaceIsNotProposedAgain() {
    assertThat(places(plan(List.of()))).containsExactly("Lago", "Costa", "Costa");
    assertThat(places(plan(List.of(), said("0", "Lago", Answer.DECLINED, "", 0))))
        .containsExactly("Costa", "Lago", "Costa");
  }

  @Test
  void placeAskedForIsGivenToWhoAskedFirst() {
    Plan plan =
        plan(
            List.of(),
            said("1", "Costa", Answer.ANOTHER, "lago", 5),
            said("2", "Costa", Answer.ANOTHER, "Lago", 1));
    assertThat(places(plan)).containsExactly("Costa", "", "Lago");
    assertThat(plan.kept().unmet()).containsExactly(java.util.Map.entry("1", Unmet.FULL));
  }

  @Test
  void laterChoiceReplacesAndTheEarlierStaysReadable() {
    Choices choices =
        Choices.none().and(accepted("2", "Lago", 0)).and(said("2", "Lago", Answer.DECLINED, "", 9));
    assertThat(choices.all()).hasSize(2);
    assertThat(choices.latest("2")).map(Choice::answer).isEqualTo(Optional.of(Answer.DECLINED));
    Plan plan = Planner.plan(intake, choices.keep(List.of(), intake), Planner.Options.quick());
    assertThat(places(plan)).containsExactly("Lago", "Costa", "Costa");
  }

  @Test
  void officersDecisionComesBeforeAndIsTold() {
    Plan plan = plan(List.of(new Pin("2", "Costa", false)), accepted("2", "Lago", 0));
    assertThat(places(plan)).containsExactly("Lago", "Costa", "Costa");
    assertThat(plan.kept().unmet()).containsEntry("2", Unmet.OVERRULED);
    Plan kept = plan(List.of(new Pin("2", "Lago", true)), accepted("2", "Lago", 0));
    assertThat(kept.kept().unmet()).containsEntry("2", Unmet.OVERRULED);
    Plan agreed =
        plan(List.of(new Pin("2", "Costa", false)), said("2", "Lago", Answer.DECLINED, "", 0));
    assertThat(agreed.kept().unmet()).isEmpty();
  }

  @Test
  void whatIsGoneOrDoesNotFitIsToldWithTheReason() {
    Plan plan = plan(List.of(), accepted("0", "Loma", 0), accepted("9", "Lago", 1));
    assertThat(plan.kept().unmet()).containsEntry("0", Unmet.PLACE_GONE);
    assertThat(plan.kept().unknown()).containsExactly("9");
    Intake small =
        intake(List.of(Place.of("Lago", List.of(1))), new double[][] {{0.9}, {0.8}, {0.7}});
    assertThat(Choices.of(List.of(accepted("0", "Lago", 0))).keep(List.of(), small).unmet())
        .containsEntry("0", Unmet.MISFIT);
  }

  @Test
  void choiceMustSayWhatAndByWhom() {
    assertThatThrownBy(() -> said("0", "", Answer.ACCEPTED, "", 0)).hasMessageContaining("place");
    assertThatThrownBy(() -> said("0", "", Answer.ANOTHER, "", 0)).hasMessageContaining("place");
    assertThatThrownBy(() -> said("0", "Lago", Answer.ANOTHER, "lago", 0))
        .hasMessageContaining("expected another place");
    assertThatThrownBy(() -> new Choice("0", "Lago", Answer.ACCEPTED, "", MORNING, " "))
        .hasMessageContaining("who recorded");
  }

  @Test
  void tableOfChoicesComesBackAsItWas(@TempDir Path folder) throws IOException {
    Choices choices =
        Choices.of(List.of(accepted("a, b", "Lago", 0), said("7", "", Answer.ANOTHER, "Costa", 3)));
    StringWriter text = new StringWriter();
    ChoiceFiles.write(choices, text);
    Path file = Files.writeString(folder.resolve("choices.csv"), text + "8,Lago,perhaps,,x,ana\n");
    Refusals refusals = new Refusals();
    assertThat(ChoiceFiles.read(file, refusals).all()).isEqualTo(choices.all());
    assertThat(refusals.counts()).containsEntry("PLACEMENT_CHOICE", 1L);
  }

  /// Whatever is chosen: capacities hold, every choice is kept or told why not, and among the plans
  /// that keep the same pins none is worth more (compared with every placement there is).
  @Test
  void everyChoiceIsKeptOrToldAndTheRestIsBest() {
    Seed seed = ReplayableSeed.next();
    RandomGenerator random = seed.random("choices");
    for (int i = 0; i < 300; i++) {
      Intake some = randomIntake(random);
      List<Choice> chosen = new ArrayList<>();
      for (int f = 0; f < some.families().size(); f++) {
        if (random.nextBoolean()) {
          Answer answer = Answer.values()[random.nextInt(3)];
          int place = random.nextInt(3);
          String wanted = answer == Answer.ANOTHER ? "P" + (place + 1 + random.nextInt(2)) % 3 : "";
          chosen.add(said("" + f, "P" + place, answer, wanted, random.nextInt(60)));
        }
      }
      Choices.Kept kept = Choices.of(chosen).keep(List.of(), some);
      Plan plan = Planner.plan(some, kept, Planner.Options.quick());
      for (Choice choice : chosen) {
        String got = places(plan).get(some.family(choice.family()));
        String as = "%s got %s; %s".formatted(choice, got, ReplayableSeed.hint(seed));
        boolean unmet = kept.unmet().containsKey(choice.family());
        if (!choice.goesTo().isEmpty() && !unmet) {
          assertThat(got).as(as).isEqualTo(choice.goesTo());
        }
        if (choice.answer() != Answer.ACCEPTED) {
          assertThat(got).as(as).isNotEqualTo(choice.place());
        }
      }
      Pins.Rest rest = kept.pins().rest(some);
      double best = EveryPlacement.best(rest.problem()) + pinnedValue(some, rest);
      assertThat(plan.value())
          .as(ReplayableSeed.hint(seed))
          .isCloseTo(best, org.assertj.core.api.Assertions.within(1e-6));
    }
  }

  private static double pinnedValue(Intake intake, Pins.Rest rest) {
    double value = 0;
    for (int f = 0; f < rest.fixed().length; f++) {
      value += rest.fixed()[f] < 0 ? 0 : intake.score(f, rest.fixed()[f]);
    }
    return value;
  }

  private static Intake randomIntake(RandomGenerator random) {
    List<Place> places = new ArrayList<>();
    for (int l = 0; l < 3; l++) {
      places.add(Place.of("P" + l, List.of(random.nextInt(7))));
    }
    double[][] scores = new double[1 + random.nextInt(4)][3];
    for (double[] row : scores) {
      for (int l = 0; l < row.length; l++) {
        row[l] = random.nextDouble();
      }
    }
    return intake(places, scores);
  }

  private Plan plan(List<Pin> pins, Choice... chosen) {
    return Planner.plan(
        intake, Choices.of(List.of(chosen)).keep(pins, intake), Planner.Options.quick());
  }

  private static Choice accepted(String family, String place, int minute) {
    return said(family, place, Answer.ACCEPTED, "", minute);
  }

  private static Choice said(
      String family, String place, Answer answer, String wanted, int minute) {
    return new Choice(family, place, answer, wanted, MORNING.plusSeconds(60L * minute), "ana");
  }

  private static List<String> places(Plan plan) {
    return plan.explanations().stream().map(one -> one.placed().place()).toList();
  }

  private static Intake intake(List<Place> places, double[][] scores) {
    List<Family> families = new ArrayList<>();
    boolean[][] declared = new boolean[scores.length][places.size()];
    for (int f = 0; f < scores.length; f++) {
      families.add(Family.of(String.format(Locale.ROOT, "%d", f), 2, List.of(2)));
      java.util.Arrays.fill(declared[f], true);
    }
    return new Intake(List.of("beds"), families, places, scores, declared);
  }
}
