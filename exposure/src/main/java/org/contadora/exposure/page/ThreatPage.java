package org.contadora.exposure.page;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.contadora.core.CountryCodes;
import org.contadora.core.PageTemplate;
import org.contadora.exposure.coalition.FundTable;
import org.contadora.exposure.equilibrium.CountryResult;
import org.contadora.exposure.products.Exposure;
import org.contadora.exposure.products.Horizon;
import org.contadora.exposure.products.ProductExposure;
import org.contadora.exposure.products.Range;
import org.contadora.exposure.redirect.RedirectPlan;
import org.contadora.exposure.scenarios.Authority;
import org.contadora.exposure.scenarios.Coverage;
import org.contadora.exposure.scenarios.Groups;
import org.contadora.exposure.scenarios.Rung;
import org.contadora.exposure.scenarios.Scenario;
import org.contadora.exposure.scenarios.Scenario.Answer;
import org.contadora.exposure.scenarios.Scenario.Rate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes the page on a threat: its template with the data put in. `desk-ui/src/data/exposure.ts`
/// says what the page takes. The same findings give the same bytes.
public final class ThreatPage {
  private static final double USD_PER_MILLION = 1e6;

  /// Products beyond these lose little; the table of `contadora exposure products` has them all.
  private static final int MOST_PRODUCTS = 300;

  /// Dollars below which a market buys nothing more in the last year.
  private static final double NOTHING_USD = 1;

  /// Markets beyond these take little.
  private static final int MOST_MARKETS = 30;

  private final PageTemplate template;

  /// @param template the page without its data
  /// @throws IllegalArgumentException if it has no place for them
  public ThreatPage(String template) {
    this.template = new PageTemplate(template);
  }

  /// Writes the page.
  ///
  /// @param language the language it opens in
  public void write(Writer out, ThreatFindings findings, String language) throws IOException {
    String json = json(findings, language);
    template.write(out, safe -> safe.write(json));
  }

  /// The data of the page alone, a JSON object.
  ///
  /// @param language as in [#write]
  public static String json(ThreatFindings findings, String language) {
    return JsonMapper.shared().writeValueAsString(data(findings, language));
  }

  private static ObjectNode data(ThreatFindings findings, String language) {
    ObjectNode data = JsonMapper.shared().createObjectNode();
    Scenario scenario = findings.scenario();
    data.put("lang", language);
    data.put("sample", findings.madeUp());
    title(data, scenario.name());
    data.put("sender", CountryCodes.alpha2(scenario.sender()));
    data.put("focus", CountryCodes.alpha2(findings.focus()));
    ArrayNode targets = data.putArray("targets");
    scenario.targets().forEach(target -> targets.add(code(target)));
    authority(data, scenario.authority());
    ArrayNode steps = data.putArray("steps");
    findings.rungs().forEach(rung -> step(steps.addObject(), rung, scenario.sender()));
    coverage(data.putArray("coverage"), findings);
    Rate first = scenario.steps().getFirst().rate();
    data.put(
        "rate_percent", first instanceof Rate.Flat(double share) ? (Double) (100 * share) : null);
    totals(data, findings);
    jobs(data.putArray("jobs"), findings);
    ArrayNode industries = data.putArray("industries");
    ArrayNode products = data.putArray("products");
    findings
        .products()
        .ifPresent(exposure -> {
          industries(industries, exposure);
          exposure.products().stream()
              .limit(MOST_PRODUCTS)
              .forEach(one -> product(products.addObject(), one, findings.descriptions()));
        });
    redirect(data, findings);
    fund(data, findings);
    flows(data, findings);
    ArrayNode missing = data.putArray("missing");
    findings.missing().forEach(each -> missing.add(each.name().toLowerCase(Locale.ROOT)));
    sources(data, findings);
    return data;
  }

  private static void title(ObjectNode data, Map<String, String> name) {
    if (name.containsKey("")) {
      data.put("title", name.get(""));
    } else {
      ObjectNode byLanguage = data.putObject("title");
      name.forEach(byLanguage::put);
    }
  }

