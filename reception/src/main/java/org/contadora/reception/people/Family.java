package org.contadora.reception.people;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// People who stay together.
///
/// @param key such as `F-003`
/// @param people in the order of the manifest, at least one
public record Family(String key, List<Person> people) {
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
