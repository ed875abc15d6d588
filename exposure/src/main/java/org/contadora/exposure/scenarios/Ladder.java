package org.contadora.exposure.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntConsumer;
import org.contadora.exposure.equilibrium.Choice;
import org.contadora.exposure.equilibrium.Equilibrium;
import org.contadora.exposure.scenarios.Scenario.Answer;
import org.contadora.exposure.scenarios.Scenario.Rate;
import org.contadora.exposure.scenarios.Scenario.Step;
import org.contadora.exposure.world.BadInput;
import org.contadora.exposure.world.Tariffs;
import org.contadora.exposure.world.World;

/// Weighs every step of a scenario with every answer.
public final class Ladder {
  /// Highest rate of an optimal answer: the bound that the paper sets (Table 4).
  private static final double HIGHEST_ANSWER = 0.5;

  private final Equilibrium equilibrium;
  private final World world;
  private final Coverage coverage;

  /// @param coverage what share of trade the scenarios' products are; [Coverage#ALL] if that is not
  ///   known
  public Ladder(Equilibrium equilibrium, Coverage coverage) {
    this.equilibrium = equilibrium;
    this.world = equilibrium.world();
    this.coverage = coverage;
  }

  /// How many rungs a scenario has.
  public static int size(Scenario scenario) {
    return scenario.steps().size() * scenario.answers().size();
  }

  /// Every step with every answer, by step.
  ///
  /// @param progress told how many rungs are done
  /// @throws BadInput if a country is not in the world, or no trade is hit
  public List<Rung> climb(Scenario scenario, IntConsumer progress) {
    List<Rung> rungs = new ArrayList<>();
    for (Step step : scenario.steps()) {
      Tariffs threat = threat(scenario, step);
      List<Warning> warnings = Warnings.of(scenario, step, threat, unknownParts(scenario));
      for (Answer answer : scenario.answers()) {
        rungs.add(rung(scenario, step, answer, threat, warnings));
        progress.accept(rungs.size());
      }
    }
    return rungs;
  }

  /// The tariffs of a step, without an answer. A threat to some products is taken at the rate that
  /// their share of the trade makes of it, or in full where that is not known. An answer in kind
  /// meets that same rate.
  public Tariffs threat(Scenario scenario, Step step) {
    Tariffs tariffs = Tariffs.none(world);
    int sender = world.indexOf(scenario.sender());
    Tariffs published =
        step.rate() instanceof Rate.Published
            ? Tariffs.published(world, scenario.sender())
            : tariffs;
    List<String> targets = Groups.in(world, scenario.targets(), scenario.sender());
    for (String target : targets) {
      int j = world.indexOf(target);
      double rate =
          step.rate() instanceof Rate.Flat(double share) ? share : published.rate(j, sender);
      double covered = part(scenario, target).map(Coverage.Part::share).orElse(1.0);
      tariffs = tariffs.with(j, sender, rate * covered);
    }
    if (!tariffs.hitsTrade()) {
      throw new BadInput(
          ("The scenario hits no trade: %s buys nothing that is taxed from %s.\n"
                  + "Maybe the rate is 0, or the products that it names are not traded.")
              .formatted(scenario.sender(), String.join(", ", scenario.targets())));
    }
    return tariffs;
  }

  /// What is taxed of each target's sales, where the scenario names products and its trade by
  /// product is known.
  public List<Coverage.Part> parts(Scenario scenario) {
    List<Coverage.Part> parts = new ArrayList<>();
    for (String target : Groups.in(world, scenario.targets(), scenario.sender())) {
      part(scenario, target).ifPresent(parts::add);
    }
    return parts;
  }

  private Optional<Coverage.Part> part(Scenario scenario, String target) {
    return scenario.products().isEverything() ? Optional.empty() : coverage.of(scenario, target);
  }

  /// Targets of which it is not known how much of their sales the scenario's products are.
  private List<String> unknownParts(Scenario scenario) {
    return scenario.products().isEverything()
        ? List.of()
        : Groups.in(world, scenario.targets(), scenario.sender()).stream()
            .filter(target -> part(scenario, target).isEmpty())
            .toList();
  }

  private Rung rung(
      Scenario scenario, Step step, Answer answer, Tariffs threat, List<Warning> warnings) {
    String sender = scenario.sender();
    OptionalDouble gradient = OptionalDouble.empty();
    Tariffs tariffs = threat;
    switch (answer) {
      case Answer.None() -> {}
      case Answer.Reciprocal() -> tariffs = threat.withReciprocal(sender);
      case Answer.Members(List<String> members, var share) -> {
        for (String member : Groups.in(world, members, sender)) {
          double own = share.orElseGet(() -> flat(step, threat, member, sender));
          tariffs = tariffs.withAnswers(sender, List.of(member), own);
        }
      }
      case Answer.Optimal(List<String> members) -> {
        List<String> answering =
            Groups.in(world, members.isEmpty() ? scenario.targets() : members, sender);
        Choice.Best best =
            equilibrium.best(threat, Choice.ofAnswers(sender, answering, HIGHEST_ANSWER));
        gradient = OptionalDouble.of(best.gradientNorm());
        return new Rung(step, answer, scenario.dayOf(step), best.outcome(), gradient, warnings);
      }
    }
    return new Rung(
        step, answer, scenario.dayOf(step), equilibrium.solve(tariffs), gradient, warnings);
  }

  /// The step's rate for a member, also if it is not hit itself.
  private double flat(Step step, Tariffs threat, String member, String sender) {
    return step.rate() instanceof Rate.Flat(double share)
        ? share
        : threat.rate(world.indexOf(member), world.indexOf(sender));
  }
}