  private static void authority(ObjectNode data, Authority authority) {
    if (authority == Authority.OTHER) {
      data.putNull("authority");
      return;
    }
    ObjectNode node = data.putObject("authority");
    node.put("code", authority.name().toLowerCase(Locale.ROOT));
    OptionalDouble cap = authority.cap();
    node.put("cap_percent", cap.isPresent() ? (Double) (100 * cap.getAsDouble()) : null);
    node.put("days", authority.days().isPresent() ? (Integer) authority.days().getAsInt() : null);
  }

  private static void step(ObjectNode node, Rung rung, String sender) {
    node.put("from", rung.from().map(Object::toString).orElse(null));
    switch (rung.step().rate()) {
      case Rate.Flat(double share) -> node.put("rate_percent", 100 * share);
      case Rate.Published() -> node.putNull("rate_percent");
    }
    List<String> members = List.of();
    Optional<Double> ownRate = Optional.empty();
    switch (rung.answer()) {
      case Answer.None() -> node.put("answer", "none");
      case Answer.Reciprocal() -> node.put("answer", "reciprocal");
      case Answer.Optimal(var who) -> {
        node.put("answer", "optimal");
        members = who;
      }
      case Answer.Members(var who, var share) -> {
        node.put("answer", "members");
        members = who;
        ownRate = share;
      }
    }
    ArrayNode who = node.putArray("who");
    Groups.named(members).forEach(each -> who.add(code(each)));
    node.put("answer_percent", ownRate.map(share -> 100 * share).orElse(null));
    ArrayNode countries = node.putArray("countries");
    for (CountryResult country : rung.outcome().countries()) {
      country(countries.addObject(), country, rung, sender);
    }
    ObjectNode certificate = node.putObject("certificate");
    certificate.put("largest_residual", rung.outcome().certificate().largestResidual());
    certificate.put("walras_gap", rung.outcome().certificate().walrasGap());
    certificate.put("budget_gap", rung.outcome().certificate().budgetGap());
    OptionalDouble gradient = rung.gradientNorm();
    certificate.put("gradient_norm", gradient.isPresent() ? (Double) gradient.getAsDouble() : null);
    ArrayNode warnings = node.putArray("warnings");
    rung.warnings()
        .forEach(warning -> {
          ObjectNode each = warnings.addObject();
          each.put("code", warning.code());
          ObjectNode values = each.putObject("values");
          warning
              .values()
              .forEach((name, value) ->
                  values.put(name, name.equals("countries") ? alpha2(value) : value));
        });
  }

  /// A list of countries with the codes that the page knows.
  private static String alpha2(String iso3) {
    return Arrays.stream(iso3.split(", "))
        .map(CountryCodes::alpha2)
        .collect(Collectors.joining(", "));
  }

  /// A country with the code that the page knows, also where it is taken out of a group; a group by
  /// its name.
  private static String code(String named) {
    return named.startsWith(Groups.WITHOUT)
        ? Groups.WITHOUT + CountryCodes.alpha2(named.substring(Groups.WITHOUT.length()))
        : CountryCodes.alpha2(named);
  }

  private static void country(ObjectNode node, CountryResult country, Rung rung, String sender) {
    node.put("country", CountryCodes.alpha2(country.iso3()));
    node.put("welfare_percent", country.welfarePct());
    node.put("real_wage_percent", country.realWagePct());
    node.put("real_gdp_percent", country.realGdpPct());
    node.put("welfare_usd_m", country.welfareUsd() / USD_PER_MILLION);
    double toSender =
        country.iso3().equals(sender)
            ? Double.NaN
            : rung.outcome().tradePct(country.iso3(), sender);
    // What sells the sender nothing has no change of it.
    node.put("exports_to_sender_percent", Double.isNaN(toSender) ? null : (Double) toSender);
  }

  private static void coverage(ArrayNode coverage, ThreatFindings findings) {
    for (Coverage.Part part : findings.coverage()) {
      ObjectNode node = coverage.addObject();
      node.put("country", CountryCodes.alpha2(part.exporter()));
      node.put("share", part.share());
      node.put("taxed_usd_m", part.taxedUsd() / USD_PER_MILLION);
      node.put("trade_usd_m", part.tradeUsd() / USD_PER_MILLION);
      node.put("source", "%s %d".formatted(part.source(), part.year()));
      node.put("basis", part.byTariffLine() ? "lines" : "six");
    }
  }

