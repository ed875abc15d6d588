package org.contadora.exposure.world;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import org.contadora.core.Reasons;
import org.contadora.core.Refusals;
import org.contadora.exposure.tables.WrittenTable;

/// Reads a [World] from two tables in one folder: the countries
/// (`iso3,name,gdp_usd,ustr_applied_tariff`) and the value of trade between each two of them
/// (`exporter,importer,value_kusd`), with whatever columns they have besides. Lines that begin with
/// `#` are comments.
public final class WorldFiles {
  /// The table of countries.
  public static final String COUNTRIES = "liberation_day_countries.csv";

  /// The table of trade.
  public static final String TRADE = "baci2023_bilateral_total_kusd.csv";

  /// What a table whose figures are made up says of itself.
  private static final String MADE_UP = "made-up sample";

  private WorldFiles() {}

  /// Whether a folder holds both tables.
  public static boolean areIn(Path folder) {
    return Files.isRegularFile(folder.resolve(COUNTRIES))
        && Files.isRegularFile(folder.resolve(TRADE));
  }

  /// Whether one of the tables says in a comment above its header that its figures are made up.
  ///
  /// @throws BadInput if a table cannot be read
  public static boolean areMadeUp(Path folder) {
    for (String name : List.of(COUNTRIES, TRADE)) {
      Path file = folder.resolve(name);
      try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        String line = lines.readLine();
        while (line != null && line.startsWith("#")) {
          if (line.toLowerCase(Locale.ROOT).contains(MADE_UP)) {
            return true;
          }
          line = lines.readLine();
        }
      } catch (IOException e) {
        throw new BadInput("The file (%s) could not be read: %s".formatted(file, Reasons.of(e)));
      }
    }
    return false;
  }

  /// Reads both tables. A flow with a country that the list does not have is refused
  /// (`WORLD_COUNTRY_UNKNOWN`) and the rest is read; anything else that is wrong ends the reading,
  /// since an equilibrium over half a world would look like one over a whole.
  ///
  /// @throws BadInput if a table is missing, damaged or holds what cannot be
  public static World read(Path folder, Refusals refusals) {
    List<Country> countries = new ArrayList<>();
    table(folder, COUNTRIES).forEach(row -> countries.add(country(row)));
    Set<String> known = new HashSet<>();
    countries.forEach(country -> known.add(country.iso3()));
    List<Flow> flows = new ArrayList<>();
    table(folder, TRADE)
        .forEach(row -> {
          Flow flow = flow(row);
          String stranger = known.contains(flow.exporter()) ? flow.importer() : flow.exporter();
          if (known.contains(stranger)) {
            flows.add(flow);
          } else {
            refusals.refuse(
                "WORLD_COUNTRY_UNKNOWN",
                row.place(),
                "country (%s), expected one of %s".formatted(stranger, COUNTRIES));
          }
        });
    return World.of(countries, flows);
  }

  private static WrittenTable table(Path folder, String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new BadInput(
          "The world's folder (%s) has no file %s; expected %s and %s."
              .formatted(folder, name, COUNTRIES, TRADE));
    }
    return new WrittenTable(file, BadInput::new);
  }

  private static Country country(WrittenTable.Row row) {
    double gdp = row.number("gdp_usd");
    if (!(gdp > 0) || Double.isInfinite(gdp)) {
      throw row.wrong("gdp_usd (%s) must be above 0.".formatted(gdp));
    }
    return new Country(
        row.text("iso3"),
        row.text("name"),
        gdp,
        row.find("ustr_applied_tariff").isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(row.number("ustr_applied_tariff")));
  }

  private static Flow flow(WrittenTable.Row row) {
    double value = row.number("value_kusd");
    if (!(value >= 0)) {
      throw row.wrong("value_kusd (%s) must be at least 0.".formatted(value));
    }
    return new Flow(row.text("exporter"), row.text("importer"), value);
  }
}
