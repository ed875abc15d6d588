package org.contadora.app.commands;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.contadora.app.files.WholeOutput;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Terminal;
import org.contadora.core.Refusals;
import org.contadora.reception.placement.Choice;
import org.contadora.reception.placement.Choices;
import org.contadora.reception.placement.files.ChoiceFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `contadora reception choose`: records what a family said to a proposal.
@Command(
    name = "choose",
    description = {
      "Record what a family chose: it accepts a place, declines it, or asks for another.",
      "",
      "No placement binds anybody. The choice goes into a table with the time and who recorded it; a"
          + " later one replaces it and the earlier one stays readable. Given to place with --choices,"
          + " it is kept when the plan is made again: who accepted stays, a declined place is not"
          + " proposed again, and the place asked for is given if it fits and has room."
    },
    footer = {
      "",
      "Examples:",
      "  contadora reception choose 12 --accepts Monterrey --by ana \\",
      "      --choices choices.csv",
      "  contadora reception choose 7 --declines Puebla --by ana --choices choices.csv",
      "  contadora reception choose 7 --declines Puebla --wants Toluca --by ana \\",
      "      --choices choices.csv",
      "  contadora reception place --families f.csv --places p.csv \\",
      "      --choices choices.csv"
    })
public final class ReceptionChooseCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Clock clock;

  @Mixin private final LanguageOption language = new LanguageOption();

  @Parameters(paramLabel = "FAMILY", description = "The family, as the table calls it.")
  private String family = "";

  @Option(names = "--accepts", paramLabel = "PLACE", description = "It goes there.")
  private @Nullable String accepts;

  @Option(names = "--declines", paramLabel = "PLACE", description = "It does not go there.")
  private @Nullable String declines;

  @Option(names = "--wants", paramLabel = "PLACE", description = "It asks for this one instead.")
  private @Nullable String wants;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      required = true,
      description = "Who at the desk records it.")
  private String by = "";

  @Option(
      names = "--choices",
      paramLabel = "CSV",
      required = true,
      description = "Table of choices to add to; made if it is not there.")
  private Path choices = Path.of("");

  /// A command that speaks to `terminal` and tells the time by `clock`.
  public ReceptionChooseCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Messages messages = language.messages();
    Choice choice = choice();
    Refusals refusals = new Refusals();
    try {
      Choices before = Files.exists(choices) ? ChoiceFiles.read(choices, refusals) : Choices.none();
      if (!refusals.counts().isEmpty()) {
        Refused.tell(refusals, 20, terminal, messages);
        throw new CommandFailed(
            "The table (%s) has rows that are no choices; adding to it would lose them."
                .formatted(choices));
      }
      write(before.and(choice));
    } catch (IOException e) {
      throw new CommandFailed(String.valueOf(e.getMessage()));
    }
    terminal.say(
        messages.text(
            "cli.choice_" + choice.answer().name().toLowerCase(java.util.Locale.ROOT),
            "family",
            family,
            "place",
            choice.place(),
            "wanted",
            choice.wanted().isEmpty() ? "?" : choice.wanted()));
    terminal.say(messages.text("cli.written", "path", choices));
    return ExitCode.OK;
  }

  private Choice choice() {
    if ((accepts == null) == (declines == null && wants == null)) {
      throw new CommandFailed(
          ExitCode.USAGE,
          "What the family chose must be given: --accepts PLACE, or --declines PLACE, --wants PLACE"
              + " or both.");
    }
    Choice.Answer answer =
        accepts != null
            ? Choice.Answer.ACCEPTED
            : wants != null ? Choice.Answer.ANOTHER : Choice.Answer.DECLINED;
    try {
      return new Choice(
          family.strip(),
          accepts != null ? accepts.strip() : declines != null ? declines.strip() : "",
          answer,
          wants == null ? "" : wants.strip(),
          clock.instant().truncatedTo(ChronoUnit.SECONDS),
          by.strip());
    } catch (IllegalArgumentException e) {
      throw new CommandFailed(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  private void write(Choices all) {
    try (WholeOutput output = WholeOutput.file(choices)) {
      try (Writer writer = Files.newBufferedWriter(output.staging(), StandardCharsets.UTF_8)) {
        ChoiceFiles.write(all, writer);
      }
      output.commit();
    } catch (IOException e) {
      throw WholeOutput.notWritten(choices, e);
    }
  }
}