  private static void totals(ObjectNode data, ThreatFindings findings) {
    if (findings.products().isEmpty()) {
      data.putNull("totals");
      return;
    }
    Exposure exposure = findings.products().get();
    ObjectNode node = data.putObject("totals");
    node.put("exports_usd_m", exposure.total(Horizon.LONG).ces().tradeUsd() / USD_PER_MILLION);
    spread(node.putObject("lost_short"), exposure.total(Horizon.SHORT).lostUsd());
    spread(node.putObject("lost_long"), exposure.total(Horizon.LONG).lostUsd());
    spread(node.putObject("cost_short"), exposure.total(Horizon.SHORT).consumerCostUsd());
    spread(node.putObject("cost_long"), exposure.total(Horizon.LONG).consumerCostUsd());
  }

  private static void jobs(ArrayNode jobs, ThreatFindings findings) {
    findings
        .products()
        .ifPresent(exposure ->
            exposure
                .jobs()
                .forEach(one -> {
                  ObjectNode node = jobs.addObject();
                  node.put("hs", one.hs());
                  node.put("employed", one.employed());
                  people(node.putObject("short"), one.atRisk(Horizon.SHORT));
                  people(node.putObject("long"), one.atRisk(Horizon.LONG));
                  node.put("source", one.source());
                }));
  }

  private static void people(ObjectNode node, Range range) {
    node.put("median", range.median());
    node.put("low", range.low());
    node.put("high", range.high());
  }

  private static void industries(ArrayNode industries, Exposure exposure) {
    for (Exposure.IndustryLoss one : exposure.industries()) {
      ObjectNode node = industries.addObject();
      node.put("isic", one.division());
      node.put("exports_usd_m", one.tradeUsd() / USD_PER_MILLION);
      spread(node.putObject("lost_short"), one.lostUsd(Horizon.SHORT));
      spread(node.putObject("lost_long"), one.lostUsd(Horizon.LONG));
      node.putNull("jobs");
    }
  }

  private static void spread(ObjectNode node, Range range) {
    node.put("median", range.median() / USD_PER_MILLION);
    node.put("low", range.low() / USD_PER_MILLION);
    node.put("high", range.high() / USD_PER_MILLION);
  }

  private static void product(
      ObjectNode node, ProductExposure one, Map<String, String> descriptions) {
    node.put("hs6", one.hs6());
    node.put("name", descriptions.getOrDefault(one.hs6(), one.hs6()));
    node.put("exports_usd_m", one.tradeUsd() / USD_PER_MILLION);
    node.put("sender_share", one.shareOfMarketPct() / 100);
    node.put("lost_short_usd_m", one.ces(Horizon.SHORT).lostUsd() / USD_PER_MILLION);
    node.put("lost_long_usd_m", one.ces(Horizon.LONG).lostUsd() / USD_PER_MILLION);
    node.put("consumer_cost_usd_m", one.ces(Horizon.SHORT).consumerCostUsd() / USD_PER_MILLION);
    node.put("exempt", one.exemptPct() == 100);
  }

  private static void redirect(ObjectNode data, ThreatFindings findings) {
    if (findings.redirect().isEmpty()) {
      data.putNull("redirect");
      return;
    }
    RedirectPlan plan = findings.redirect().get();
    ObjectNode node = data.putObject("redirect");
    ArrayNode years = node.putArray("years");
    for (RedirectPlan.Year year : plan.years()) {
      ObjectNode each = years.addObject();
      each.put("year", year.year());
      each.put("sender_share", year.senderSharePct() / 100);
      each.put("redirected_usd_m", year.redirectedUsd() / USD_PER_MILLION);
      each.put("lost_usd_m", year.stillLostUsd() / USD_PER_MILLION);
    }
    Map<String, Double> byCountry = new java.util.TreeMap<>();
    plan.sales().forEach(sale -> byCountry.merge(sale.country(), sale.lastUsd(), Double::sum));
    ArrayNode markets = node.putArray("markets");
    byCountry.entrySet().stream()
        .filter(entry -> entry.getValue() >= NOTHING_USD)
        .sorted(
            Map.Entry.<String, Double>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_MARKETS)
        .forEach(entry -> {
          ObjectNode each = markets.addObject();
          each.put("country", CountryCodes.alpha2(entry.getKey()));
          each.put("usd_m", entry.getValue() / USD_PER_MILLION);
        });
  }

