package org.contadora.flights.records;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.contadora.flights.records.RecordMapping.Column;
import org.contadora.flights.records.RecordMapping.Field;
import org.contadora.flights.records.RecordMapping.Rows;
import org.jspecify.annotations.Nullable;

/// Reads a column mapping: lines of `key = value`, `#` begins a comment line.
///
/// Keys: `name`; `rows` (`legs` or `events`); `header`, column names with commas between; one key
/// for each [Field] with the column's name, or several with `|` between of which the first with a
/// value counts; `FIELD.pattern`, a regular expression whose first group is the value;
/// `callsign.prefix.CODE`, the designator for a flight-number code; `zone.ABBREVIATION` and
/// `zone.ABBREVIATION@COUNTRY`, an offset such as `-05:00`; `time_zone`, the offset of times that
/// name none.
final class MappingFile {
  private static final String PATTERN = ".pattern";
  private static final String PREFIX = "callsign.prefix.";
  private static final String ZONE = "zone.";

  private final String file;
  private int line;
  private String name = "";
  private Rows rows = Rows.LEGS;
  private List<String> header = List.of();
  private final Map<Field, List<String>> names = new EnumMap<>(Field.class);
  private final Map<Field, Pattern> patterns = new EnumMap<>(Field.class);
  private final Map<String, String> prefixes = new TreeMap<>();
  private final Map<String, ZoneOffset> zones = new TreeMap<>();
  private @Nullable ZoneOffset timeZone;

  private MappingFile(String file) {
    this.file = file;
  }

  static RecordMapping parse(String file, List<String> lines) {
    MappingFile parser = new MappingFile(file);
    for (String text : lines) {
      parser.line++;
      // Editors may put a byte order mark before the first line.
      String stripped = text.replace("\ufeff", "").strip();
      if (!stripped.isEmpty() && !stripped.startsWith("#")) {
        parser.take(stripped);
      }
    }
    return parser.finish();
  }

  private void take(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw wrong("line", text, "a key, an equals sign and a value");
    }
    String key = text.substring(0, equals).strip();
    String value = text.substring(equals + 1).strip();
    if (value.isEmpty()) {
      throw wrong(key, value, "followed by a value");
    }
    if (key.startsWith(PREFIX)) {
      prefixes.put(key.substring(PREFIX.length()), value);
    } else if (key.startsWith(ZONE)) {
      zones.put(key.substring(ZONE.length()), offset(key, value));
    } else if (key.endsWith(PATTERN)) {
      patterns.put(field(key.substring(0, key.length() - PATTERN.length())), pattern(key, value));
    } else {
      takePlain(key, value);
    }
  }

  private void takePlain(String key, String value) {
    switch (key) {
      case "name" -> name = value;
      case "rows" -> rows = rows(value);
      case "header" -> header = list(value, ",");
      case "time_zone" -> timeZone = offset(key, value);
      default -> names.put(field(key), list(value, "\\|"));
    }
  }

  private RecordMapping finish() {
    require(!name.isEmpty(), "name", "given");
    require(!header.isEmpty(), "header", "given, so that tables can be recognised");
    if (rows == Rows.EVENTS) {
      require(names.containsKey(Field.EVENT_TIME), "event_time", "the name of a column");
      require(names.containsKey(Field.EVENT_AIRPORT), "event_airport", "the name of a column");
    } else {
      require(
          names.containsKey(Field.DEPARTURE_AIRPORT) || names.containsKey(Field.ARRIVAL_AIRPORT),
          "departure_airport",
          "the name of a column, or arrival_airport must be");
      require(
          names.containsKey(Field.DATE)
              || names.containsKey(Field.DEPARTURE_TIME)
              || names.containsKey(Field.SCHEDULED_DEPARTURE_TIME)
              || names.containsKey(Field.ARRIVAL_TIME),
          "date",
          "the name of a column, or departure_time or arrival_time must be");
    }
    Map<Field, Column> columns = new EnumMap<>(Field.class);
    names.forEach((field, list) -> columns.put(field, new Column(list, patterns.get(field))));
    for (Field field : patterns.keySet()) {
      require(columns.containsKey(field), field.key(), "the name of a column, as it has a pattern");
    }
    return new RecordMapping(name, rows, header, columns, prefixes, zones, timeZone);
  }

  private void require(boolean holds, String field, String expected) {
    if (!holds) {
      throw wrong(field, "missing", expected);
    }
  }

  private Rows rows(String value) {
    for (Rows each : Rows.values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(value)) {
        return each;
      }
    }
    throw wrong("rows", value, "legs or events");
  }

  private Field field(String key) {
    for (Field each : Field.values()) {
      if (each.key().equals(key)) {
        return each;
      }
    }
    throw wrong("key", key, "name, rows, header, time_zone, zone.X, callsign.prefix.X or a field");
  }

  private ZoneOffset offset(String key, String value) {
    try {
      return ZoneOffset.of(value);
    } catch (DateTimeException e) {
      throw wrong(key, value, "an offset from UTC such as -05:00");
    }
  }

  private Pattern pattern(String key, String value) {
    try {
      Pattern pattern = Pattern.compile(value);
      if (pattern.matcher("").groupCount() < 1) {
        throw wrong(key, value, "a regular expression with a group in round brackets");
      }
      return pattern;
    } catch (PatternSyntaxException e) {
      throw wrong(key, value, "a regular expression");
    }
  }

  private static List<String> list(String value, String separator) {
    List<String> parts = new ArrayList<>();
    for (String part : value.split(separator, -1)) {
      if (!part.isBlank()) {
        parts.add(part.strip());
      }
    }
    return parts;
  }

  private MappingException wrong(String field, String value, String expected) {
    return new MappingException(file, line, field, value, expected);
  }
}
