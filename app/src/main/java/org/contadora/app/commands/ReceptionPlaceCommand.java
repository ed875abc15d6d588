package org.contadora.app.commands;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Terminal;
import org.contadora.core.Refusals;
import org.contadora.core.Seed;
import org.contadora.reception.placement.Choices;
import org.contadora.reception.placement.Intake;
import org.contadora.reception.placement.exact.Effort;
import org.contadora.reception.placement.plan.FloorRule;
import org.contadora.reception.placement.plan.Mode;
import org.contadora.reception.placement.plan.Plan;
import org.contadora.reception.placement.plan.Planner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `contadora reception place`: a proposal of where every family would do well.
@Command(
    name = "place",
    description = {
      "Where would each family do well?",
      "",
      "Families stay together, capacities hold, and who fits nowhere is listed with the reasons. The"
          + " plan comes with a bound: no placement is worth more. It is a proposal: an officer may"
          + " pin or overrule, and what the person chooses is recorded beside it.",
      "",
      "Modes: employment (highest summed score), floors (every group reaches its mean, by a rule or"
          + " typed, see --floor-rule and --floor),"
          + " priority (families choose in the order of the file while --share of the best stays in"
          + " reach), mttc, kda, tkda, mttce (by the families' own ranking), first_come (what happens"
          + " without a plan)."
    },
    footer = {
      "",
      "Examples:",
      "  contadora reception place --families families.csv --places places.csv",
      "  contadora reception place --families families.csv --places places.csv \\",
      "      --pin 12=Monterrey",
      "  contadora reception place --year data/FY17 --prove --format csv > plan.csv",
      "  contadora reception place --families f.csv --places p.csv --mode floors",
      "  contadora reception place --families f.csv --places p.csv --mode floors \\",
      "      --floor haitian=0.4",
      "  contadora reception place --families f.csv --places p.csv \\",
      "      --choices choices.csv"
    })
public final class ReceptionPlaceCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final LanguageOption language = new LanguageOption();

  @Mixin private final IntakeOptions input = new IntakeOptions();

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "employment",
      description = "What to go by, see above. Default: ${DEFAULT-VALUE}.")
  private Mode mode = Mode.EMPLOYMENT;

  @Option(
      names = "--floor",
      paramLabel = "GROUP=MEAN",
      description =
          "With --mode floors: the least mean score of the families of a group, typed by hand; goes"
              + " before what a rule finds.")
  private Map<String, Double> floors = new LinkedHashMap<>();

  @Option(
      names = "--floor-rule",
      paramLabel = "RULE",
      description =
          "With --mode floors, where the other floors come from: proportional (what the group would"
              + " get by itself in its share of the room; can always be reached), max_min (the same"
              + " share, as large as found, of what each group could have were it alone), by_hand"
              + " (only --floor). Default: proportional, or by_hand where --floor is given.")
  private @Nullable FloorRule floorRule;

  @Option(
      names = "--share",
      paramLabel = "SHARE",
      defaultValue = "0.95",
      description =
          "With --mode priority: the share of the best mean that is promised. Default:"
              + " ${DEFAULT-VALUE}.")
  private double share;

  @Option(
      names = "--prove",
      description = "Go on until nothing better can exist; may take minutes.")
  private boolean prove;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "For what is random in mttce. Default: ${DEFAULT-VALUE}.")
  private String seed = "1";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, csv or json. Default: ${DEFAULT-VALUE}.")
  private PlanPrinter.Format format = PlanPrinter.Format.TABLE;

  /// A command that speaks to `terminal`.
  public ReceptionPlaceCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Messages messages = language.messages();
    Refusals refusals = new Refusals();
    Intake intake = input.intake(refusals);
    Choices.Kept kept = input.kept(intake, refusals, messages);
    if (mode != Mode.FLOORS && (floorRule != null || !floors.isEmpty())) {
      throw new CommandFailed(
          ExitCode.USAGE,
          "Floors hold only with --mode floors, and the mode is %s."
              .formatted(mode.name().toLowerCase(Locale.ROOT)));
    }
    if (!(share > 0 && share <= 1)) {
      throw new CommandFailed(
          ExitCode.USAGE,
          messages.refusalDetails(
              "The share (%s) must be above 0 and at most 1.".formatted(share)));
    }
    Plan plan = plan(intake, kept, messages);
    PlanPrinter printer = new PlanPrinter(terminal, messages);
    printer.print(plan, format);
    printer.tellWhoFitsNowhere(plan);
    printer.tellChoices(plan);
    return Refused.tell(refusals, terminal, messages);
  }

  private FloorRule rule() {
    if (floorRule != null) {
      return floorRule;
    }
    return floors.isEmpty() ? FloorRule.PROPORTIONAL : FloorRule.BY_HAND;
  }

  private Plan plan(Intake intake, Choices.Kept kept, Messages messages) {
    Seed number;
    try {
      number = Seed.parse(seed);
    } catch (IllegalArgumentException e) {
      throw new CommandFailed(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
    try {
      Effort effort = prove ? Effort.PROOF : Effort.QUICK;
      return Planner.plan(
          intake, kept, new Planner.Options(mode, effort, floors, rule(), share, number));
    } catch (IllegalArgumentException e) {
      throw new CommandFailed(messages.refusalDetails(String.valueOf(e.getMessage())));
    }
  }
}
