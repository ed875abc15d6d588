package org.contadora.reception.placement.files;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.contadora.core.Refusals;
import org.contadora.reception.people.DelimitedText;
import org.contadora.reception.placement.PlacementProblem;
import org.jspecify.annotations.Nullable;

/// Reads the four files of one resettlement year: `FYxx_size.csv`, `FYxx_cap.csv`,
/// `FYxx_Employment_weight.csv` and `FYxx_Compatibility.csv` (layout of the data published with
/// Delacrétaz, Kominers, Teytelboym, American Economic Review 113, 2023).
///
/// Cases are joined by number and sites by name, never by position: the published files list two
/// sites in different orders. Cells stand between commas, semicolons or tabs, as in manifests;
/// where they do not stand between commas, a comma is the decimal sign.
public final class FiscalYearFiles {
  /// Which capacity counts.
  public enum Capacity {
    /// People of each age actually resettled.
    ACTUAL,
    /// The capacity stated beforehand; people only, not by age.
    STATED
  }

  /// Names under which one file knows a site that another calls otherwise.
  private static final Map<String, String> SAME_SITE =
      Map.of("NY-HIAS NEW YORK", "NY-NEW YORK CITY");

  private static final int AGES = 3;

  private final Path folder;
  private final String year;
  private final Refusals refusals;

  private FiscalYearFiles(Path folder, String year, Refusals refusals) {
    this.folder = folder;
    this.year = year;
    this.refusals = refusals;
  }

  /// Reads a year.
  ///
  /// @param base folder and prefix, such as `data/FY17`
  /// @param byAge three dimensions (children, adults, seniors) instead of one (people)
  /// @param refusals where what cannot be used is counted, with file and line
  /// @throws IOException if a file is missing or is not such a table
  public static FiscalYear read(Path base, boolean byAge, Capacity capacity, Refusals refusals)
      throws IOException {
    Path name = base.getFileName();
    Path parent = base.toAbsolutePath().getParent();
    if (name == null || parent == null) {
      throw new IOException("The year (%s) must be a folder and a prefix.".formatted(base));
    }
    if (byAge && capacity == Capacity.STATED) {
      throw new IOException(
          "The stated capacity counts people, not ages.\nMaybe use one dimension with it.");
    }
    return new FiscalYearFiles(parent, name.toString(), refusals).read(byAge, capacity);
  }

  private FiscalYear read(boolean byAge, Capacity capacity) throws IOException {
    Map<String, int[]> sizes = sizes(byAge);
    Grid weights = table("Employment_weight");
    Grid compatible = table("Compatibility");
    Map<String, int[]> capacities = capacities(byAge, capacity);
    List<String> sites = weights.sites;
    int[][] room = new int[sites.size()][];
    for (int l = 0; l < room.length; l++) {
      int @Nullable [] known = capacities.remove(key(sites.get(l)));
      if (known == null) {
        refusals.refuse(
            "PLACEMENT_SITE_WITHOUT_CAPACITY",
            year + "_cap.csv",
            "site %s has weights and no capacity; it takes nobody".formatted(sites.get(l)));
      }
      room[l] = known == null ? new int[byAge ? AGES : 1] : known;
    }
    for (String name : capacities.keySet()) {
      refusals.refuse(
          "PLACEMENT_SITE_WITHOUT_WEIGHTS",
          year + "_cap.csv",
          "site %s has capacity and no column of weights".formatted(name));
    }
    return assemble(sizes, weights, compatible, sites, room);
  }

  private FiscalYear assemble(
      Map<String, int[]> sizes, Grid weights, Grid compatible, List<String> sites, int[][] room) {
    PlacementProblem.Builder builder = new PlacementProblem.Builder(room);
    List<String> cases = new ArrayList<>(sizes.keySet());
    boolean[][] fits = new boolean[cases.size()][sites.size()];
    double[][] weight = new double[cases.size()][sites.size()];
    int[] columnOf = new int[sites.size()];
    for (int l = 0; l < columnOf.length; l++) {
      columnOf[l] = compatible.column(sites.get(l));
    }
    for (int f = 0; f < cases.size(); f++) {
      double[] value = new double[sites.size()];
      double @Nullable [] known = weights.rows.get(cases.get(f));
      double @Nullable [] may = compatible.rows.get(cases.get(f));
      if (known == null || may == null) {
        refusals.refuse(
            "PLACEMENT_CASE_INCOMPLETE",
            year + (known == null ? "_Employment_weight.csv" : "_Compatibility.csv"),
            "case %s has a size and no row here; it fits nowhere".formatted(cases.get(f)));
      }
      for (int l = 0; l < value.length; l++) {
        weight[f][l] = known == null ? Double.NaN : known[l];
        fits[f][l] = may != null && columnOf[l] >= 0 && may[columnOf[l]] == 1;
        value[l] = fits[f][l] ? weight[f][l] : Double.NaN;
      }
      builder.add(sizes.getOrDefault(cases.get(f), new int[0]), value);
    }
    return new FiscalYear(cases, sites, builder.build(), fits, weight);
  }