  private static void fund(ObjectNode data, ThreatFindings findings) {
    if (findings.fund().isEmpty()) {
      data.putNull("fund");
      return;
    }
    ThreatFindings.GroupFund fund = findings.fund().get();
    FundTable table = fund.table();
    ObjectNode node = data.putObject("fund");
    ArrayNode group = node.putArray("group");
    fund.group().forEach(each -> group.add(code(each)));
    node.put("gross_usd_m", table.grossUsd() / USD_PER_MILLION);
    node.put("net_usd_m", table.netUsd() / USD_PER_MILLION);
    node.put("potentially_stable", table.potentiallyStable());
    node.put("group_proof_to", fund.groupProofTo().orElse(null));
    node.put("rate_percent", 100 * fund.pledge().rate());
    node.put("answer_percent", 100 * fund.pledge().answer());
    ArrayNode hit = node.putArray("hit");
    fund.pledge().hit().members().forEach(member -> hit.add(CountryCodes.alpha2(member)));
    node.put("others_hit", !fund.pledge().hit().others().isEmpty());
    ArrayNode answering = node.putArray("answering");
    fund.pledge().answering().forEach(member -> answering.add(CountryCodes.alpha2(member)));
    node.put("sender_percent", table.senderWelfarePct());
    node.put("sender_usd_m", table.senderUsd() / USD_PER_MILLION);
    node.put("largest_residual", table.largestResidual());
    node.put("solutions", table.solutions());
    fund.reserve()
        .ifPresentOrElse(
            reserve -> {
              ObjectNode held = node.putObject("reserve");
              held.put("expected_usd_m", reserve.expectedUsd() / USD_PER_MILLION);
              held.put("capital_usd_m", reserve.valueAtRisk99Usd() / USD_PER_MILLION);
              held.put("source", reserve.priors().source());
              held.put("source_code", reserve.priors().code());
            },
            () -> node.putNull("reserve"));
    ArrayNode members = node.putArray("members");
    for (FundTable.Member member : table.members()) {
      ObjectNode each = members.addObject();
      each.put("country", CountryCodes.alpha2(member.country()));
      each.put("inside_percent", member.inside().welfarePct());
      each.put("alone_percent", member.alone().welfarePct());
      each.put("real_wage_percent", member.inside().realWagePct());
      each.put("real_gdp_percent", member.inside().realGdpPct());
      each.put("needed_usd_m", member.neededUsd() / USD_PER_MILLION);
      each.put("share_usd_m", member.shareUsd() / USD_PER_MILLION);
    }
  }

  private static void flows(ObjectNode data, ThreatFindings findings) {
    ArrayNode flows = data.putArray("flows");
    for (ThreatFindings.Flow flow : findings.flows()) {
      ObjectNode each = flows.addObject();
      each.put("from", CountryCodes.alpha2(flow.from()));
      each.put("to", CountryCodes.alpha2(flow.to()));
      each.put("year", flow.year());
      ArrayNode values = each.putArray("values");
      flow.usdBySource()
          .forEach((source, usd) -> {
            ObjectNode value = values.addObject();
            value.put("source", source);
            value.put("usd_m", usd / USD_PER_MILLION);
          });
    }
  }

  private static void sources(ObjectNode data, ThreatFindings findings) {
    ArrayNode sources = data.putArray("sources");
    for (ThreatFindings.Source source : findings.sources()) {
      ObjectNode each = sources.addObject();
      each.put("name", source.name());
      each.put("detail", source.detail());
      each.put("sha256", source.sha256().orElse(null));
    }
  }
}
