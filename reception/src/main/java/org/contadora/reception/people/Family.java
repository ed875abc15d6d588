package org.contadora.reception.people;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// People who stay together.
///
/// @param key such as `F-003`
/// @param people in the order of the manifest, at least one
/// @param whole whether the manifest says who belongs to it and none of its rows was refused;
///   without a key of a family a row stands alone, which says nothing of whoever came along
public record Family(String key, List<Person> people, boolean whole) {
  /// People from which a family is hard to lodge as one.
  public static final int LARGE_PEOPLE = 6;

  public Family {
    people = List.copyOf(people);
  }

  /// Nationalities held in it.
  public Set<String> nationalities() {
    Set<String> all = new LinkedHashSet<>();
    people.forEach(person -> all.addAll(person.nationalities()));
    return all;
  }

  /// Languages spoken in it.
  public Set<String> languages() {
    Set<String> all = new LinkedHashSet<>();
    people.forEach(person -> all.addAll(person.languages()));
    return all;
  }

  /// Whether one grown-up is alone with children.
  public boolean isSingleParent() {
    long adults = people.stream().filter(person -> !person.isChild()).count();
    return adults == 1 && people.size() > 1;
  }

  /// Whether only children are in it: each of them is an unaccompanied minor.
  public boolean isChildrenOnly() {
    return people.stream().allMatch(Person::isChild);
  }

  /// Whether its children came without a grown-up; empty as long as somebody's age is not known, or
  /// it is not known who belongs to them.
  public Optional<Boolean> isWithoutAdult() {
    if (people.stream().anyMatch(Person::isAdult)) {
      return Optional.of(false);
    }
    return whole && isChildrenOnly() ? Optional.of(true) : Optional.empty();
  }

  /// Codes of what it needs beside beds: `elder`, `large_family`, `medical`, `single_parent`.
  public List<String> needs() {
    LinkedHashSet<String> needs = new LinkedHashSet<>();
    if (people.stream().anyMatch(Person::isElder)) {
      needs.add("elder");
    }
    if (people.size() >= LARGE_PEOPLE) {
      needs.add("large_family");
    }
    if (people.stream().anyMatch(person -> !person.medicalNeed().isEmpty())) {
      needs.add("medical");
    }
    if (isSingleParent()) {
      needs.add("single_parent");
    }
    return List.copyOf(needs);
  }
}