  private Map<String, int[]> sizes(boolean byAge) throws IOException {
    Map<String, int[]> sizes = new LinkedHashMap<>();
    Path file = file("size");
    for (NamedCsvRecord row : rows(file).rows) {
      int @Nullable [] ages = numbers(row, 1, file);
      if (ages == null) {
        continue;
      }
      int people = ages[0] + ages[1] + ages[2];
      if (sizes.put(row.getField(0).strip(), byAge ? ages : new int[] {people}) != null) {
        refusals.refuse(
            "PLACEMENT_CASE_TWICE",
            place(file, row),
            "case %s comes twice; the later row counts".formatted(row.getField(0)));
      }
    }
    return sizes;
  }

  private Map<String, int[]> capacities(boolean byAge, Capacity capacity) throws IOException {
    Map<String, int[]> capacities = new LinkedHashMap<>();
    Path file = file("cap");
    for (NamedCsvRecord row : rows(file).rows) {
      if (capacity == Capacity.STATED) {
        try {
          capacities.put(
              key(row.getField(0)), new int[] {Integer.parseInt(row.getField(1).strip())});
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
          refuse(file, row, 1, "a whole number of people");
        }
      } else {
        int @Nullable [] ages = numbers(row, 2, file);
        if (ages != null) {
          int people = ages[0] + ages[1] + ages[2];
          capacities.put(key(row.getField(0)), byAge ? ages : new int[] {people});
        }
      }
    }
    return capacities;
  }

  /// The rows of a file, and what stands between their cells.
  private record Rows(List<NamedCsvRecord> rows, char separator) {}

  private static Rows rows(Path file) throws IOException {
    Table.requireText(file);
    String text = DelimitedText.decode(Files.readAllBytes(file));
    char separator = DelimitedText.headerSeparator(text);
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .allowMissingFields(true)
            .ofNamedCsvRecord(text)) {
      return new Rows(reader.stream().toList(), separator);
    } catch (RuntimeException e) {
      throw Table.notATable(file, e);
    }
  }

  private int @Nullable [] numbers(NamedCsvRecord row, int first, Path file) {
    int[] numbers = new int[AGES];
    for (int i = 0; i < AGES; i++) {
      try {
        numbers[i] = Integer.parseInt(row.getField(first + i).strip());
      } catch (NumberFormatException | IndexOutOfBoundsException e) {
        numbers[i] = -1;
      }
      if (numbers[i] < 0) {
        refuse(file, row, first + i, "a whole number of people, at least 0");
        return null;
      }
    }
    return numbers;
  }

  private void refuse(Path file, NamedCsvRecord row, int column, String expected) {
    String value = column < row.getFieldCount() ? row.getField(column) : "";
    refusals.refuse(
        "PLACEMENT_NUMBER",
        place(file, row),
        "column %d is '%s', expected %s".formatted(column + 1, value, expected));
  }

  private static String place(Path file, NamedCsvRecord row) {
    return file.getFileName() + ":" + row.getStartingLineNumber();
  }

  /// Cases by sites.
  private record Grid(List<String> sites, Map<String, double[]> rows) {
    private int column(String site) {
      for (int i = 0; i < sites.size(); i++) {
        if (key(sites.get(i)).equals(key(site))) {
          return i;
        }
      }
      return -1;
    }
  }

  private Grid table(String what) throws IOException {
    Path file = file(what);
    Map<String, double[]> rows = new LinkedHashMap<>();
    List<String> sites = new ArrayList<>();
    Rows read = rows(file);
    for (NamedCsvRecord row : read.rows) {
      if (sites.isEmpty()) {
        row.getHeader().stream().skip(1).map(String::strip).forEach(sites::add);
      }
      double[] values = new double[sites.size()];
      for (int l = 0; l < values.length; l++) {
        values[l] = value(row, l + 1, read.separator, file);
      }
      rows.put(row.getField(0).strip(), values);
    }
    if (sites.isEmpty()) {
      throw new IOException("%s has no rows; expected a case a row.".formatted(file));
    }
    return new Grid(sites, rows);
  }

  private double value(NamedCsvRecord row, int column, char separator, Path file) {
    String text = column < row.getFieldCount() ? row.getField(column).strip() : "";
    if (text.equals("NA")) {
      return Double.NaN;
    }
    try {
      double value = Double.parseDouble(DelimitedText.withPoint(text, separator));
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Refused below, as what is not finite.
    }
    refuse(file, row, column, "a number or NA");
    return Double.NaN;
  }

  private Path file(String what) throws IOException {
    String wanted = (year + "_" + what + ".csv").toLowerCase(Locale.ROOT);
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.getFileName().toString().toLowerCase(Locale.ROOT).equals(wanted))
          .sorted()
          .findFirst()
          .orElseThrow(() ->
              new IOException(
                  "%s has no file %s_%s.csv.\nMaybe the year is named otherwise."
                      .formatted(folder, year, what)));
    } catch (UncheckedIOException e) {
      throw new IOException(e);
    }
  }

  private static String key(String site) {
    String name = site.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
    return SAME_SITE.getOrDefault(name, name);
  }
}
