package org.contadora.reception.people;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.contadora.reception.people.Person.Arrival.Route;
import org.jspecify.annotations.Nullable;

/// Counts to publish, each with what it counts.
///
/// Figures of returns contradict each other in the press because nobody says whether they mean
/// nationals or everybody, air or land, a month or all since some day. Here every count says so.
/// What is below five is not published, nor what would let it be worked out from the others.
public final class PublishedCounts {
  /// Below this nothing is published: few people are somebody.
  public static final int LEAST_PUBLISHED_PEOPLE = 5;

  private PublishedCounts() {}

  /// A count.
  ///
  /// @param whom code of who is counted: `all`, `nationals`, `others`, `children`
  /// @param route code of how they came: `any`, `air`, `land`, `sea`, `not_said`
  /// @param period a month such as `2026-11`, or `all` for all months that are published
  /// @param people empty if it is not published
  public record Count(String whom, String route, String period, OptionalInt people) {}

  /// All counts of people who arrived in `country`.
  ///
  /// @param day of arrival of those whose row gives none
  public static List<Count> of(List<Person> people, String country, LocalDate day) {
    Map<YearMonth, List<Person>> months = new TreeMap<>();
    for (Person person : people) {
      @Nullable LocalDate own = person.arrival().day();
      months
          .computeIfAbsent(YearMonth.from(own == null ? day : own), _ -> new ArrayList<>())
          .add(person);
    }
    List<Count> counts = new ArrayList<>();
    Map<String, Integer> sums = new TreeMap<>();
    months.forEach((month, arrived) -> {
      List<Count> ofMonth = month(arrived, country, month.toString());
      for (Count count : ofMonth) {
        if (count.people().isPresent()) {
          sums.merge(count.whom() + " " + count.route(), count.people().getAsInt(), Integer::sum);
        }
      }
      counts.addAll(ofMonth);
    });
    // Sums are of published months only, so that none gives away one that is not.
    sums.forEach((key, sum) -> {
      String[] parts = key.split(" ", 2);
      counts.add(new Count(parts[0], parts[1], "all", OptionalInt.of(sum)));
    });
    return counts;
  }

  private static List<Count> month(List<Person> people, String country, String period) {
    Predicate<Person> national = person -> person.nationalities().contains(country);
    List<Count> counts = new ArrayList<>();
    counts.add(new Count("all", "any", period, published(people.size())));
    parts(
        List.of("nationals", "others"),
        List.of(count(people, national), count(people, national.negate())),
        (whom, number) -> counts.add(new Count(whom, "any", period, number)));
    parts(
        List.of("children", "adults_or_not_said"),
        List.of(count(people, Person::isChild), count(people, person -> !person.isChild())),
        (whom, number) -> counts.add(new Count(whom, "any", period, number)));
    List<String> routes = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    for (Route route : Route.values()) {
      routes.add(route.name().toLowerCase(java.util.Locale.ROOT));
      numbers.add(count(people, person -> person.arrival().route() == route));
    }
    parts(routes, numbers, (route, number) -> counts.add(new Count("all", route, period, number)));
    return counts;
  }

  private interface Part {
    void add(String code, OptionalInt number);
  }

  /// Parts of one whole. What is not published could be worked out together from the whole, so as
  /// long as that is one part or fewer than five people, the next smallest is not published either;
  /// parts that are empty say nothing of anybody.
  private static void parts(List<String> codes, List<Integer> numbers, Part part) {
    boolean[] hidden = new boolean[numbers.size()];
    int hiddenParts = 0;
    int hiddenPeople = 0;
    for (int i = 0; i < hidden.length; i++) {
      hidden[i] = numbers.get(i) > 0 && numbers.get(i) < LEAST_PUBLISHED_PEOPLE;
      hiddenParts += hidden[i] ? 1 : 0;
      hiddenPeople += hidden[i] ? numbers.get(i) : 0;
    }
    if (hiddenParts == 1 || (hiddenParts > 1 && hiddenPeople < LEAST_PUBLISHED_PEOPLE)) {
      int next = -1;
      for (int i = 0; i < hidden.length; i++) {
        boolean smaller = next < 0 || numbers.get(i) < numbers.get(next);
        if (!hidden[i] && numbers.get(i) > 0 && smaller) {
          next = i;
        }
      }
      if (next >= 0) {
        hidden[next] = true;
      }
    }
    for (int i = 0; i < hidden.length; i++) {
      part.add(codes.get(i), hidden[i] ? OptionalInt.empty() : published(numbers.get(i)));
    }
  }

  private static int count(List<Person> people, Predicate<Person> which) {
    return (int) people.stream().filter(which).count();
  }

  private static OptionalInt published(int people) {
    return people < LEAST_PUBLISHED_PEOPLE ? OptionalInt.empty() : OptionalInt.of(people);
  }
}
