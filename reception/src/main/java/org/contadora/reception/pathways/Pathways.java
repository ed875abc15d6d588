package org.contadora.reception.pathways;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.contadora.reception.rules.DecisionModel;
import org.contadora.reception.rules.DecisionTable;
import org.contadora.reception.rules.DmnException;
import org.contadora.reception.rules.Questions;
import org.contadora.reception.rules.TableAnalysis;
import org.contadora.reception.rules.Trace;
import org.contadora.reception.rules.feel.Value;
import org.jspecify.annotations.Nullable;

/// The instruments, asked for one person on one day.
public final class Pathways {
  private final Map<String, Fact> catalogue;
  private final Map<String, Value> notKnown = new HashMap<>();
  private final Map<String, Pathway> byId = new LinkedHashMap<>();
  private final KnownCodes codes;

  /// Instruments that another one leads to.
  private final Set<String> secondSteps = new LinkedHashSet<>();

  private Pathways(Map<String, Fact> catalogue, Collection<Pathway> all) {
    this.catalogue = catalogue;
    catalogue.keySet().forEach(name -> notKnown.put(name, Value.Unknown.of(name)));
    for (Pathway pathway : all) {
      String id = pathway.instrument().id();
      if (byId.put(id, pathway) != null) {
        throw new DmnException("Two models have the id (%s); expected one each.".formatted(id));
      }
    }
    for (Pathway pathway : all) {
      String next = pathway.instrument().leadsTo();
      secondSteps.add(next);
      if (!next.isEmpty() && !byId.containsKey(next)) {
        throw new DmnException(
            "The model (%s) leads to (%s), which is not among the models."
                .formatted(pathway.instrument().id(), next));
      }
    }
    codes = new KnownCodes(catalogue, all);
  }

