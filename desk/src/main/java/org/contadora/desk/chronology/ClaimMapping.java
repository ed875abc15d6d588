package org.contadora.desk.chronology;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which column of a table of claims holds what.
///
/// As a file: lines of `key = value`, `#` begins a comment line. Keys: `name`; one key for each
/// [ClaimField] with the column's name; `FIELD.default`, what holds where the column is missing or
/// empty; `event.prefix`, put before the event's name so that tables on different matters do not
/// meet, such as `colombia-2025/`.
///
/// @param name under which it is saved: small letters, digits and hyphens
/// @param columns the column of each field that the table has
/// @param defaults what holds where there is nothing in the table
/// @param eventPrefix put before every event's name, empty for nothing
public record ClaimMapping(
    String name,
    Map<ClaimField, String> columns,
    Map<ClaimField, String> defaults,
    String eventPrefix) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
  private static final String DEFAULT = ".default";
  private static final String PREFIX = "event.prefix";

  public ClaimMapping {
    if (!NAME.matcher(name).matches()) {
      throw new MappingException(
          "The name (%s) must be 1 to 60 small letters, digits and hyphens.".formatted(name));
    }
    columns = Map.copyOf(columns);
    defaults = Map.copyOf(defaults);
    columns.forEach((field, value) -> requireLine(field.code(), value));
    defaults.forEach((field, value) -> requireLine(field.code() + DEFAULT, value));
    requireLine(PREFIX, eventPrefix);
    for (ClaimField needed : List.of(ClaimField.TEXT, ClaimField.SOURCE)) {
      if (!columns.containsKey(needed) && !defaults.containsKey(needed)) {
        throw missing(needed.code(), "the name of a column");
      }
    }
    if (!columns.containsKey(ClaimField.EVENT)
        && !columns.containsKey(ClaimField.LEG)
        && !defaults.containsKey(ClaimField.EVENT)) {
      throw missing("event", "the name of a column, or leg must be");
    }
  }

  /// What a line of the file could not hold would make the file unreadable.
  private static void requireLine(String key, String value) {
    boolean wrong =
        value
            .codePoints()
            .anyMatch(
                c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    if (wrong) {
      throw new MappingException(
          "The %s (%s) must be one line of text.".formatted(key, value.strip()));
    }
  }

  private static MappingException missing(String field, String expected) {
    return new MappingException("The %s (missing) must be %s.".formatted(field, expected));
  }

  /// Reads the file's text.
  ///
  /// @throws MappingException if it cannot be used, with line, key, value, expectation
  public static ClaimMapping parse(String text) {
    String name = "";
    String prefix = "";
    Map<ClaimField, String> columns = new EnumMap<>(ClaimField.class);
    Map<ClaimField, String> defaults = new EnumMap<>(ClaimField.class);
    int number = 0;
    for (String raw : text.lines().toList()) {
      number++;
      String line = raw.replace("\ufeff", "").strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int equals = line.indexOf('=');
      String key = equals < 0 ? line : line.substring(0, equals).strip();
      String value = equals < 0 ? "" : line.substring(equals + 1).strip();
      if (value.isEmpty()) {
        throw new MappingException(
            "Line %d (%s) must be a key, an equals sign and a value.".formatted(number, line));
      }
      if (key.equals("name")) {
        name = value;
      } else if (key.equals(PREFIX)) {
        prefix = value;
      } else if (key.endsWith(DEFAULT)) {
        defaults.put(field(number, key.substring(0, key.length() - DEFAULT.length())), value);
      } else {
        columns.put(field(number, key), value);
      }
    }
    return new ClaimMapping(name, columns, defaults, prefix);
  }

  private static ClaimField field(int line, String key) {
    return ClaimField.find(key)
        .orElseThrow(() ->
            new MappingException(
                "Line %d: the key (%s) must be name, event.prefix, a field (%s) or FIELD.default."
                    .formatted(
                        line,
                        key,
                        String.join(
                            ", ",
                            java.util.Arrays.stream(ClaimField.values())
                                .map(ClaimField::code)
                                .toList()))));
  }

  /// The file's text.
  public String text() {
    var text = new StringBuilder("name = " + name + "\n");
    for (ClaimField field : ClaimField.values()) {
      if (columns.containsKey(field)) {
        text.append(field.code()).append(" = ").append(columns.get(field)).append('\n');
      }
      if (defaults.containsKey(field)) {
        text.append(field.code()).append(DEFAULT + " = ").append(defaults.get(field)).append('\n');
      }
    }
    if (!eventPrefix.isEmpty()) {
      text.append(PREFIX + " = ").append(eventPrefix).append('\n');
    }
    return text.toString();
  }

  @Nullable String column(ClaimField field) {
    return columns.get(field);
  }

  String fallback(ClaimField field) {
    return defaults.getOrDefault(field, "");
  }
}
