package org.contadora.app.commands;

import java.util.concurrent.Callable;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Terminal;
import org.contadora.core.Refusals;
import org.contadora.reception.placement.Choices;
import org.contadora.reception.placement.Intake;
import org.contadora.reception.placement.plan.Plan;
import org.contadora.reception.placement.plan.Planner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `contadora reception explain`: why a family is where it is, by prices.
@Command(
    name = "explain",
    description = {
      "Why is this family proposed for this place?",
      "",
      "Each unit of a place's capacity has a price: what others would gain by it. A family goes where"
          + " its own score less the price of the room it takes is highest. Every other place is listed"
          + " with what it would give and take, or why the family may not go there."
    },
    footer = {
      "",
      "Examples:",
      "  contadora reception explain 262 --year data/FY17",
      "  contadora reception explain 12 --families families.csv --places places.csv \\",
      "      --lang es"
    })
public final class ReceptionExplainCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final LanguageOption language = new LanguageOption();

  @Mixin private final IntakeOptions input = new IntakeOptions();

  @Parameters(paramLabel = "FAMILY", description = "The family, as the table calls it.")
  private String family = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table or json. Default: ${DEFAULT-VALUE}.")
  private PlanPrinter.Format format = PlanPrinter.Format.TABLE;

  /// A command that speaks to `terminal`.
  public ReceptionExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Messages messages = language.messages();
    Refusals refusals = new Refusals();
    Intake intake = input.intake(refusals);
    Choices.Kept kept = input.kept(intake, refusals, messages);
    int f = intake.family(family);
    if (f < 0) {
      throw new CommandFailed(
          ExitCode.USAGE,
          messages.refusalDetails(
              "No family is called %s; there are %d.".formatted(family, intake.families().size())));
    }
    Plan plan = Planner.plan(intake, kept, Planner.Options.quick());
    new PlanPrinter(terminal, messages).explain(plan, f, format);
    return Refused.tell(refusals, terminal, messages);
  }
}
