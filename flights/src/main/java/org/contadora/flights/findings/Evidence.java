package org.contadora.flights.findings;

import java.util.Map;

/// One reason for or against a class, in words that a translation file completes.
///
/// @param code stable name, such as `HUB_DEPARTURE`; the sentence stands under `evidence.CODE` in
///   the translations
/// @param parameters what the sentence names, such as `airport` → `KAEX`
/// @param weight natural log-odds added: above 0 speaks for, below 0 against
/// @param source where the weight or the fact comes from
public record Evidence(String code, Map<String, String> parameters, double weight, String source) {
  public Evidence {
    parameters = Map.copyOf(parameters);
  }

  /// Whether it says something beside the class, of which its weight is no part.
  boolean isBesideClass() {
    return code.startsWith("DIVERTED_") || code.startsWith("FUEL_STOP_");
  }
}
