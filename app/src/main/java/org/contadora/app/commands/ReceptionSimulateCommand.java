package org.contadora.app.commands;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Terminal;
import org.contadora.core.Refusals;
import org.contadora.core.Seed;
import org.contadora.reception.placement.Intake;
import org.contadora.reception.placement.PlacementProblem;
import org.contadora.reception.placement.dynamic.Arrivals;
import org.contadora.reception.placement.dynamic.Arrivals.Outlook;
import org.contadora.reception.placement.dynamic.Expected;
import org.contadora.reception.placement.exact.Effort;
import org.contadora.reception.placement.exact.PlacementSolver;
import org.contadora.reception.placement.exact.Solution;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `contadora reception simulate`: families placed one by one, and what hindsight would have done.
@Command(
    name = "simulate",
    description = {
      "What is lost by placing families as they arrive?",
      "",
      "Three ways on the same families: greedy (the best place that still has room), prices (the score"
          + " less what the room will be worth to those who may still come, from sampled futures), and"
          + " hindsight (all families known). CSV, a way a row; bound is what no way can exceed."
    },
    footer = {
      "",
      "Examples:",
      "  contadora reception simulate --year data/FY17",
      "  contadora reception simulate --year data/FY17 --arrivals poisson \\",
      "      --expected 300",
      "  contadora reception simulate --year data/FY17 --pool data/FY16 \\",
      "      --order random --seed 7"
    })
public final class ReceptionSimulateCommand implements Callable<Integer> {
  /// Who arrives first.
  enum Order {
    /// As in the input.
    FILE,
    /// Drawn.
    RANDOM
  }

  /// How the number of families that come is known.
  enum Law {
    /// It is the expected one.
    KNOWN,
    /// Poisson.
    POISSON,
    /// Negative binomial.
    WAVES
  }

  private final Terminal terminal;

  @Mixin private final LanguageOption language = new LanguageOption();

  @Mixin private final IntakeOptions input = new IntakeOptions();

  @Option(
      names = "--pool",
      paramLabel = "PREFIX",
      description =
          "Another year to draw futures from, joined by the places' names. Default: the families"
              + " themselves.")
  private @Nullable Path pool;

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      defaultValue = "file",
      description = "Who arrives first: file or random. Default: ${DEFAULT-VALUE}.")
  private Order order = Order.FILE;

  @Option(
      names = "--futures",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many futures are drawn for one set of prices. Default: ${DEFAULT-VALUE}.")
  private int futures;

  @Option(
      names = "--refresh",
      paramLabel = "N",
      defaultValue = "4",
      description = "Prices are made anew after so many families. Default: ${DEFAULT-VALUE}.")
  private int refresh;

  @Option(
      names = "--expected",
      paramLabel = "N",
      description = "How many families are expected. Default: as many as come.")
  private @Nullable Integer expected;

  @Option(
      names = "--arrivals",
      paramLabel = "LAW",
      defaultValue = "known",
      description =
          "How sure that number is: known, poisson (families come independently of each other) or"
              + " waves (a negative binomial number, see --dispersion). Default: ${DEFAULT-VALUE}.")
  private Law law = Law.KNOWN;

  @Option(
      names = "--dispersion",
      paramLabel = "R",
      defaultValue = "10",
      description =
          "With --arrivals waves: the variance is N + N²/R, so a smaller R varies more. Default:"
              + " ${DEFAULT-VALUE}.")
  private double dispersion;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Draws futures and a random order. Default: ${DEFAULT-VALUE}.")
  private String seed = "1";

  /// A command that speaks to `terminal`.
  public ReceptionSimulateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Messages messages = language.messages();
    Refusals refusals = new Refusals();
    Intake intake = input.intake(refusals);
    PlacementProblem problem = intake.problem();
    if (problem.families() == 0) {
      throw new CommandFailed("There are no families to place.");
    }
    PlacementProblem drawnFrom =
        pool == null ? problem : joined(intake, input.year(pool, refusals));
    Solution hindsight = PlacementSolver.solve(problem, Effort.QUICK);
    PrintWriter out = terminal.out();
    out.println("way,value,share_of_bound,placed,families");
    try {
      Seed number = Seed.parse(seed);
      int[] arrival = arrival(problem.families(), number);
      int families = expected == null ? problem.families() : expected;
      Outlook outlook = new Outlook(futures, refresh, expected(families));
      row("greedy", problem, Arrivals.greedy(problem, arrival), hindsight);
      row(
          "prices",
          problem,
          Arrivals.byPrices(problem, arrival, drawnFrom, outlook, number),
          hindsight);
    } catch (IllegalArgumentException e) {
      throw new CommandFailed(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
    row("hindsight", problem, hindsight.placeOf(), hindsight);
    out.println(String.format(Locale.ROOT, "bound,%.6f,1.0000,,", hindsight.bound()));
    out.flush();
    return Refused.tell(refusals, terminal, messages);
  }

  private Expected expected(int families) {
    return switch (law) {
      case KNOWN -> new Expected.Exactly(families);
      case POISSON -> new Expected.Poisson(families);
      case WAVES -> new Expected.NegativeBinomial(families, dispersion);
    };
  }

  private int[] arrival(int families, Seed number) {
    int[] arrival = IntStream.range(0, families).toArray();
    if (order == Order.RANDOM) {
      RandomGenerator random = number.random("order");
      for (int i = families - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int swap = arrival[i];
        arrival[i] = arrival[j];
        arrival[j] = swap;
      }
    }
    return arrival;
  }

  private void row(String way, PlacementProblem problem, int[] placeOf, Solution hindsight) {
    double value = problem.valueOf(placeOf);
    terminal
        .out()
        .println(
            String.format(
                Locale.ROOT,
                "%s,%.6f,%.4f,%d,%d",
                way,
                value,
                hindsight.bound() <= 0 ? 1 : value / hindsight.bound(),
                IntStream.of(placeOf).filter(place -> place >= 0).count(),
                placeOf.length));
  }

  /// The other year's families with the places of this one.
  private static PlacementProblem joined(Intake here, Intake other) {
    PlacementProblem.Builder builder = new PlacementProblem.Builder(here.problem().capacities());
    for (int f = 0; f < other.families().size(); f++) {
      double[] value = new double[here.places().size()];
      for (int l = 0; l < value.length; l++) {
        int there = other.place(here.places().get(l).id());
        boolean fits = there >= 0 && other.misfits(f, there).isEmpty();
        value[l] = fits ? other.score(f, there) : Double.NaN;
      }
      builder.add(
          other.families().get(f).sizes().stream().mapToInt(Integer::intValue).toArray(), value);
    }
    return builder.build();
  }
}
