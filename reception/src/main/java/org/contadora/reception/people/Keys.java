package org.contadora.reception.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keys of people and families: those that their rows have already, else the next that nobody had.
final class Keys {
  private final Map<Integer, KeptSheet.Row> kept = new HashMap<>();
  private int lastPerson;
  private int lastFamily;

  /// Nobody has a key yet.
  Keys() {}

  /// The rows of `sheet` keep their keys.
  Keys(KeptSheet sheet) {
    lastPerson = sheet.lastKey();
    lastFamily = sheet.lastKey();
    for (KeptSheet.Row row : sheet.rows()) {
      if (!row.person().isEmpty()) {
        kept.put(row.line(), row);
        lastPerson = Math.max(lastPerson, number(row.person()));
        lastFamily = Math.max(lastFamily, number(row.family()));
      }
    }
  }

  private static int number(String key) {
    return Integer.parseInt(key.substring(2));
  }

  /// The key of the person of a line.
  String person(int line) {
    KeptSheet.@Nullable Row row = kept.get(line);
    return row == null ? String.format(Locale.ROOT, "P-%04d", ++lastPerson) : row.person();
  }

  /// The keys of families, one each. A family keeps its key as long as its rows had no other, and
  /// no other family has rows that had it: of one that fell apart nobody knows which part it is.
  ///
  /// @param families the lines of each
  List<String> families(List<List<Integer>> families) {
    List<Set<String>> had = new ArrayList<>();
    Map<String, Integer> parts = new HashMap<>();
    for (List<Integer> lines : families) {
      Set<String> keys = new HashSet<>();
      for (int line : lines) {
        KeptSheet.@Nullable Row row = kept.get(line);
        if (row != null) {
          keys.add(row.family());
        }
      }
      had.add(keys);
      keys.forEach(key -> parts.merge(key, 1, Integer::sum));
    }
    List<String> keys = new ArrayList<>();
    for (Set<String> before : had) {
      String only = before.size() == 1 ? before.iterator().next() : "";
      boolean same = parts.getOrDefault(only, 0) == 1;
      keys.add(same ? only : String.format(Locale.ROOT, "F-%03d", ++lastFamily));
    }
    return keys;
  }
}