  /// The instruments that come with Contadora.
  public static Pathways shipped() {
    Map<String, Fact> catalogue = facts();
    List<Pathway> all = new ArrayList<>();
    for (String file : text("index.txt").lines().toList()) {
      try (InputStream content = resource(file)) {
        all.add(Pathway.of(DecisionModel.read(content, file), catalogue));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new Pathways(catalogue, all);
  }

  /// The instruments of a folder of edited `.dmn` files.
  ///
  /// @throws DmnException if one of them is no model of an instrument
  /// @throws IOException if the folder or a file cannot be read
  public static Pathways folder(Path folder) throws IOException {
    Map<String, Fact> catalogue = facts();
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.filter(file -> file.toString().endsWith(".dmn")).sorted().toList();
    }
    if (files.isEmpty()) {
      throw new DmnException("The folder (%s) holds no file that ends in .dmn.".formatted(folder));
    }
    List<Pathway> all = new ArrayList<>();
    for (Path file : files) {
      all.add(Pathway.of(DecisionModel.read(file), catalogue));
    }
    return new Pathways(catalogue, all);
  }

  /// Writes the shipped models into `folder`, to be read and edited.
  public static void writeShipped(Path folder) throws IOException {
    for (String file : text("index.txt").lines().toList()) {
      try (InputStream content = resource(file)) {
        Files.copy(content, folder.resolve(file));
      }
    }
  }

  /// The instruments, in the order of their files.
  public List<Instrument> instruments() {
    return byId.values().stream().map(Pathway::instrument).toList();
  }

  /// The table of an instrument.
  public DecisionTable table(String id) {
    return pathway(id).table();
  }

  /// Every fact that some instrument asks for, by name.
  public Map<String, Fact> catalogue() {
    return catalogue;
  }

  /// The ids of the instruments that ask for the fact `name`: why it is asked.
  public List<String> askedBy(String name) {
    return byId.values().stream()
        .filter(pathway -> pathway.inputs().contains(name))
        .map(pathway -> pathway.instrument().id())
        .toList();
  }

  /// To gather facts of a person in.
  public Facts.Builder person() {
    return new Facts.Builder(catalogue, notKnown, codes);
  }

  /// The codes that a fact may have, in alphabetical order, with one that says none of the others;
  /// empty if it is no text or may be any.
  public List<String> codes(String fact) {
    return codes.of(fact);
  }

  /// All receiving countries, in alphabetical order.
  public Set<String> hosts() {
    Set<String> hosts = new java.util.TreeSet<>();
    instruments().forEach(instrument -> hosts.addAll(instrument.hosts()));
    return hosts;
  }

  /// What every instrument says to a person in every country where it can be claimed.
  public List<Option> options(Facts facts, LocalDate day) {
    return options(facts, day, Set.of());
  }

  /// The same for some countries only; for all if `hosts` is empty.
  public List<Option> options(Facts facts, LocalDate day, Set<String> hosts) {
    List<Option> options = new ArrayList<>();
    for (Pathway pathway : byId.values()) {
      for (String host : pathway.instrument().hosts()) {
        if (hosts.isEmpty() || hosts.contains(host)) {
          options.add(pathway.ask(facts, host, day));
        }
      }
    }
    return options;
  }

  /// The ways that are open or may be, soonest to work and residence first. Agreements under which
  /// people are sent are no way that anybody takes, and what follows from a permit that nobody
  /// knows the person to hold is a second step of another way.
  public List<Route> routes(List<Option> options) {
    List<Route> routes = new ArrayList<>();
    for (Option option : options) {
      boolean isOpen = option.answer() == Option.Answer.YES;
      boolean mayBe =
          option.answer() == Option.Answer.NOT_KNOWN
              && !secondSteps.contains(option.instrument().id());
      if (option.instrument().isClaimed() && (isOpen || mayBe)) {
        routes.add(new Route(option, after(option.instrument())));
      }
    }
    routes.sort(Route.SOONEST);
    return routes;
  }

  private List<Instrument> after(Instrument instrument) {
    List<Instrument> then = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>(Set.of(instrument.id()));
    String next = instrument.leadsTo();
    while (!next.isEmpty() && seen.add(next)) {
      Instrument one = pathway(next).instrument();
      then.add(one);
      next = one.leadsTo();
    }
    return then;
  }

  /// Why an option is as it is, and what would change it.
  public Explanation explain(Option option, Facts facts) {
    Pathway pathway = pathway(option.instrument().id());
    String nationality = pathway.bestNationality(facts, option.host());
    Trace trace = pathway.table().explain(facts.scope(option.host(), nationality));
    return new Explanation(
        trace, pathway.analysis().map(analysis -> analysis.changes(trace)).orElse(List.of()));
  }

  /// What to ask next: the question whose answer settles most of the options that are not known
  /// yet. Agreements and second steps are asked about only when nothing else is left to ask.
  ///
  /// @param options as [#options] gave them
  public List<Questions.Question> questions(List<Option> options, Facts facts) {
    Map<String, Double> settles = new TreeMap<>();
    Map<String, Integer> touches = new TreeMap<>();
    List<Option> open =
        options.stream().filter(option -> option.cause() == Option.Cause.FACTS).toList();
    List<Option> first =
        open.stream()
            .filter(option -> option.instrument().isClaimed())
            .filter(option -> !secondSteps.contains(option.instrument().id()))
            .toList();
    for (Option option : first.isEmpty() ? open : first) {
      Pathway pathway = pathway(option.instrument().id());
      String nationality = pathway.bestNationality(facts, option.host());
      Map<String, Value> known = facts.known(pathway.inputs(), option.host(), nationality);
      pathway
          .analysis()
          .ifPresent(analysis -> {
            for (Questions.Question question :
                Questions.next(List.of(analysis), known, value -> value)) {
              String input = asked(question.input());
              settles.merge(input, question.settles(), Double::sum);
              touches.merge(input, question.touches(), Integer::sum);
            }
          });
    }
    List<Questions.Question> questions = new ArrayList<>();
    touches.forEach((input, count) ->
        questions.add(new Questions.Question(input, settles.getOrDefault(input, 0.0), count)));
    questions.sort(Questions.MOST_USEFUL);
    return questions;
  }

  /// What is really asked for a fact that follows from another.
  private static String asked(String input) {
    return input.equals(Facts.NATIONAL_HERE) ? Facts.NATIONALITY : input;
  }

  /// What is wrong with the tables, by instrument: where they are silent or contradict themselves.
  /// Tables that cannot be looked into are those of [#unchecked].
  public Map<String, List<TableAnalysis.Finding>> check() {
    Map<String, List<TableAnalysis.Finding>> wrong = new LinkedHashMap<>();
    byId.forEach((id, pathway) ->
        pathway
            .analysis()
            .map(TableAnalysis::findings)
            .filter(findings -> !findings.isEmpty())
            .ifPresent(findings -> wrong.put(id, findings)));
    return wrong;
  }

  /// The instruments whose tables hold expressions that cannot be looked into.
  public List<String> unchecked() {
    return byId.values().stream()
        .filter(pathway -> pathway.analysis().isEmpty())
        .map(pathway -> pathway.instrument().id())
        .toList();
  }

  private Pathway pathway(String id) {
    @Nullable Pathway pathway = byId.get(id);
    if (pathway == null) {
      throw new IllegalArgumentException(
          "The instrument (%s) must be one of %s.".formatted(id, byId.keySet()));
    }
    return pathway;
  }

  private static Map<String, Fact> facts() {
    Map<String, Fact> facts = new LinkedHashMap<>();
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder()
            .ofNamedCsvRecord(
                new InputStreamReader(resource("facts.csv"), StandardCharsets.UTF_8))) {
      for (NamedCsvRecord row : rows) {
        Fact fact =
            new Fact(
                row.getField("name"),
                row.getField("type"),
                Fact.AskedOf.valueOf(row.getField("asked_of").toUpperCase(Locale.ROOT)));
        facts.put(fact.name(), fact);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return java.util.Collections.unmodifiableMap(facts);
  }

  private static String text(String name) {
    try (InputStream content = resource(name)) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) {
    InputStream content = Pathways.class.getResourceAsStream(name);
    if (content == null) {
      throw new IllegalStateException("The resource (%s) is missing.".formatted(name));
    }
    return content;
  }
}
