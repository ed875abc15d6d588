package org.contadora.app.commands;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.contadora.app.terminal.Messages;
import org.contadora.core.CountryCodes;
import org.contadora.exposure.equilibrium.Certificate;
import org.contadora.exposure.equilibrium.CountryResult;
import org.contadora.exposure.equilibrium.Outcome;
import org.contadora.exposure.scenarios.Coverage;
import org.contadora.exposure.scenarios.Groups;
import org.contadora.exposure.scenarios.Rung;
import org.contadora.exposure.scenarios.Scenario;
import org.contadora.exposure.scenarios.Scenario.Answer;
import org.contadora.exposure.scenarios.Scenario.Rate;
import org.contadora.exposure.scenarios.Warning;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes what comes of each step and answer.
final class ExposureRungs {
  private static final double USD_PER_MILLION = 1e6;

  private final Messages messages;
  private final Scenario scenario;
  private final List<Coverage.Part> parts;
  private final List<String> countries;
  private final Locale locale;

  /// @param parts what of each target's sales is taxed, where only some products are
  /// @param countries whose results are written, in this order
  ExposureRungs(
      Messages messages, Scenario scenario, List<Coverage.Part> parts, List<String> countries) {
    this.messages = messages;
    this.scenario = scenario;
    this.parts = List.copyOf(parts);
    this.countries = List.copyOf(countries);
    locale = Locale.forLanguageTag(messages.language());
  }

  /// One line for each step and answer: for the ladder at a glance.
  void ladder(PrintWriter out, List<Rung> rungs) {
    title(out);
    for (String country : countries) {
      TextTable table =
          new TextTable(
              headings(
                  "step",
                  "from",
                  "answer",
                  "welfare",
                  "real_wage",
                  "real_gdp",
                  "usd",
                  "to_sender"));
      for (Rung rung : rungs) {
        CountryResult result = rung.outcome().of(country);
        table.add(
            rate(rung),
            rung.from().map(Object::toString).orElse("–"),
            answer(rung.answer()),
            percent(result.welfarePct()),
            percent(result.realWagePct()),
            percent(result.realGdpPct()),
            millions(result.welfareUsd()),
            country.equals(scenario.sender())
                ? "–"
                : whole(rung.outcome().tradePct(country, scenario.sender())));
      }
      out.println();
      out.println(name(rungs.getFirst().outcome(), country));
      table.print(out);
    }
    out.println();
    notes(out, rungs);
  }

  /// All countries, for people.
  void tables(PrintWriter out, List<Rung> rungs) {
    title(out);
    for (Rung rung : rungs) {
      out.println();
      out.println(
          messages.text(
              "cli.exposure_step",
              "rate",
              rate(rung),
              "from",
              rung.from().map(Object::toString).orElse("–"),
              "answer",
              answer(rung.answer())));
      TextTable table =
          new TextTable(
              headings(
                  "country",
                  "welfare",
                  "real_wage",
                  "real_gdp",
                  "usd",
                  "employment",
                  "prices",
                  "exports",
                  "imports",
                  "to_sender"));
      for (String code : countries) {
        CountryResult country = rung.outcome().of(code);
        table.add(
            name(rung.outcome(), code),
            percent(country.welfarePct()),
            percent(country.realWagePct()),
            percent(country.realGdpPct()),
            millions(country.welfareUsd()),
            percent(country.employmentPct()),
            percent(country.cpiPct()),
            percent(country.exportsPct()),
            percent(country.importsPct()),
            code.equals(scenario.sender())
                ? "–"
                : whole(rung.outcome().tradePct(code, scenario.sender())));
      }
      table.print(out);
      certificate(out, rung);
    }
    out.println();
    notes(out, rungs);
  }

  private void title(PrintWriter out) {
    String name = scenario.name(messages.language());
    out.println(
        name.isEmpty()
            ? messages.text(
                "cli.exposure_title",
                "sender",
                scenario.sender(),
                "targets",
                String.join(", ", scenario.targets()))
            : name);
  }

  private void certificate(PrintWriter out, Rung rung) {
    Certificate certificate = rung.outcome().certificate();
    out.println(
        messages.text(
            "cli.exposure_certificate",
            "residual",
            scientific(certificate.largestResidual()),
            "walras",
            scientific(Math.abs(certificate.walrasGap())),
            "solver",
            certificate.solver(),
            "steps",
            certificate.iterations()));
    if (rung.gradientNorm().isPresent()) {
      out.println(
          messages.text(
              "cli.exposure_gradient", "norm", scientific(rung.gradientNorm().getAsDouble())));
    }
  }

