package org.contadora.app.commands;

import java.io.PrintWriter;
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

/// Writes what comes of each step and answer, for people.
final class ExposureRungs {
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
            Figures.scientific(certificate.largestResidual()),
            "walras",
            Figures.scientific(Math.abs(certificate.walrasGap())),
            "solver",
            certificate.solver(),
            "steps",
            certificate.iterations()));
    if (rung.gradientNorm().isPresent()) {
      out.println(
          messages.text(
              "cli.exposure_gradient",
              "norm",
              Figures.scientific(rung.gradientNorm().getAsDouble())));
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
              Figures.number(locale, "%.1f", 100 * part.share()),
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
        .forEach(warning -> out.println("! " + sentence(messages, warning)));
    out.println(messages.text("cli.exposure_long_run"));
  }

  private List<String> headings(String... keys) {
    List<String> headings = new ArrayList<>();
    for (String key : keys) {
      headings.add(messages.text("cli.exposure_col_" + key));
    }
    return headings;
  }

  /// A warning in words.
  static String sentence(Messages messages, Warning warning) {
    List<Object> values = new ArrayList<>();
    warning
        .values()
        .forEach((name, value) -> {
          values.add(name);
          values.add(name.equals("authority") ? law(messages, value) : value);
        });
    return messages.text("threat.warning_" + warning.code(), values.toArray());
  }

  private static String law(Messages messages, String authority) {
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
                  Figures.rate(locale, share.get()));
    };
  }

  /// Groups by their names, where countries are one.
  static String who(List<String> members, String between) {
    return String.join(between, Groups.named(members));
  }

  private String rate(Rung rung) {
    return rung.step().rate() instanceof Rate.Flat(double share)
        ? Figures.rate(locale, share)
        : messages.text("threat.rate_published");
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
    return Figures.percent(locale, value);
  }

  private String whole(double value) {
    return Double.isNaN(value) ? "–" : Figures.number(locale, "%.0f", value);
  }

  private String millions(double usd) {
    return Figures.millions(locale, usd);
  }
}
