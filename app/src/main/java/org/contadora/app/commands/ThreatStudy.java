package org.contadora.app.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.contadora.exposure.coalition.Pledge;
import org.contadora.exposure.equilibrium.Equilibrium;
import org.contadora.exposure.page.ThreatFindings;
import org.contadora.exposure.page.ThreatFindings.Flow;
import org.contadora.exposure.page.ThreatFindings.GroupFund;
import org.contadora.exposure.page.ThreatFindings.Missing;
import org.contadora.exposure.page.ThreatFindings.Source;
import org.contadora.exposure.products.Assumptions;
import org.contadora.exposure.products.Exposure;
import org.contadora.exposure.products.ProductExposures;
import org.contadora.exposure.products.Threat;
import org.contadora.exposure.redirect.Pace;
import org.contadora.exposure.redirect.RedirectPlan;
import org.contadora.exposure.scenarios.Authority;
import org.contadora.exposure.scenarios.Coverage;
import org.contadora.exposure.scenarios.Groups;
import org.contadora.exposure.scenarios.Ladder;
import org.contadora.exposure.scenarios.Rung;
import org.contadora.exposure.scenarios.Scenario;
import org.contadora.exposure.scenarios.Scenario.Answer;
import org.contadora.exposure.scenarios.Scenario.Products;
import org.contadora.exposure.store.TradeStore;
import org.contadora.exposure.trade.ProductList;
import org.contadora.exposure.trade.ProductMarket;
import org.contadora.exposure.trade.TradeDataException;
import org.contadora.exposure.world.World;
import org.contadora.exposure.world.WorldFiles;
import org.jspecify.annotations.Nullable;

/// Works out everything that the page on a threat shows, and says what could not be.
final class ThreatStudy {
  private final StudyProgress progress;
  private final Equilibrium equilibrium;
  private final List<Missing> missing = new ArrayList<>();

  /// Parts of the page beside the ladder and the map of countries.
  enum Part {
    /// Industries and products.
    PRODUCTS,
    /// Other markets; needs the products.
    REDIRECT,
    /// What keeps the group together.
    FUND
  }

  ThreatStudy(StudyProgress progress, Equilibrium equilibrium) {
    this.progress = progress;
    this.equilibrium = equilibrium;
  }

  /// Weighs the threat.
  ///
  /// @param focus whose page it is; null for the first country that is threatened
  /// @param store trade by product; null where none is loaded
  /// @param parts what of the page is wanted
  /// @throws org.contadora.exposure.world.BadInput if the scenario does not fit the world
  ThreatFindings weigh(
      Scenario given,
      @Nullable String focus,
      Path worldFolder,
      @Nullable TradeStore store,
      Set<Part> parts)
      throws IOException {
    var trade = ScenarioTrade.of(given, equilibrium.world(), store);
    Scenario scenario = trade.scenario();
    String country = focus == null ? firstTarget(scenario) : focus;
    equilibrium.world().indexOf(country);
    var ladder = new Ladder(equilibrium, trade.coverage());
    List<Rung> rungs;
    try (StudyProgress.Step step = progress.begin("solving", Ladder.size(scenario))) {
      rungs = ladder.climb(scenario, step::at);
    }
    Optional<Exposure> products = Optional.empty();
    Optional<RedirectPlan> redirect = Optional.empty();
    SortedMap<String, String> descriptions = new TreeMap<>();
    List<Flow> flows = List.of();
    List<TradeStore.Document> documents = List.of();
    if (store != null) {
      if (parts.contains(Part.PRODUCTS)) {
        products = products(scenario, country, store);
        descriptions = store.descriptions();
      }
      flows = flows(store, country, scenario.sender());
      documents = store.documents();
    }
    if (parts.contains(Part.PRODUCTS) && products.isEmpty()) {
      missing.add(Missing.NO_PRODUCTS);
    }
    if (products.isPresent() && store != null) {
      if (products.get().jobs().isEmpty()) {
        missing.add(Missing.NO_JOBS);
      }
      if (parts.contains(Part.REDIRECT)) {
        redirect = redirect(store, products.get());
      }
    }
    Optional<GroupFund> fund =
        parts.contains(Part.FUND)
            ? new FundStudy(progress, equilibrium, missing::add).weigh(scenario, ladder)
            : Optional.empty();
    return new ThreatFindings(
        scenario,
        country,
        rungs,
        ladder.parts(scenario),
        products,
        descriptions,
        redirect,
        fund,
        flows,
        sources(worldFolder, documents),
        missing,
        WorldFiles.areMadeUp(worldFolder)
            || documents.stream().anyMatch(TradeStore.Document::madeUp));
  }