  private void notes(PrintWriter out, List<Rung> rungs) {
    for (Coverage.Part part : parts) {
      out.println(
          messages.text(
              "cli.exposure_part",
              "country",
              part.exporter(),
              "share",
              number(locale, "%.1f", 100 * part.share()),
              "taxed",
              millions(part.taxedUsd()),
              "trade",
              millions(part.tradeUsd()),
              "source",
              part.source() + " " + part.year(),
              "basis",
              messages.text(part.byTariffLine() ? "threat.basis_lines" : "threat.basis_six")));
    }
    rungs.stream()
        .flatMap(rung -> rung.warnings().stream())
        .distinct()
        .sorted(Comparator.comparing(Warning::code))
        .forEach(warning -> out.println("! " + sentence(warning)));
    out.println(messages.text("cli.exposure_long_run"));
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
                who(answering(rung.answer()), " "),
                ownRate(rung.answer()).map(ExposureRungs::percentOf).orElse("")));
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
        node.put("text", sentence(warning));
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

  private List<String> headings(String... keys) {
    List<String> headings = new ArrayList<>();
    for (String key : keys) {
      headings.add(messages.text("cli.exposure_col_" + key));
    }
    return headings;
  }

  private String sentence(Warning warning) {
    List<Object> values = new ArrayList<>();
    warning
        .values()
        .forEach((name, value) -> {
          values.add(name);
          values.add(name.equals("authority") ? law(value) : value);
        });
    return messages.text("threat.warning_" + warning.code(), values.toArray());
  }

  private String law(String authority) {
    return messages.text("threat.law." + authority.toLowerCase(Locale.ROOT));
  }

  private String answer(Answer answer) {
    return switch (answer) {
      case Answer.None() -> messages.text("threat.answer_none");
      case Answer.Reciprocal() -> messages.text("threat.answer_reciprocal");
      case Answer.Optimal(List<String> members) ->
          members.isEmpty()
              ? messages.text("threat.answer_optimal")
              : messages.text("threat.answer_optimal_by", "who", who(members, ", "));
      case Answer.Members(List<String> members, Optional<Double> share) ->
          share.isEmpty()
              ? messages.text("threat.answer_by", "who", who(members, ", "))
              : messages.text(
                  "threat.answer_by_at",
                  "who",
                  who(members, ", "),
                  "rate",
                  rate(locale, share.get()));
    };
  }

  private static String who(List<String> members, String between) {
    return String.join(between, Groups.named(members));
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

  /// A rate as it was set, in the reader's language.
  static String rate(Locale locale, double share) {
    return read(locale, percentOf(share)) + " %";
  }

  private String rate(Rung rung) {
    return rung.step().rate() instanceof Rate.Flat(double share)
        ? rate(locale, share)
        : messages.text("threat.rate_published");
  }

  private static String ratePercent(Rung rung) {
    return rung.step().rate() instanceof Rate.Flat(double share) ? percentOf(share) : "published";
  }

  /// A plain number as the reader's language writes it.
  private static String read(Locale locale, String plain) {
    return plain.replace('.', DecimalFormatSymbols.getInstance(locale).getDecimalSeparator());
  }

  private static String percentOf(double share) {
    return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString();
  }

  private String name(Outcome outcome, String code) {
    var world = outcome.tariffs().world();
    String alpha2 = CountryCodes.alpha2(code);
    return code
        + " "
        + (alpha2.equals(code)
            ? world.country(world.indexOf(code)).name()
            : messages.country(alpha2));
  }

  private String percent(double value) {
    return percent(locale, value);
  }

  private String whole(double value) {
    return Double.isNaN(value) ? "–" : number(locale, "%.0f", value);
  }

  private String millions(double usd) {
    return millions(locale, usd);
  }

  /// As the reader's language writes it: 1,230 is not 1.230 everywhere.
  static String percent(Locale locale, double value) {
    return number(locale, "%.3f", value);
  }

  /// Millions of US$, as the reader's language writes them.
  static String millions(Locale locale, double usd) {
    return number(locale, "%,.0f", usd / USD_PER_MILLION);
  }

  private static String scientific(double value) {
    return String.format(Locale.ROOT, "%.1e", value);
  }

  /// A figure without a sign before nothing.
  private static String number(Locale locale, String format, double value) {
    String text = String.format(locale, format, value);
    return text.matches("-[0.,]*") ? text.substring(1) : text;
  }

  private static String exact(double value) {
    return Double.isNaN(value) || Double.isInfinite(value) ? "" : Double.toString(value);
  }
}
