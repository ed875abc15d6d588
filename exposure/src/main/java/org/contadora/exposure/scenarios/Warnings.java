package org.contadora.exposure.scenarios;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.contadora.exposure.scenarios.Scenario.Rate;
import org.contadora.exposure.scenarios.Scenario.Step;
import org.contadora.exposure.world.Tariffs;

/// Holds a step against what the act it rests on allows.
final class Warnings {
  /// More countries than a sentence bears.
  private static final int MOST_NAMED = 12;

  private Warnings() {}

  static List<Warning> of(Scenario scenario, Step step, Tariffs threat, List<String> unknownParts) {
    List<Warning> warnings = new ArrayList<>();
    Authority authority = scenario.authority();
    Optional<LocalDate> day = scenario.dayOf(step);
    Optional<LocalDate> end = authority.struckDown();
    if (end.isPresent() && (day.isEmpty() || !day.get().isBefore(end.get()))) {
      warnings.add(
          new Warning(
              "AUTHORITY_STRUCK_DOWN",
              Map.of("authority", authority.name(), "day", end.get().toString())));
    }
    OptionalDouble cap = authority.cap();
    double highest = step.rate() instanceof Rate.Flat(double share) ? share : highest(threat);
    if (cap.isPresent() && highest > cap.getAsDouble() + 1e-12) {
      warnings.add(
          new Warning(
              "RATE_ABOVE_CAP",
              Map.of(
                  "authority", authority.name(),
                  "rate", percent(highest),
                  "cap", percent(cap.getAsDouble()))));
    }
    if (authority.days().isPresent()) {
      warnings.add(
          new Warning(
              "ENDS_AFTER_DAYS",
              Map.of(
                  "authority", authority.name(),
                  "days", String.valueOf(authority.days().getAsInt()))));
    }
    if (scenario.announced().isPresent() && day.isPresent()) {
      long notice = ChronoUnit.DAYS.between(scenario.announced().get(), day.get());
      if (notice < authority.leadDays()) {
        warnings.add(
            new Warning(
                "LEAD_TIME_TOO_SHORT",
                Map.of(
                    "authority", authority.name(),
                    "days", String.valueOf(notice),
                    "lead", String.valueOf(authority.leadDays()))));
      }
    }
    if (!unknownParts.isEmpty()) {
      warnings.add(new Warning("PRODUCTS_NOT_WEIGHED", Map.of("countries", named(unknownParts))));
    }
    return warnings;
  }

  /// The countries, or so many of them as a sentence bears.
  private static String named(List<String> countries) {
    return String.join(", ", countries.stream().limit(MOST_NAMED).toList())
        + (countries.size() > MOST_NAMED ? ", …" : "");
  }

  private static double highest(Tariffs threat) {
    double[] highest = {0};
    threat.forEach((exporter, importer, rate) -> highest[0] = Math.max(highest[0], rate));
    return highest[0];
  }

  private static String percent(double share) {
    return new BigDecimal(100 * share)
        .round(new MathContext(4))
        .stripTrailingZeros()
        .toPlainString();
  }
}
