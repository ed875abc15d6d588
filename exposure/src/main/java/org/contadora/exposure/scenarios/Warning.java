package org.contadora.exposure.scenarios;

import java.util.Map;
import java.util.TreeMap;

/// What a reader should know about a scenario before trusting it.
///
/// @param code stable, such as `AUTHORITY_STRUCK_DOWN`
/// @param values what the code's sentence names
public record Warning(String code, Map<String, String> values) {
  /// Keeps the values in order.
  public Warning {
    values = java.util.Collections.unmodifiableMap(new TreeMap<>(values));
  }
}
