package org.contadora.flights.positions;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the columns of a list of points mean, found from its header by the table
/// `point-columns.csv`, which documents itself.
final class PointColumns {
  /// What a column can mean.
  enum Meaning {
    TIME,
    ADDRESS,
    REGISTRATION,
    TYPE,
    OPERATOR,
    CALLSIGN,
    LATITUDE,
    LONGITUDE,
    ALTITUDE,
    GEOM_ALTITUDE,
    GROUND_SPEED,
    TRACK,
    VERTICAL_RATE,
    SQUAWK,
    ON_GROUND,
    SOURCE,
    DETAILS;

    /// As a message says it: `ground speed`.
    String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /// A column of a list.
  ///
  /// @param index its number, from 0
  /// @param factor what its values are multiplied by to be in [Positions]' units
  record Column(int index, double factor) {}

  /// A row of the table.
  private record Name(String format, String column, Meaning meaning, double factor) {}

  private static final List<Name> TABLE = load();

  private final Map<Meaning, List<Column>> columnsByMeaning = new EnumMap<>(Meaning.class);

  /// @param header the names of the list's columns
  PointColumns(String format, List<String> header) {
    List<String> names = header.stream().map(PointColumns::normal).toList();
    for (Name name : TABLE) {
      int index = names.indexOf(name.column);
      if (index >= 0 && name.format.equals(format)) {
        columnsByMeaning
            .computeIfAbsent(name.meaning, _ -> new ArrayList<>())
            .add(new Column(index, name.factor));
      }
    }
  }

  /// The columns of one meaning, the preferred first.
  List<Column> of(Meaning meaning) {
    return columnsByMeaning.getOrDefault(meaning, List.of());
  }

  /// Whether the list tells when and where.
  boolean givePositions() {
    return columnsByMeaning.containsKey(Meaning.TIME)
        && columnsByMeaning.containsKey(Meaning.LATITUDE)
        && columnsByMeaning.containsKey(Meaning.LONGITUDE);
  }

  /// Whether the list names its aircraft.
  boolean nameAircraft() {
    return columnsByMeaning.containsKey(Meaning.ADDRESS)
        || columnsByMeaning.containsKey(Meaning.REGISTRATION);
  }

  static String normal(String column) {
    return column.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
  }

  private static double factor(String unit) {
    return switch (unit) {
      case "", "auto", "ft", "kt", "fpm" -> 1;
      case "m" -> Values.FT_PER_M;
      default -> throw new IllegalArgumentException("The unit (%s) is not known.".formatted(unit));
    };
  }

  private static double factor(Meaning meaning, String unit) {
    if (!unit.equals("m/s")) {
      return factor(unit);
    }
    return meaning == Meaning.VERTICAL_RATE ? Values.FPM_PER_MPS : Values.KT_PER_MPS;
  }

  private static List<Name> load() {
    List<Name> names = new ArrayList<>();
    try (InputStream in = PointColumns.class.getResourceAsStream("point-columns.csv")) {
      if (in == null) {
        throw new IllegalStateException(
            "The resource (point-columns.csv) must be beside its reader.");
      }
      CsvReader<NamedCsvRecord> rows =
          CsvReader.builder()
              .commentStrategy(CommentStrategy.SKIP)
              .ofNamedCsvRecord(in, StandardCharsets.UTF_8);
      for (NamedCsvRecord row : rows) {
        Meaning meaning = Meaning.valueOf(row.getField("meaning").toUpperCase(Locale.ROOT));
        names.add(
            new Name(
                row.getField("format"),
                row.getField("column"),
                meaning,
                factor(meaning, row.getField("unit"))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(names);
  }
}
