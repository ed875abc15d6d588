package org.contadora.app.commands;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.contadora.app.terminal.Messages;
import org.contadora.exposure.equilibrium.Certificate;
import org.contadora.exposure.equilibrium.CountryResult;
import org.contadora.exposure.equilibrium.Outcome;
import org.contadora.exposure.scenarios.Coverage;
import org.contadora.exposure.scenarios.Rung;
import org.contadora.exposure.scenarios.Scenario;
import org.contadora.exposure.scenarios.Scenario.Answer;
import org.contadora.exposure.scenarios.Scenario.Rate;
import org.contadora.exposure.scenarios.Warning;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What comes of each step and answer, for other programs: the same in every language but for
/// sentences, every number as it was worked out.
final class RungFiles {
  private static final double USD_PER_MILLION = 1e6;

  private final Messages messages;
  private final Scenario scenario;
  private final List<Coverage.Part> parts;
  private final List<String> countries;

  /// @param parts what of each target's sales is taxed, where only some products are
  /// @param countries whose results are written, in this order
  RungFiles(
      Messages messages, Scenario scenario, List<Coverage.Part> parts, List<String> countries) {
    this.messages = messages;
    this.scenario = scenario;
    this.parts = List.copyOf(parts);
    this.countries = List.copyOf(countries);
  }

  /// One row a country and rung, headings in English.
  void csv(PrintWriter out, List<Rung> rungs) {
    out.println(
        "rate_percent,from,answer,country,welfare_percent,real_wage_percent,real_gdp_percent,"
            + "welfare_usd_m,employment_percent,prices_percent,exports_percent,imports_percent,"
            + "exports_to_gdp_percent,imports_to_gdp_percent,deficit_percent,revenue_usd_m,"
            + "exports_to_sender_percent,answering,answer_rate_percent");
    for (Rung rung : rungs) {
      for (String code : countries) {
        CountryResult c = rung.outcome().of(code);
        out.println(
            String.join(
                ",",
                ratePercent(rung),
                rung.from().map(Object::toString).orElse(""),
                kind(rung.answer()),
                code,
                exact(c.welfarePct()),
                exact(c.realWagePct()),
                exact(c.realGdpPct()),
                exact(c.welfareUsd() / USD_PER_MILLION),
                exact(c.employmentPct()),
                exact(c.cpiPct()),
                exact(c.exportsPct()),
                exact(c.importsPct()),
                exact(c.exportsToGdpPct()),
                exact(c.importsToGdpPct()),
                exact(c.deficitPct()),
                exact(c.revenueUsd() / USD_PER_MILLION),
                code.equals(scenario.sender())
                    ? ""
                    : exact(rung.outcome().tradePct(code, scenario.sender())),
                ExposureRungs.who(answering(rung.answer()), " "),
                ownRate(rung.answer()).map(Figures::percentOf).orElse("")));
      }
    }
  }

  /// Everything, with certificates and warnings.
  String json(List<Rung> rungs) {
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    ObjectNode root = mapper.createObjectNode();
    root.put("title", scenario.name(messages.language()));
    root.put("sender", scenario.sender());
    ArrayNode targets = root.putArray("targets");
    scenario.targets().forEach(targets::add);
    root.put("authority", scenario.authority().name().toLowerCase(Locale.ROOT));
    ArrayNode covered = root.putArray("coverage");
    for (Coverage.Part part : parts) {
      ObjectNode node = covered.addObject();
      node.put("country", part.exporter());
      node.put("share", part.share());
      node.put("taxed_usd_m", part.taxedUsd() / USD_PER_MILLION);
      node.put("trade_usd_m", part.tradeUsd() / USD_PER_MILLION);
      node.put("source", part.source());
      node.put("year", part.year());
      node.put("basis", part.byTariffLine() ? "tariff_lines" : "six_digits");
    }
    ArrayNode steps = root.putArray("steps");
    for (Rung rung : rungs) {
      ObjectNode step = steps.addObject();
      if (rung.step().rate() instanceof Rate.Flat(double share)) {
        step.put("rate_percent", 100 * share);
      } else {
        step.put("rate", "published");
      }
      rung.from().ifPresent(day -> step.put("from", day.toString()));
      step.put("answer", kind(rung.answer()));
      List<String> members = answering(rung.answer());
      if (!members.isEmpty()) {
        ArrayNode answering = step.putArray("members");
        members.forEach(answering::add);
      }
      ownRate(rung.answer()).ifPresent(share -> step.put("answer_rate_percent", 100 * share));
      ArrayNode rows = step.putArray("countries");
      countries.forEach(code -> country(rows.addObject(), rung.outcome(), code));
      Certificate certificate = rung.outcome().certificate();
      ObjectNode proof = step.putObject("certificate");
      proof.put("largest_residual", certificate.largestResidual());
      proof.put("walras_gap", certificate.walrasGap());
      proof.put("budget_gap", certificate.budgetGap());
      proof.put("solver", certificate.solver());
      proof.put("iterations", certificate.iterations());
      rung.gradientNorm().ifPresent(norm -> proof.put("gradient_norm", norm));
      ArrayNode warnings = step.putArray("warnings");
      for (Warning warning : rung.warnings()) {
        ObjectNode node = warnings.addObject();
        node.put("code", warning.code());
        ObjectNode values = node.putObject("values");
        warning.values().forEach(values::put);
        node.put("text", ExposureRungs.sentence(messages, warning));
      }
    }
    return mapper.writeValueAsString(root);
  }

  private void country(ObjectNode row, Outcome outcome, String code) {
    CountryResult country = outcome.of(code);
    row.put("country", code);
    row.put("welfare_percent", country.welfarePct());
    row.put("real_wage_percent", country.realWagePct());
    row.put("real_gdp_percent", country.realGdpPct());
    row.put("welfare_usd_m", country.welfareUsd() / USD_PER_MILLION);
    row.put("employment_percent", country.employmentPct());
    row.put("prices_percent", country.cpiPct());
    row.put("exports_percent", country.exportsPct());
    row.put("imports_percent", country.importsPct());
    row.put("revenue_usd_m", country.revenueUsd() / USD_PER_MILLION);
    if (!code.equals(scenario.sender())) {
      double toSender = outcome.tradePct(code, scenario.sender());
      // What sells the sender nothing has no change of it.
      row.put("exports_to_sender_percent", Double.isNaN(toSender) ? null : (Double) toSender);
    }
  }

  /// Who answers at a rate of their own or together; empty where it is whoever is hit.
  private static List<String> answering(Answer answer) {
    return switch (answer) {
      case Answer.None(), Answer.Reciprocal() -> List.of();
      case Answer.Optimal(List<String> members) -> members;
      case Answer.Members(List<String> members, var _) -> members;
    };
  }

  /// The rate that an answer sets itself.
  private static Optional<Double> ownRate(Answer answer) {
    return answer instanceof Answer.Members(var _, Optional<Double> share)
        ? share
        : Optional.empty();
  }

  private static String kind(Answer answer) {
    return switch (answer) {
      case Answer.None() -> "none";
      case Answer.Reciprocal() -> "reciprocal";
      case Answer.Optimal(List<String> _) -> "optimal";
      case Answer.Members(List<String> _, var _) -> "members";
    };
  }

  private static String ratePercent(Rung rung) {
    return rung.step().rate() instanceof Rate.Flat(double share)
        ? Figures.percentOf(share)
        : "published";
  }

  private static String exact(double value) {
    return Double.isNaN(value) || Double.isInfinite(value) ? "" : Double.toString(value);
  }
}
