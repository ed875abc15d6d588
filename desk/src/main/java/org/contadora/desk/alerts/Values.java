package org.contadora.desk.alerts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Settings as names and values, and what is wrong with them.
final class Values {
  private final String what;
  private final Map<String, String> values;

  /// @param what what they are of, for messages
  Values(String what, Map<String, String> values, Set<String> known) {
    this.what = what;
    this.values = Map.copyOf(values);
    for (String key : values.keySet()) {
      if (!known.contains(key)) {
        throw new AlertException(
            "The %s has a setting (%s) that it does not know.".formatted(what, key));
      }
    }
  }

  String text(String name, String standard) {
    return values.getOrDefault(name, standard).strip();
  }

  String needed(String name, String expected) {
    String value = text(name, "");
    if (value.isEmpty()) {
      throw bad(name, value, expected);
    }
    return value;
  }

  int number(String name, int standard, int least, int most) {
    String value = text(name, String.valueOf(standard));
    int number = value.matches("\\d{1,6}") ? Integer.parseInt(value) : -1;
    if (number < least || number > most) {
      throw bad(name, value, "%d to %d".formatted(least, most));
    }
    return number;
  }

  boolean yes(String name) {
    String value = text(name, "no");
    if (!value.equals("yes") && !value.equals("no")) {
      throw bad(name, value, "yes or no");
    }
    return value.equals("yes");
  }

  List<String> list(String name) {
    List<String> items = new ArrayList<>();
    for (String item : text(name, "").split(",", -1)) {
      if (!item.isBlank()) {
        items.add(item.strip());
      }
    }
    return items;
  }

  AlertException bad(String name, String value, String expected) {
    String shown = value.length() <= 60 ? value : value.substring(0, 60) + "…";
    return new AlertException(
        "The %s (%s) of the %s must be %s.".formatted(name, shown, what, expected));
  }

  static String lines(Map<String, String> values) {
    StringBuilder lines = new StringBuilder();
    values.forEach((key, value) -> lines.append(key).append('=').append(value).append('\n'));
    return lines.toString();
  }

  static Map<String, String> of(String lines) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : lines.lines().toList()) {
      int equals = line.indexOf('=');
      values.put(line.substring(0, equals), line.substring(equals + 1));
    }
    return values;
  }
}