  /// The page on what was worked out by product alone.
  static ThreatFindings ofProducts(
      ThreatOptions.Answer answer, Optional<RedirectPlan> plan, TradeStore store)
      throws IOException {
    Exposure exposure = answer.exposure();
    Threat threat = exposure.threat();
    List<Missing> missing = new ArrayList<>();
    if (exposure.jobs().isEmpty()) {
      missing.add(Missing.NO_JOBS);
    }
    if (plan.filter(one -> one.basis() == RedirectPlan.Basis.TOTALS).isPresent()) {
      missing.add(Missing.NO_WORLD_BY_PRODUCT);
    }
    List<TradeStore.Document> documents = store.documents();
    double rate = threat.rateByExporter().getOrDefault(exposure.exporter(), 0.0);
    return new ThreatFindings(
        scenario(
            threat.importer(),
            List.copyOf(threat.rateByExporter().keySet()),
            new Products(List.copyOf(threat.only().codes()), List.copyOf(threat.exempt().codes())),
            rate,
            new Answer.None()),
        exposure.exporter(),
        List.of(),
        List.of(),
        Optional.of(exposure),
        store.descriptions(),
        plan,
        Optional.empty(),
        flows(store, exposure.exporter(), threat.importer()),
        sources(documents),
        missing,
        documents.stream().anyMatch(TradeStore.Document::madeUp));
  }

  /// The page on what keeps a group together.
  static ThreatFindings ofFund(GroupFund fund, Path worldFolder) {
    Pledge pledge = fund.pledge();
    List<String> hit = pledge.hit().members();
    List<String> targets = hit.isEmpty() ? pledge.members() : hit;
    return new ThreatFindings(
        scenario(
            pledge.sender(),
            targets,
            Products.ALL,
            pledge.rate(),
            new Answer.Members(pledge.members(), Optional.of(pledge.answer()))),
        targets.getFirst(),
        List.of(),
        List.of(),
        Optional.empty(),
        new TreeMap<>(),
        Optional.empty(),
        Optional.of(fund),
        List.of(),
        sources(worldFolder, List.of()),
        List.of(),
        WorldFiles.areMadeUp(worldFolder));
  }

  private static Scenario scenario(
      String sender, List<String> targets, Products products, double rate, Answer answer) {
    return new Scenario(
        Map.of("", ""),
        sender,
        targets,
        Optional.empty(),
        Optional.empty(),
        Authority.OTHER,
        products,
        List.of(new Scenario.Step(0, new Scenario.Rate.Flat(rate))),
        List.of(answer));
  }

  /// The scenario with only those answering whom the world has: a sample has few countries.
  static Scenario within(Scenario scenario, World world) {
    List<Answer> answers = new ArrayList<>();
    for (Answer answer : scenario.answers()) {
      answers.add(
          answer instanceof Answer.Members(List<String> members, var share)
              ? new Answer.Members(
                  members.stream().filter(member -> isKnown(world, member)).toList(), share)
              : answer);
    }
    return new Scenario(
        scenario.name(),
        scenario.sender(),
        scenario.targets(),
        scenario.announced(),
        scenario.start(),
        scenario.authority(),
        scenario.products(),
        scenario.steps(),
        answers);
  }

  private static boolean isKnown(World world, String member) {
    return world.has(member) || member.equals(Groups.WORLD) || member.startsWith(Groups.WITHOUT);
  }

