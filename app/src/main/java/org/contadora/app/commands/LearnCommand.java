package org.contadora.app.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.contadora.app.files.WholeOutput;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Terminal;
import org.contadora.core.Reasons;
import org.contadora.core.Refusals;
import org.contadora.flights.Flights;
import org.contadora.flights.FlightsRun;
import org.contadora.flights.findings.Learning;
import org.contadora.flights.findings.Learning.Calibration;
import org.contadora.flights.findings.RuleBookException;
import org.contadora.flights.tracks.Tracks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `contadora flights learn`: weights of evidence from legs that people have labelled.
@Command(
    name = "learn",
    description = {
      "Learn the weights of evidence from labelled legs, and show how well they agree.",
      "",
      "LABELS is a table with the columns leg_id and label (yes, no or the name of a class). Every"
          + " weight is drawn towards the one the rule book has, so that evidence without labels"
          + " keeps it. Shown before and after: the Brier score (0 is best), and in each tenth of"
          + " probability the share that really was related."
    },
    footer = {
      "",
      "Examples:",
      "  contadora flights learn day.tar --labels labels.csv --out my-rules/weights.csv",
      "  contadora flights report other-day.tar --rules my-rules --out report"
    })
public final class LearnCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final LanguageOption language = new LanguageOption();
  @Mixin private final EngineOptions engine = new EngineOptions();

  @Parameters(
      paramLabel = "INPUT",
      arity = "1..*",
      description = "Files, folders or archives with the labelled legs; - is standard input.")
  private List<String> inputs = List.of();

  @Option(
      names = "--labels",
      required = true,
      paramLabel = "FILE",
      description = "What people say of the legs.")
  private Path labels = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write the weights, as weights.csv of a rule book. Default: nowhere.")
  private @Nullable Path out;

  /// A command that speaks to `terminal`.
  public LearnCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Messages messages = language.messages();
    SortedMap<String, Boolean> labelByLeg = readLabels();
    Refusals refusals = new Refusals();
    Flights flights = engine.engine(refusals);
    Learning learning;
    try (FlightsRun run =
        new ReportRun(terminal, messages).read(flights, inputs, Tracks.CheckSums.LEFT_OUT)) {
      learning =
          new Learning(flights.rules(), run.findings(labelByLeg.keySet()), labelByLeg, refusals);
      refusals.addAll(run.refusals());
    }
    int exitCode = Refused.tell(refusals, terminal, messages);
    Calibration before = learning.calibration();
    if (before.legs() == 0) {
      throw new CommandFailed(messages.text("cli.labels_none"));
    }
    print("cli.calibration_before", before, messages);
    learning.learn();
    print("cli.calibration_after", learning.calibration(), messages);
    terminal.flush();
    if (out != null) {
      write(learning, out);
      terminal.say(messages.text("cli.written", "path", out));
    }
    return exitCode;
  }

  private SortedMap<String, Boolean> readLabels() {
    try {
      return Learning.readLabels(labels);
    } catch (IOException e) {
      throw new CommandFailed(
          "The labels (%s) could not be read: %s".formatted(labels, Reasons.of(e)));
    } catch (RuleBookException e) {
      throw new CommandFailed(String.valueOf(e.getMessage()));
    }
  }

  private void write(Learning learning, Path file) {
    try (WholeOutput output = WholeOutput.file(file)) {
      learning.writeWeights(output.staging(), String.valueOf(labels.getFileName()));
      output.commit();
    } catch (IOException e) {
      throw WholeOutput.notWritten(file, e);
    }
  }

  private void print(String when, Calibration calibration, Messages messages) {
    terminal
        .out()
        .println(
            messages.text(
                "cli.calibration",
                "when",
                messages.text(when),
                "legs",
                calibration.legs(),
                "related",
                calibration.related(),
                "brier",
                decimals(calibration.brier())));
    double width = 1.0 / calibration.reliability().size();
    for (Calibration.Bin bin : calibration.reliability()) {
      if (bin.legs() > 0) {
        terminal
            .out()
            .println(
                messages.text(
                    "cli.calibration_bin",
                    "from",
                    decimals(bin.from()),
                    "to",
                    decimals(bin.from() + width),
                    "legs",
                    bin.legs(),
                    "mean",
                    decimals(bin.meanProbability()),
                    "share",
                    decimals(bin.share())));
      }
    }
  }

  private static String decimals(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
