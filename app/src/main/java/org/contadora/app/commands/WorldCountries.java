package org.contadora.app.commands;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.contadora.exposure.scenarios.Groups;
import org.contadora.exposure.world.BadInput;
import org.contadora.exposure.world.Country;
import org.contadora.exposure.world.World;

/// Looks up the countries that options name in the world that is loaded: a code may be right and
/// its country missing there, and whoever typed it must read which option that was.
final class WorldCountries {
  /// Words of options that stand for no country.
  private static final Set<String> NO_COUNTRY =
      Set.of("none", "reciprocal", "optimal", "all", Groups.WORLD);

  /// So many of the world's countries are named in a message.
  private static final int NAMED = 12;

  private WorldCountries() {}

  /// Demands that every country is there that an option names, by itself or as member of a group.
  ///
  /// @param words as they were typed; `-MEX` takes one out again
  /// @throws BadInput if one is not
  static void demand(World world, String option, List<String> words) {
    List<String> typed = words.stream().map(String::strip).toList();
    for (String word : typed) {
      if (word.startsWith("-") || NO_COUNTRY.contains(word)) {
        continue;
      }
      for (String country : Groups.find(word).orElse(List.of(word))) {
        boolean wanted = !country.equals(Groups.WORLD) && !typed.contains("-" + country);
        if (wanted && !world.has(country)) {
          throw missing(world, option, word, country);
        }
      }
    }
  }

  private static BadInput missing(World world, String option, String word, String country) {
    List<String> known = world.countries().stream().map(Country::iso3).sorted().toList();
    String some =
        known.stream().limit(NAMED).collect(Collectors.joining(", "))
            + (known.size() > NAMED ? ", …" : "");
    return word.equals(country)
        ? new BadInput(
            "The value of %s (%s) must be one of the %d countries of the loaded world (%s)."
                .formatted(option, word, known.size(), some))
        : new BadInput(
            "The value of %s (%s) holds %s, which must be one of the %d countries of the loaded world (%s).\nMaybe %s,-%s."
                .formatted(option, word, country, known.size(), some, word, country));
  }
}
