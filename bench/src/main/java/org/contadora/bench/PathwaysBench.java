package org.contadora.bench;

import java.io.IOException;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.contadora.core.Seed;
import org.contadora.reception.pathways.Facts;
import org.contadora.reception.pathways.Instrument;
import org.contadora.reception.pathways.Option;
import org.contadora.reception.pathways.Pathways;
import org.contadora.reception.rules.DecisionTable;
import org.contadora.reception.rules.TableAnalysis;
import org.contadora.reception.rules.TableInput;
import org.contadora.reception.rules.feel.Scope;
import org.contadora.reception.rules.feel.Value;
import org.kie.api.io.Resource;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/// How long the instruments take for ten thousand people, beside Apache KIE's engine on the same
/// tables and facts in the same run.
public final class PathwaysBench {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final List<String> NATIONALITIES =
      List.of("ARG", "BRA", "BLZ", "COL", "CUB", "ECU", "GTM", "HND", "HTI", "NIC", "SLV", "VEN");

  private final Pathways pathways = Pathways.shipped();
  private final Map<String, List<Value>> valuesByFact = new TreeMap<>();
  private final RandomGenerator random;

  private PathwaysBench(Seed seed) {
    this.random = seed.random("people");
    for (Instrument instrument : pathways.instruments()) {
      TableAnalysis analysis = TableAnalysis.of(pathways.table(instrument.id())).orElseThrow();
      for (String input : analysis.inputs()) {
        valuesByFact.computeIfAbsent(input, _ -> new ArrayList<>()).addAll(analysis.values(input));
      }
    }
  }

  /// Options: `--people 10000 --rounds 3 --kie 150 --seed 1`; `--kie 0` leaves the yardstick out.
  public static void main(String[] args) throws IOException {
    BenchOptions options = BenchOptions.of(args, "--seed", "--people", "--rounds", "--kie");
    PathwaysBench bench = new PathwaysBench(new Seed(options.number("--seed", 1)));
    bench.people(options.number("--people", 10_000), options.number("--rounds", 3));
    int kie = options.number("--kie", 150);
    if (kie > 0) {
      bench.besideKie(kie);
    }
  }

  /// Everybody asked for every instrument in every country of it, with seven facts of ten known.
  private void people(int count, int rounds) {
    List<Facts> people = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Facts.Builder one = pathways.person();
      one.nationality(NATIONALITIES.get(random.nextInt(NATIONALITIES.size())));
      valuesByFact.forEach((fact, values) -> {
        boolean derived = fact.equals("Nationality") || fact.equals("National here");
        if (!derived && random.nextInt(10) < 7) {
          one.fact(fact, values.get(random.nextInt(values.size())));
        }
      });
      people.add(one.build());
    }
    for (int round = 0; round < rounds; round++) {
      Map<Option.Answer, Integer> answers = new EnumMap<>(Option.Answer.class);
      long wall = System.nanoTime();
      long cpu = cpu();
      for (Facts facts : people) {
        for (Option option : pathways.options(facts, DAY)) {
          answers.merge(option.answer(), 1, Integer::sum);
        }
      }
      double wallS = (System.nanoTime() - wall) / 1e9;
      double cpuS = (cpu() - cpu) / 1e9;
      int pairs = answers.values().stream().mapToInt(Integer::intValue).sum();
      say(
          "round %d: %d people, %d instruments, %d pairs of instrument and country each: %.2f s wall,"
              + " %.2f s processor, %.2f us a pair; %s",
          round + 1,
          count,
          pathways.instruments().size(),
          pairs / count,
          wallS,
          cpuS,
          cpuS * 1e6 / pairs,
          answers);
    }
  }

  /// A table with a whole case, ready for both engines.
  private record Case(DecisionTable table, Scope scope, DMNModel model, DMNContext context) {}

  /// The same whole cases through both engines, each table once for each person.
  private void besideKie(int count) throws IOException {
    DMNRuntime kie = kie();
    Map<String, DMNModel> models = new HashMap<>();
    kie.getModels().forEach(model -> models.put(model.getName(), model));
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, Value> facts = new HashMap<>();
      valuesByFact.forEach(
          (fact, values) -> facts.put(fact, values.get(random.nextInt(values.size()))));
      for (Instrument instrument : pathways.instruments()) {
        cases.add(oneCase(instrument.id(), facts, kie, models));
      }
    }
    for (int round = 0; round < 3; round++) {
      List<Object> ours = new ArrayList<>();
      List<Object> theirs = new ArrayList<>();
      long start = cpu();
      for (Case one : cases) {
        ours.add(one.table.evaluate(one.scope));
      }
      long between = cpu();
      for (Case one : cases) {
        theirs.add(
            kie.evaluateAll(one.model, one.context).getDecisionResultByName("Answer").getResult());
      }
      long end = cpu();
      int different = 0;
      for (int i = 0; i < cases.size(); i++) {
        different += ours.get(i).equals(Value.of(String.valueOf(theirs.get(i)))) ? 0 : 1;
      }
      say(
          "whole cases, round %d: ours %.2f us, KIE %.2f us a table (processor, %d tables each);"
              + " ratio %.0f; different answers %d",
          round + 1,
          (between - start) / 1e3 / cases.size(),
          (end - between) / 1e3 / cases.size(),
          cases.size(),
          (double) (end - between) / (between - start),
          different);
    }
  }

  private Case oneCase(
      String id, Map<String, Value> facts, DMNRuntime kie, Map<String, DMNModel> models) {
    DMNModel model = models.get(id);
    if (model == null) {
      throw new IllegalStateException("KIE lacks the model (%s).".formatted(id));
    }
    DMNContext context = kie.newContext();
    for (TableInput input : pathways.table(id).inputs()) {
      String name = input.name();
      context.set(name, plain(facts.getOrDefault(name, Value.Null.NULL)));
    }
    return new Case(pathways.table(id), Scope.of(facts), model, context);
  }

  private static DMNRuntime kie() throws IOException {
    Path folder = Files.createTempDirectory("pathways");
    Pathways.writeShipped(folder);
    List<Resource> resources = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        resources.add(
            ResourceFactory.newReaderResource(new StringReader(Files.readString(file)), "UTF-8"));
        Files.delete(file);
      }
    }
    Files.delete(folder);
    return DMNRuntimeBuilder.fromDefaults()
        .buildConfiguration()
        .fromResources(resources)
        .getOrElseThrow(IllegalStateException::new);
  }

  private static Object plain(Value value) {
    return switch (value) {
      case Value.Num(BigDecimal number) -> number;
      case Value.Bool(boolean truth) -> truth;
      case Value.Text(String text) -> text;
      case Value.Day(LocalDate day) -> day;
      default ->
          throw new IllegalArgumentException("The value (%s) has no plain form.".formatted(value));
    };
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void say(String text, Object... values) {
    System.out.printf(Locale.ROOT, text + "%n", values);
  }
}
