package org.contadora.app.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.core.Refusals;
import org.contadora.reception.placement.Choices;
import org.contadora.reception.placement.Intake;
import org.contadora.reception.placement.Pins.Pin;
import org.contadora.reception.placement.files.ChoiceFiles;
import org.contadora.reception.placement.files.FiscalYearFiles;
import org.contadora.reception.placement.files.FiscalYearFiles.Capacity;
import org.contadora.reception.placement.files.IntakeFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Families, places, scores and pins, from tables or from one year's files.
final class IntakeOptions {
  @Option(
      names = "--families",
      paramLabel = "CSV",
      description =
          "Table of families: family, people; optional size:KIND, workers:JOB, languages,"
              + " nationality, services, kin, ranking (lists with ;), group.")
  private @Nullable Path families;

  @Option(
      names = "--places",
      paramLabel = "CSV",
      description =
          "Table of places: place, capacity:KIND; optional chance:JOB, languages, nationalities,"
              + " services, largest_family.")
  private @Nullable Path places;

  @Option(
      names = "--scores",
      paramLabel = "CSV",
      description =
          "Table of scores: family, place, score. Default: people of each job times their chance.")
  private @Nullable Path scores;

  @Option(
      names = "--year",
      paramLabel = "PREFIX",
      description =
          "Instead of tables: one resettlement year, such as data/FY17 for data/FY17_size.csv,"
              + " FY17_cap.csv, FY17_Employment_weight.csv and FY17_Compatibility.csv.")
  private @Nullable Path year;

  @Option(
      names = "--by-age",
      description = "With --year: children, adults and seniors have capacities of their own.")
  private boolean byAge;

  @Option(
      names = "--capacity",
      paramLabel = "WHICH",
      defaultValue = "actual",
      description = "With --year: actual or stated. Default: ${DEFAULT-VALUE}.")
  private Capacity capacity = Capacity.ACTUAL;

  @Option(
      names = "--pins",
      paramLabel = "CSV",
      description =
          "Table of decisions: family, place (empty: none for now), decision (here, not here).")
  private @Nullable Path pins;

  @Option(
      names = "--pin",
      paramLabel = "FAMILY=PLACE",
      description = "One decision more: FAMILY=PLACE, FAMILY= for no place, FAMILY!=PLACE.")
  private List<String> pin = new ArrayList<>();

  @Option(
      names = "--choices",
      paramLabel = "CSV",
      description =
          "Table of what families chose, as 'contadora reception choose' writes it: kept in the plan.")
  private @Nullable Path choices;

  /// Reads families and places.
  Intake intake(Refusals refusals) {
    try {
      if (year != null) {
        return FiscalYearFiles.read(year, byAge, capacity, refusals).intake();
      }
      if (families == null || places == null) {
        throw new CommandFailed(
            ExitCode.USAGE, "Nothing to place.\nMaybe give --families and --places, or --year.");
      }
      return IntakeFiles.read(families, places, scores, refusals);
    } catch (IOException e) {
      throw new CommandFailed(String.valueOf(e.getMessage()));
    }
  }

  /// Reads another year of the same kind.
  Intake year(Path other, Refusals refusals) {
    try {
      return FiscalYearFiles.read(other, byAge, capacity, refusals).intake();
    } catch (IOException e) {
      throw new CommandFailed(String.valueOf(e.getMessage()));
    }
  }

  /// The officer's decisions and the families' choices.
  Choices.Kept kept(Intake intake, Refusals refusals, Messages messages) {
    List<Pin> decisions = new ArrayList<>(decisions(refusals));
    for (String text : pin) {
      decisions.add(decision(text));
    }
    try {
      Choices chosen = choices == null ? Choices.none() : ChoiceFiles.read(choices, refusals);
      return chosen.keep(decisions, intake);
    } catch (IllegalArgumentException e) {
      throw new CommandFailed(
          ExitCode.USAGE, messages.refusalDetails(String.valueOf(e.getMessage())));
    } catch (IOException e) {
      throw new CommandFailed(String.valueOf(e.getMessage()));
    }
  }

  private List<Pin> decisions(Refusals refusals) {
    if (pins == null) {
      return List.of();
    }
    try {
      return IntakeFiles.readPins(pins, refusals);
    } catch (IOException e) {
      // Decisions say what to do, as a mapping does.
      throw new CommandFailed(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  private static Pin decision(String text) {
    int at = text.indexOf('=');
    if (at < 1) {
      throw new CommandFailed(
          ExitCode.USAGE, "The pin (%s) must be FAMILY=PLACE or FAMILY!=PLACE.".formatted(text));
    }
    boolean forbids = text.charAt(at - 1) == '!';
    return new Pin(
        text.substring(0, forbids ? at - 1 : at).strip(), text.substring(at + 1).strip(), forbids);
  }
}
