package org.contadora.desk.legs;

import java.util.ArrayList;
import java.util.List;

/// Codes of tags in one column, each between two semicolons, so that one can be looked for:
/// `;night;`.
final class Tags {
  private static final String SEPARATOR = ";";

  private Tags() {}

  static String join(List<String> tags) {
    return tags.isEmpty() ? "" : SEPARATOR + String.join(SEPARATOR, tags) + SEPARATOR;
  }

  static List<String> split(String column) {
    List<String> tags = new ArrayList<>();
    for (String tag : column.split(SEPARATOR, -1)) {
      if (!tag.isEmpty()) {
        tags.add(tag);
      }
    }
    return tags;
  }

  /// What to look for in the column.
  static String mark(String tag) {
    return SEPARATOR + tag + SEPARATOR;
  }
}