  private static String firstTarget(Scenario scenario) {
    String first = scenario.targets().getFirst();
    return first.equals(Groups.WORLD) ? scenario.sender() : first;
  }

  /// What the first step costs by product; empty where the country is not hit or nothing is known
  /// of what it sells.
  private Optional<Exposure> products(Scenario scenario, String country, TradeStore store)
      throws IOException {
    World world = equilibrium.world();
    int sender = world.indexOf(scenario.sender());
    TreeMap<String, Double> rates = new TreeMap<>();
    // Product by product the rate is what the scenario says, not its mean over all products.
    new Ladder(equilibrium, Coverage.ALL)
        .threat(scenario, scenario.steps().getFirst())
        .forEach((exporter, importer, rate) -> {
          if (importer == sender && rate > 0) {
            rates.put(world.country(exporter).iso3(), rate);
          }
        });
    Optional<TradeStore.SourceYear> from = store.newest(scenario.sender());
    if (!rates.containsKey(country) || from.isEmpty()) {
      return Optional.empty();
    }
    Products codes = scenario.products();
    var threat = new Threat(scenario.sender(), rates, list(codes.exempt()), list(codes.only()));
    List<ProductMarket> markets = store.markets(scenario.sender(), from.get(), List.of(country));
    var exporter =
        new ProductExposures.Exporter(
            country,
            TradeStoreOption.lines(store, scenario.sender(), country),
            store.jobs(country));
    try {
      return Optional.of(
          new ProductExposures(store.elasticities(), store.industries(), Assumptions.STANDARD)
              .assess(exporter, markets, threat));
    } catch (TradeDataException e) {
      // It sells nothing there that is hit: then there is nothing to show by product.
      return Optional.empty();
    }
  }

  private static ProductList list(List<String> codes) {
    return codes.isEmpty() ? ProductList.NONE : new ProductList("scenario", codes);
  }

  private Optional<RedirectPlan> redirect(TradeStore store, Exposure exposure) throws IOException {
    try {
      RedirectPlan plan =
          new RedirectStudy(progress, store, RedirectStudy.Assumed.standard())
              .plan(exposure, Pace.STANDARD);
      if (plan.basis() == RedirectPlan.Basis.TOTALS) {
        missing.add(Missing.NO_WORLD_BY_PRODUCT);
      }
      return Optional.of(plan);
    } catch (TradeDataException e) {
      missing.add(Missing.NO_REDIRECT);
      return Optional.empty();
    }
  }

  /// The newest year of which more than one source tells.
  private static List<Flow> flows(TradeStore store, String from, String to) throws IOException {
    TreeMap<Integer, Map<String, Double>> byYear = new TreeMap<>();
    for (TradeStore.Reported one : store.reported(from, to)) {
      byYear
          .computeIfAbsent(one.year(), _ -> new TreeMap<>())
          .put("%s (%s)".formatted(one.source(), one.basis()), one.usd());
    }
    List<Flow> flows = new ArrayList<>();
    byYear.forEach((year, values) -> {
      if (values.size() > 1) {
        flows.add(new Flow(from, to, year, values));
      }
    });
    return flows;
  }

  private static List<Source> sources(Path worldFolder, List<TradeStore.Document> documents) {
    List<Source> sources = new ArrayList<>();
    for (String file : List.of(WorldFiles.COUNTRIES, WorldFiles.TRADE)) {
      sources.add(new Source(file, "", CheckSum.of(worldFolder.resolve(file))));
    }
    sources.addAll(sources(documents));
    return sources;
  }

  private static List<Source> sources(List<TradeStore.Document> documents) {
    List<Source> sources = new ArrayList<>();
    for (TradeStore.Document one : documents) {
      sources.add(
          new Source(
              "%s %s".formatted(one.format(), one.subject()).strip(),
              String.format(Locale.ROOT, "%s, %d", fileName(one.place()), one.rows()),
              Optional.of(one.sha256())));
    }
    return sources;
  }

  /// Where a file lay is its owner's affair, not that of the page's readers.
  private static String fileName(String place) {
    return place.substring(Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\')) + 1);
  }
}
