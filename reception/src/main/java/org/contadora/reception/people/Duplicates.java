package org.contadora.reception.people;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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
      String document = plain(person.document().reveal()).replace(" ", "");
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
    return Arrays.stream(plain(person.name().reveal()).split(" ", -1))
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }

  /// Letters to change, add or leave out to make one name the other (Levenshtein), row by row.
  private static int slips(String one, String other) {
    if (Math.abs(one.length() - other.length()) > MOST_SLIPS) {
      return MOST_SLIPS + 1;
    }
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
