package org.contadora.exposure.coalition;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// Whom the sender taxes.
///
/// @param members those of the group that it taxes, each as long as it resists; empty: whoever of
///   the group resists
/// @param others countries outside the group, ISO 3166-1 alpha-3: they are taxed whatever the group
///   does, since what they will do is not the group's to decide
/// @param taxed what part of a country's sales the sender's tariff is on, 0 to 1; all of it for
///   those that are not named
public record Hit(List<String> members, List<String> others, Map<String, Double> taxed) {
  /// All that whoever resists sells.
  public static final Hit RESISTERS = of(List.of());

  /// Keeps the lists from changing.
  public Hit {
    members = List.copyOf(new LinkedHashSet<>(members));
    others = List.copyOf(new LinkedHashSet<>(others));
    taxed = Map.copyOf(taxed);
  }

  /// All that some members sell; whoever resists where none is named.
  public static Hit of(List<String> members) {
    return new Hit(members, List.of(), Map.of());
  }
}
