package org.contadora.app.commands;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Terminal;
import org.contadora.core.Refusals;
import org.contadora.core.Seed;
import org.contadora.reception.placement.Intake;
import org.contadora.reception.placement.Pins;
import org.contadora.reception.placement.exact.Effort;
import org.contadora.reception.placement.plan.Mode;
import org.contadora.reception.placement.plan.Plan;
import org.contadora.reception.placement.plan.Planner;
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
      "Modes: employment (highest summed score), floors (every group reaches its mean, see --floor),"
          + " priority (families choose in the order of the file while --share of the best stays in"
          + " reach), mttc, kda, tkda, mttce (by the families' own ranking), first_come (what happens"
          + " without a plan)."
    },
    footer = {
      "",
      "Examples:",
      "  contadora reception place --families families.csv --places places.csv",
      "  contadora reception place --families families.csv --places places.csv --pin 12=Monterrey",
      "  contadora reception place --year data/FY17 --prove --format csv > plan.csv",
      "  contadora reception place --families f.csv --places p.csv --mode floors --floor haitian=0.4"
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
      description = "With --mode floors: the least mean score of the families of a group.")
  private Map<String, Double> floors = new LinkedHashMap<>();

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
    Pins pins = input.pins(intake, refusals);
    if (mode == Mode.FLOORS && floors.isEmpty()) {
      throw new CommandFailed(
          ExitCode.USAGE, "The mode floors needs at least one --floor GROUP=MEAN.");
    }
    if (!(share > 0 && share <= 1)) {
      throw new CommandFailed(
          ExitCode.USAGE, "The share (%s) must be above 0 and at most 1.".formatted(share));
    }
    Plan plan = plan(intake, pins);
    PlanPrinter printer = new PlanPrinter(terminal, messages);
    printer.print(plan, format);
    printer.tellWhoFitsNowhere(plan);
    return Refused.tell(refusals, terminal, messages);
  }

  private Plan plan(Intake intake, Pins pins) {
    try {
      Seed number = Seed.parse(seed);
      Effort effort = prove ? Effort.PROOF : Effort.QUICK;
      return Planner.plan(intake, pins, new Planner.Options(mode, effort, floors, share, number));
    } catch (IllegalArgumentException e) {
      throw new CommandFailed(String.valueOf(e.getMessage()));
    }
  }
}
