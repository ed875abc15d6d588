package org.contadora.reception.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.contadora.core.Letters;
import org.contadora.reception.people.Duplicate.Sign;

/// Finds people who may be there twice: by paper, by name and day of birth, by names that differ in
/// a letter or in their order.
final class Duplicates {
  /// Letters that names of one person differ in when typed twice: one slip.
  private static final int MOST_SLIPS = 1;

  private Duplicates() {}

  static List<Duplicate> of(List<Person> people) {
    List<Duplicate> found = new ArrayList<>();
    Map<String, List<Person>> byDocument = new HashMap<>();
    Map<Object, List<Person>> byBirth = new HashMap<>();
    Map<String, List<Person>> byName = new HashMap<>();
    for (Person person : people) {
      String document = Spelling.plain(person.document().reveal()).replace(" ", "");
      String name = sorted(person);
      for (Person other : byDocument.getOrDefault(document, List.of())) {
        found.add(new Duplicate(other.key(), person.key(), Sign.SAME_DOCUMENT));
      }
      if (person.birthDate() != null) {
        for (Person other : byBirth.getOrDefault(person.birthDate(), List.of())) {
          sign(person, other, name, found);
        }
        byBirth.computeIfAbsent(person.birthDate(), _ -> new ArrayList<>()).add(person);
      }
      for (Person other : byName.getOrDefault(name, List.of())) {
        if ((person.birthDate() == null || other.birthDate() == null)
            && !isFlagged(found, other, person)) {
          found.add(new Duplicate(other.key(), person.key(), Sign.SAME_NAME_ONLY));
        }
      }
      if (!document.isEmpty()) {
        byDocument.computeIfAbsent(document, _ -> new ArrayList<>()).add(person);
      }
      byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(person);
    }
    return found;
  }

  private static void sign(Person person, Person other, String name, List<Duplicate> found) {
    if (isFlagged(found, other, person)) {
      return;
    }
    String otherName = sorted(other);
    if (name.equals(otherName)) {
      found.add(new Duplicate(other.key(), person.key(), Sign.SAME_NAME_AND_BIRTH));
    } else if (slips(name, otherName) <= MOST_SLIPS) {
      found.add(new Duplicate(other.key(), person.key(), Sign.SIMILAR_NAME_SAME_BIRTH));
    }
  }

  private static boolean isFlagged(List<Duplicate> found, Person one, Person other) {
    return found.stream()
        .anyMatch(duplicate ->
            Objects.equals(duplicate.first(), one.key())
                && Objects.equals(duplicate.second(), other.key()));
  }

  /// The words of the name without accents, in alphabetical order.
  private static String sorted(Person person) {
    return Arrays.stream(Spelling.plain(person.name().reveal()).split(" ", -1))
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static int slips(String one, String other) {
    return Math.abs(one.length() - other.length()) > MOST_SLIPS
        ? MOST_SLIPS + 1
        : Letters.edits(one, other);
  }
}
