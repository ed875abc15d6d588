package org.contadora.exposure.world;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.contadora.core.Refusals;

/// Reads a [World] from two tables in one folder: the countries
/// (`iso3,name,gdp_usd,ustr_applied_tariff`) and the value of trade between each two of them
/// (`exporter,importer,value_kusd`), with whatever columns they have besides. Lines that begin with
/// `#` are comments.
public final class WorldFiles {
  /// The table of countries.
  public static final String COUNTRIES = "liberation_day_countries.csv";

  /// The table of trade.
  public static final String TRADE = "baci2023_bilateral_total_kusd.csv";

  private WorldFiles() {}

  /// Whether a folder holds both tables.
  public static boolean areIn(Path folder) {
    return Files.isRegularFile(folder.resolve(COUNTRIES))
        && Files.isRegularFile(folder.resolve(TRADE));
  }

  /// Reads both tables. A flow with a country that the list does not have is refused
  /// (`WORLD_COUNTRY_UNKNOWN`) and the rest is read; anything else that is wrong ends the reading,
  /// since an equilibrium over half a world would look like one over a whole.
  ///
  /// @throws BadInput if a table is missing, damaged or holds what cannot be
  public static World read(Path folder, Refusals refusals) {
    List<Country> countries = new ArrayList<>();
    Path countryFile = present(folder, COUNTRIES);
    rows(countryFile, row -> countries.add(country(countryFile, row)));
    Path tradeFile = present(folder, TRADE);
    java.util.Set<String> known = new java.util.HashSet<>();
    countries.forEach(country -> known.add(country.iso3()));
    List<Flow> flows = new ArrayList<>();
    rows(
        tradeFile,
        row -> {
          Flow flow = flow(tradeFile, row);
          String stranger = known.contains(flow.exporter()) ? flow.importer() : flow.exporter();
          if (known.contains(stranger)) {
            flows.add(flow);
          } else {
            refusals.refuse(
                "WORLD_COUNTRY_UNKNOWN",
                place(tradeFile, row),
                "country (%s), expected one of %s".formatted(stranger, COUNTRIES));
          }
        });
    return World.of(countries, flows);
  }

  private static Path present(Path folder, String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new BadInput(
          "The world's folder (%s) has no file %s; expected %s and %s."
              .formatted(folder, name, COUNTRIES, TRADE));
    }
    return file;
  }

  private static void rows(Path file, java.util.function.Consumer<NamedCsvRecord> each) {
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder()
            .commentStrategy(CommentStrategy.SKIP)
            .ofNamedCsvRecord(file, StandardCharsets.UTF_8)) {
      csv.forEach(each);
    } catch (CsvParseException | UncheckedIOException e) {
      throw new BadInput(
          "The file (%s) could not be read as CSV: %s".formatted(file, e.getMessage()));
    } catch (IOException e) {
      throw new BadInput("The file (%s) could not be read: %s".formatted(file, e));
    }
  }

  private static Country country(Path file, NamedCsvRecord row) {
    double gdp = number(file, row, "gdp_usd");
    if (!(gdp > 0) || Double.isInfinite(gdp)) {
      throw new BadInput("%s: gdp_usd (%s) must be above 0.".formatted(place(file, row), gdp));
    }
    return new Country(
        text(file, row, "iso3"),
        text(file, row, "name"),
        gdp,
        row.findField("ustr_applied_tariff").filter(value -> !value.isBlank()).isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(number(file, row, "ustr_applied_tariff")));
  }

  private static Flow flow(Path file, NamedCsvRecord row) {
    double value = number(file, row, "value_kusd");
    if (!(value >= 0)) {
      throw new BadInput(
          "%s: value_kusd (%s) must be at least 0.".formatted(place(file, row), value));
    }
    return new Flow(text(file, row, "exporter"), text(file, row, "importer"), value);
  }

  private static String text(Path file, NamedCsvRecord row, String column) {
    Optional<String> value = row.findField(column).filter(field -> !field.isBlank());
    return value.orElseThrow(() ->
        new BadInput(
            "%s: %s is missing; expected a value in every row."
                .formatted(place(file, row), column)));
  }

  private static double number(Path file, NamedCsvRecord row, String column) {
    String value = text(file, row, column);
    try {
      return Double.parseDouble(value.strip());
    } catch (NumberFormatException e) {
      throw new BadInput(
          "%s: %s (%s) must be a number.".formatted(place(file, row), column, value));
    }
  }

  private static String place(Path file, NamedCsvRecord row) {
    return file.getFileName() + ":" + row.getStartingLineNumber();
  }
}
