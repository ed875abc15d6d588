package org.contadora.app.commands;

import java.util.List;
import org.contadora.exposure.scenarios.Scenario;
import org.contadora.exposure.scenarios.Scenarios;
import org.contadora.exposure.world.BadInput;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A threat: a file, a ready-made one, or a few words.
final class ScenarioOption {
  @Parameters(
      arity = "0..1",
      paramLabel = "SCENARIO",
      description =
          "A scenario file, or one of colombia-2025, liberation-day, group-threat. Without it:"
              + " --target and --rate.")
  private @Nullable String named;

  @Option(
      names = "--sender",
      paramLabel = "ISO3",
      description = "Who threatens. Default: ${DEFAULT-VALUE}.",
      defaultValue = "USA")
  private String sender = "USA";

  @Option(
      names = "--target",
      split = ",",
      paramLabel = "ISO3",
      description =
          "Who is threatened: countries, or groups such as LAC; -MEX takes one out again.")
  private List<String> targets = List.of();

  @Option(
      names = "--rate",
      split = ",",
      paramLabel = "PERCENT",
      description = "The rate, such as 25%%; several are steps a week apart.")
  private List<String> rates = List.of();

  @Option(
      names = "--answer",
      split = ",",
      paramLabel = "ANSWER",
      description =
          "none, reciprocal, optimal, or a group that answers at the same rate; several are weighed side"
              + " by side. Default: none.")
  private List<String> answers = List.of();

  /// The threat.
  ///
  /// @throws BadInput if it is none, or given twice
  Scenario scenario() {
    if (named == null) {
      if (targets.isEmpty() || rates.isEmpty()) {
        throw new BadInput(
            "Expected a scenario, or --target and --rate.\nMaybe "
                + String.join(" or ", Scenarios.READY_MADE)
                + ".");
      }
      return Scenarios.ofWords(
          sender, targets, rates, answers.isEmpty() ? List.of("none") : answers);
    }
    if (!targets.isEmpty() || !rates.isEmpty() || !answers.isEmpty()) {
      throw new BadInput(
          "The scenario (%s) has its own targets, rates and answers; expected it alone, or --target"
                  .formatted(named)
              + " and --rate.");
    }
    return Scenarios.named(named);
  }
}
