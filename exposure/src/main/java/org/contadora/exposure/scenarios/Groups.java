package org.contadora.exposure.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Groups of countries that a scenario may name, ISO 3166-1 alpha-3. Members as of 2025, by the
/// groups' own lists.
public final class Groups {
  private static final Map<String, List<String>> MEMBERS = new TreeMap<>();

  static {
    MEMBERS.put(
        "LAC",
        List.of(
            "ARG", "ATG", "BHS", "BLZ", "BOL", "BRA", "BRB", "CHL", "COL", "CRI", "DMA", "DOM",
            "ECU", "GRD", "GTM", "GUY", "HND", "HTI", "JAM", "KNA", "LCA", "MEX", "NIC", "PAN",
            "PER", "PRY", "SLV", "SUR", "TTO", "URY", "VCT", "VEN"));
    MEMBERS.put("MERCOSUR", List.of("ARG", "BOL", "BRA", "PRY", "URY"));
    MEMBERS.put("ANDEAN", List.of("BOL", "COL", "ECU", "PER"));
    MEMBERS.put("PACIFIC_ALLIANCE", List.of("CHL", "COL", "MEX", "PER"));
    MEMBERS.put("SICA", List.of("BLZ", "CRI", "DOM", "GTM", "HND", "NIC", "PAN", "SLV"));
    MEMBERS.put(
        "CARICOM",
        List.of(
            "ATG", "BHS", "BLZ", "BRB", "DMA", "GRD", "GUY", "HTI", "JAM", "KNA", "LCA", "SUR",
            "TTO", "VCT"));
  }

  /// Stands for every country of the loaded world but the sender.
  public static final String WORLD = "WORLD";

  /// Stands before a country that is taken out of [#WORLD] again.
  public static final String WITHOUT = "-";

  /// So few members may be missing of a group that is called by its name.
  private static final int MOST_MISSING = 2;

  /// So few countries are named themselves where they are not a whole group.
  private static final int FEW = 4;

  private Groups() {}

  /// The countries that a list of codes, with or without [#WORLD], stands for in a world.
  public static List<String> in(
      org.contadora.exposure.world.World world, List<String> codes, String sender) {
    if (!codes.contains(WORLD)) {
      return codes;
    }
    return world.countries().stream()
        .map(org.contadora.exposure.world.Country::iso3)
        .filter(code -> !code.equals(sender) && !codes.contains(WITHOUT + code))
        .toList();
  }

  /// The shortest way to write a list of countries: the name of their group, with those of it that
  /// are not among them (`LAC`, `-MEX`); the countries themselves where they are no group.
  public static List<String> named(List<String> countries) {
    for (Map.Entry<String, List<String>> group : MEMBERS.entrySet()) {
      List<String> all = group.getValue();
      int missing = all.size() - countries.size();
      boolean isNear = missing == 0 || (missing <= MOST_MISSING && countries.size() > FEW);
      if (isNear && all.containsAll(countries)) {
        List<String> named = new ArrayList<>(List.of(group.getKey()));
        all.stream()
            .filter(country -> !countries.contains(country))
            .forEach(country -> named.add(WITHOUT + country));
        return named;
      }
    }
    return countries;
  }

  /// The same where a world does not hold every country: a group is called by its name alone if the
  /// countries are all of it that the world holds, and these are at least half of it.
  public static List<String> named(
      org.contadora.exposure.world.World world, List<String> countries) {
    for (Map.Entry<String, List<String>> group : MEMBERS.entrySet()) {
      List<String> all = group.getValue();
      List<String> there = all.stream().filter(world::has).toList();
      boolean isWhole = there.size() == countries.size() && there.containsAll(countries);
      if (isWhole && 2 * there.size() >= all.size()) {
        return List.of(group.getKey());
      }
    }
    return named(countries);
  }

  /// The members of a group.
  ///
  /// @param name as in [#names], in any case
  public static Optional<List<String>> find(String name) {
    String upper = name.toUpperCase(java.util.Locale.ROOT);
    return upper.equals(WORLD)
        ? Optional.of(List.of(WORLD))
        : Optional.ofNullable(MEMBERS.get(upper));
  }

  /// The names of all groups.
  public static List<String> names() {
    return List.copyOf(MEMBERS.keySet());
  }
}
