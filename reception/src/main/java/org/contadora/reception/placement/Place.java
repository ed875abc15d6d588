package org.contadora.reception.placement;

import java.util.List;
import java.util.Set;

/// Where families may go.
///
/// @param id its name
/// @param capacities units it has of each dimension
/// @param languages languages in which it can receive people; empty for any
/// @param nationalities ISO 3166 alpha-3 of those it takes; empty for all
/// @param services what it offers of what some families cannot do without
/// @param largestFamily how many people a family may have there
public record Place(
    String id,
    List<Integer> capacities,
    Set<String> languages,
    Set<String> nationalities,
    Set<String> services,
    int largestFamily) {
  /// A place; a copy of everything is kept.
  public Place {
    capacities = List.copyOf(capacities);
    languages = Set.copyOf(languages);
    nationalities = Set.copyOf(nationalities);
    services = Set.copyOf(services);
  }

  /// A place of which only the capacities are known.
  public static Place of(String id, List<Integer> capacities) {
    return new Place(id, capacities, Set.of(), Set.of(), Set.of(), Integer.MAX_VALUE);
  }
}
