package org.contadora.flights.positions;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    PLACE,
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
  /// @param zone of its times that name none
  record Column(int index, double factor, ZoneOffset zone) {}

  /// A row of the table.
  private record Name(String format, String column, Meaning meaning, double factor) {}

  private static final List<Name> TABLE = load();

  /// A name with its unit in brackets behind it: `Altitude (ft)`, `speed [km/h]`.
  private static final Pattern IN_BRACKETS = Pattern.compile("(.+?)_?[(\\[]([^)\\]]+)[)\\]]");

  /// A name that ends in its unit: `altitude_feet`.
  private static final Pattern AT_THE_END = Pattern.compile("(.+)_([^_]+)");

  private final Map<Meaning, List<Column>> columnsByMeaning = new EnumMap<>(Meaning.class);
  private final List<String> withoutUnit = new ArrayList<>();

  /// @param header the names of the list's columns
  PointColumns(String format, List<String> header) {
    List<String> names = header.stream().map(PointColumns::normal).toList();
    for (Name name : TABLE) {
      int index = name.format.equals(format) ? names.indexOf(name.column) : -1;
      if (index >= 0) {
        add(name.meaning, index, name.factor, ZoneOffset.UTC, header.get(index));
      }
    }
    for (Name name : TABLE) {
      for (int i = 0; i < names.size() && name.format.equals(format); i++) {
        addWithUnit(name, i, names.get(i), header.get(i));
      }
    }
  }

  /// @param factor NaN if the column's unit is not known
  private void add(Meaning meaning, int index, double factor, ZoneOffset zone, String asWritten) {
    if (Double.isNaN(factor)) {
      withoutUnit.add(asWritten.strip());
      return;
    }
    List<Column> columns = columnsByMeaning.computeIfAbsent(meaning, _ -> new ArrayList<>());
    if (columns.stream().noneMatch(other -> other.index == index)) {
      columns.add(new Column(index, factor, zone));
    }
  }

  /// Adds a column whose name is one of the table's with a unit behind it.
  private void addWithUnit(Name name, int index, String column, String asWritten) {
    Matcher brackets = IN_BRACKETS.matcher(column);
    boolean bracketed = brackets.matches();
    Matcher end = AT_THE_END.matcher(column);
    if (!bracketed && !end.matches()) {
      return;
    }
    if (name.column.equals(bracketed ? brackets.group(1) : end.group(1))) {
      double factor = factorOfWord(name.meaning, bracketed ? brackets.group(2) : end.group(2));
      ZoneOffset zone = ZoneOffset.UTC;
      // Behind an underscore, "est" means as often that a time is estimated.
      if (bracketed && name.meaning == Meaning.TIME) {
        Optional<ZoneOffset> told = TimeTexts.zone(brackets.group(2));
        zone = told.orElse(zone);
        factor = told.isPresent() ? 1 : factor;
      }
      if (bracketed || !Double.isNaN(factor)) {
        add(name.meaning, index, bracketed && isText(name.meaning) ? 1 : factor, zone, asWritten);
      }
    }
  }

  /// Columns that are not read, because neither their name nor what stands in brackets behind it
  /// tells a unit that is known.
  List<String> withoutUnit() {
    return withoutUnit;
  }

  /// The columns of one meaning, the preferred first.
  List<Column> of(Meaning meaning) {
    return columnsByMeaning.getOrDefault(meaning, List.of());
  }

  /// Whether the list tells when and where.
  boolean givePositions() {
    return columnsByMeaning.containsKey(Meaning.TIME)
        && (columnsByMeaning.containsKey(Meaning.PLACE)
            || (columnsByMeaning.containsKey(Meaning.LATITUDE)
                && columnsByMeaning.containsKey(Meaning.LONGITUDE)));
  }

  /// Whether the list names its aircraft.
  boolean nameAircraft() {
    return columnsByMeaning.containsKey(Meaning.ADDRESS)
        || columnsByMeaning.containsKey(Meaning.REGISTRATION);
  }

  static String normal(String column) {
    return column.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
  }

  /// What a value is multiplied by whose unit a header gives as a word; NaN if it is no unit of
  /// what the column means.
  private static double factorOfWord(Meaning meaning, String word) {
    return switch (meaning) {
      case TIME -> word.equals("utc") || word.equals("gmt") || word.equals("z") ? 1 : Double.NaN;
      case LATITUDE, LONGITUDE, PLACE, TRACK ->
          switch (word) {
            case "deg", "degrees", "°" -> 1;
            default -> Double.NaN;
          };
      case ALTITUDE, GEOM_ALTITUDE ->
          switch (word) {
            case "ft", "feet", "foot" -> 1;
            case "m", "meters", "metres", "meter", "metre" -> Values.FT_PER_M;
            case "km" -> 1_000 * Values.FT_PER_M;
            case "fl" -> 100;
            default -> Double.NaN;
          };
      case GROUND_SPEED ->
          switch (word) {
            case "kt", "kts", "kn", "knots" -> 1;
            case "m/s", "mps", "ms" -> Values.KT_PER_MPS;
            case "km/h", "kmh", "kph" -> Values.KT_PER_MPS / 3.6;
            case "mph" -> Values.KT_PER_MPS * 0.44704; // international mile, exactly 1609.344 m
            default -> Double.NaN;
          };
      case VERTICAL_RATE ->
          switch (word) {
            case "fpm", "ft/min", "feet/min" -> 1;
            case "m/s", "mps", "ms" -> Values.FPM_PER_MPS;
            default -> Double.NaN;
          };
      default -> Double.NaN;
    };
  }

  private static boolean isText(Meaning meaning) {
    return switch (meaning) {
      case ADDRESS, REGISTRATION, TYPE, OPERATOR, CALLSIGN, SQUAWK, ON_GROUND, SOURCE, DETAILS ->
          true;
      default -> false;
    };
  }

  private static double factor(String unit) {
    return switch (unit) {
      case "", "auto", "ft", "kt", "fpm" -> 1;
      case "m" -> Values.FT_PER_M;
      case "told" -> Double.NaN;
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
