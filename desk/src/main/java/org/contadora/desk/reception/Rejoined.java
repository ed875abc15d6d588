package org.contadora.desk.reception;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.contadora.desk.reception.Waiting.Why;
import org.contadora.reception.pathways.Pathways;
import org.contadora.reception.people.Family;
import org.contadora.reception.people.KeptSheet;
import org.contadora.reception.people.Manifest;
import org.contadora.reception.people.Person;

/// What was said of people and families, joined by the lines of their manifest to those whom this
/// version reads of it. What belongs to nobody of them is kept apart and used for nobody.
///
/// @param told answers that are used, by the person's key
/// @param unused answers that are not, by the key that they had
/// @param changed families that have other people than when something was said of them, as long as
///   nobody has decided again
record Rejoined(
    Map<String, Map<String, String>> told,
    Map<String, Map<String, String>> unused,
    Set<String> changed) {
  /// Nobody has said anything yet.
  static Rejoined nothing() {
    return new Rejoined(new LinkedHashMap<>(), new LinkedHashMap<>(), new HashSet<>());
  }

  static Rejoined of(KeptLanding kept, Pathways pathways, Manifest manifest) {
    Set<String> people = new HashSet<>();
    manifest.people().forEach(person -> people.add(person.key()));
    Map<String, Map<String, String>> told = new LinkedHashMap<>();
    Map<String, Map<String, String>> unused = new LinkedHashMap<>();
    kept.told()
        .forEach((key, facts) ->
            facts.forEach((fact, text) -> {
              boolean used = people.contains(key) && isRead(pathways, fact, text);
              (used ? told : unused)
                  .computeIfAbsent(key, _ -> new LinkedHashMap<>())
                  .put(fact, text);
            }));
    Set<String> changed = changed(kept.sheet(), manifest);
    changed.addAll(kept.changed());
    return new Rejoined(told, unused, changed);
  }

  private static boolean isRead(Pathways pathways, String fact, String text) {
    try {
      pathways.person().read(fact, text);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static Set<String> changed(KeptSheet sheet, Manifest manifest) {
    Map<String, Set<Integer>> before = new HashMap<>();
    for (KeptSheet.Row row : sheet.rows()) {
      if (!row.family().isEmpty()) {
        before.computeIfAbsent(row.family(), _ -> new HashSet<>()).add(row.line());
      }
    }
    Set<String> changed = new HashSet<>();
    for (Family family : manifest.families()) {
      Set<Integer> now = new HashSet<>();
      family.people().forEach(person -> now.add(person.line()));
      if (!before.getOrDefault(family.key(), now).equals(now)) {
        changed.add(family.key());
      }
    }
    return changed;
  }

  /// Somebody asked a person again.
  void askedAgain(String person, Set<String> facts) {
    unused.computeIfPresent(
        person,
        (_, left) -> {
          left.keySet().removeAll(facts);
          return left.isEmpty() ? null : left;
        });
  }

  /// What is to be looked at, people first, in the order of their keys.
  ///
  /// @param kept everything as it is now, with the keys of its rows
  List<Waiting> waiting(KeptLanding kept, Manifest manifest) {
    Map<String, Integer> lines = new HashMap<>();
    Set<String> keptFamilies = new HashSet<>();
    for (KeptSheet.Row row : kept.sheet().rows()) {
      lines.put(row.person(), row.line());
      keptFamilies.add(row.family());
    }
    Set<String> people = new HashSet<>();
    Set<String> families = new HashSet<>();
    for (Person person : manifest.people()) {
      people.add(person.key());
      families.add(person.family());
    }
    List<Waiting> waiting = new ArrayList<>();
    new TreeMap<>(unused)
        .forEach((key, facts) -> {
          int line = lines.getOrDefault(key, 0);
          Why why =
              people.contains(key) ? Why.FACT_UNKNOWN : line > 0 ? Why.ROW_REFUSED : Why.NOT_JOINED;
          waiting.add(new Waiting(why, key, line, facts, List.of(), List.of()));
        });
    Set<String> said = new LinkedHashSet<>();
    kept.pins().forEach(pin -> said.add(pin.family()));
    kept.choices().forEach(choice -> said.add(choice.family()));
    for (String key : said.stream().sorted().toList()) {
      if (!families.contains(key) || changed.contains(key)) {
        Why why =
            families.contains(key)
                ? Why.FAMILY_CHANGED
                : keptFamilies.contains(key) ? Why.ROW_REFUSED : Why.NOT_JOINED;
        waiting.add(
            new Waiting(
                why,
                key,
                0,
                Map.of(),
                kept.pins().stream().filter(pin -> pin.family().equals(key)).toList(),
                kept.choices().stream().filter(one -> one.family().equals(key)).toList()));
      }
    }
    return waiting;
  }
}
