package org.contadora.app.commands;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.contadora.exposure.scenarios.Scenario;
import org.contadora.exposure.scenarios.Scenarios;
import org.contadora.exposure.world.BadInput;
import org.contadora.exposure.world.World;
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

  /// The fields of a scenario that options give, by the options' names.
  private static final Map<String, String> OPTIONS =
      Map.of("sender", "--sender", "targets", "--target", "answers", "--answer", "rate", "--rate");

  private static final Pattern FIELD = Pattern.compile("^The value of (\\w+)");

  private static String byOption(String message) {
    Matcher field = FIELD.matcher(message);
    return field.find()
        ? "The value of "
            + OPTIONS.getOrDefault(field.group(1), field.group(1))
            + message.substring(field.end())
        : message;
  }

  /// A comma stands between rates, so that `12,5%` would be two of them.
  private void demandSigns() {
    long signs = rates.stream().filter(rate -> rate.strip().endsWith("%")).count();
    if (signs > 0 && signs < rates.size()) {
      String typed = String.join(",", rates);
      throw new BadInput(
          "The value of --rate (%s) must have the sign %% with every rate or with none.\nMaybe %s is meant."
              .formatted(typed, typed.replace(',', '.')));
    }
  }

  /// The threat, whose countries are in a world. Those that a scenario's file names are looked up
  /// when it is weighed.
  ///
  /// @throws BadInput if it is none, or given twice, or an option names a country that is not there
  Scenario scenario(World world) {
    Scenario scenario = scenario();
    if (named == null) {
      WorldCountries.demand(world, "--sender", List.of(sender));
      WorldCountries.demand(world, "--target", targets);
      WorldCountries.demand(world, "--answer", answers);
    }
    return scenario;
  }

  private Scenario scenario() {
    if (named == null) {
      if (targets.isEmpty() || rates.isEmpty()) {
        throw new BadInput(
            "Expected a scenario, or --target and --rate.\nMaybe "
                + String.join(" or ", Scenarios.READY_MADE)
                + ".");
      }
      demandSigns();
      try {
        return Scenarios.ofWords(
            sender, targets, rates, answers.isEmpty() ? List.of("none") : answers);
      } catch (BadInput e) {
        throw new BadInput(byOption(String.valueOf(e.getMessage())));
      }
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
