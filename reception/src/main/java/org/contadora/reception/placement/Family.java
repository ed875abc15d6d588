package org.contadora.reception.placement;

import java.util.List;
import java.util.Set;

/// People who stay together. Only what the placement needs: no name, no reason for protection.
///
/// @param id how the reception desk calls the family, such as a case number
/// @param people how many they are
/// @param sizes units it needs of each dimension of capacity
/// @param languages languages somebody of it speaks; empty where not known
/// @param nationality ISO 3166 alpha-3, or empty where not known
/// @param services what it cannot do without, such as `dialysis` or `wheelchair`
/// @param kin places where relatives live
/// @param ranking places in the family's own order, best first; empty if it gave none
/// @param group the group whose floor it counts towards, or empty
public record Family(
    String id,
    int people,
    List<Integer> sizes,
    Set<String> languages,
    String nationality,
    Set<String> services,
    List<String> kin,
    List<String> ranking,
    String group) {
  /// A family; a copy of everything is kept.
  public Family {
    if (people < 1) {
      throw new IllegalArgumentException(
          "The people (%d) of family %s must be at least 1.".formatted(people, id));
    }
    sizes = List.copyOf(sizes);
    languages = Set.copyOf(languages);
    services = Set.copyOf(services);
    kin = List.copyOf(kin);
    ranking = List.copyOf(ranking);
  }

  /// A family of which only the sizes are known.
  public static Family of(String id, int people, List<Integer> sizes) {
    return new Family(id, people, sizes, Set.of(), "", Set.of(), List.of(), List.of(), "");
  }
}
