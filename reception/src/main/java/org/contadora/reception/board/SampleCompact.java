package org.contadora.reception.board;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.contadora.core.Seed;
import org.contadora.reception.placement.Choice;
import org.contadora.reception.placement.Place;
import org.contadora.reception.placement.plan.Plan;
import org.contadora.reception.placement.prices.Explanation;

/// A compact that nobody signed: twelve countries with forty made-up places each, to try a manifest
/// on. Countries and their languages are real; places, room and chances of work are drawn.
///
/// Only a few places of a country have much work, so that room there is short and has a price.
public final class SampleCompact {
  /// Kinds of capacity; texts under `board.dimension_…`.
  public static final List<String> DIMENSIONS = List.of("beds", "school", "jobs", "clinic");

  /// Places of each country.
  public static final int PLACES_EACH = 40;

  /// Countries of the compact with the languages in which their places receive.
  private static final Map<String, Set<String>> COUNTRIES = countries();

  /// Chance of work within 90 days: most places lie around this.
  private static final double USUAL_WORK = 0.3;

  /// How much better the few places with much work are.
  private static final double GOOD_PLACE = 0.35;

  private static final int ONE_GOOD_PLACE_IN = 13;

  private static final int CHOICES = 5;

  /// Who recorded choices that nobody made.
  private static final String RECORDED_BY = "demo";

  private static final List<String> SYLLABLES =
      List.of("va", "lo", "ri", "men", "tu", "qui", "sal", "dor", "nu", "bel");

  private final Seed seed;
  private final RandomGenerator random;
  private final List<Place> places = new ArrayList<>();
  private final Map<String, String> countryOfPlace = new LinkedHashMap<>();
  private final List<Double> work = new ArrayList<>();

  /// A compact drawn from `seed`.
  public SampleCompact(Seed seed) {
    this.seed = seed;
    random = seed.random("sample compact");
    COUNTRIES.forEach((country, languages) -> {
      for (int i = 1; i <= PLACES_EACH; i++) {
        add(country, i, languages);
      }
    });
  }

  private static Map<String, Set<String>> countries() {
    Map<String, Set<String>> countries = new LinkedHashMap<>();
    for (String spanish :
        List.of("ARG", "BOL", "CHL", "COL", "CRI", "ECU", "GTM", "HND", "MEX", "PER", "URY")) {
      countries.put(spanish, Set.of("es"));
    }
    countries.put("BRA", Set.of("pt", "es"));
    return countries;
  }

  private void add(String country, int number, Set<String> languages) {
    boolean good = number % ONE_GOOD_PLACE_IN == 1;
    String id =
        String.format(
            Locale.ROOT, "%s-%02d %s", country, number, name() + (good ? " del Trabajo" : ""));
    Set<String> spoken = new HashSet<>(languages);
    if (random.nextInt(8) == 0) {
      spoken.add("ht");
    }
    boolean clinic = random.nextInt(3) == 0;
    places.add(
        new Place(
            id,
            List.of(
                good ? 3 : 2 + random.nextInt(5),
                random.nextInt(4),
                good ? 3 : 1 + random.nextInt(3),
                clinic ? 1 + random.nextInt(2) : 0),
            spoken,
            Set.of(),
            clinic ? Set.of("clinic") : Set.of(),
            4 + random.nextInt(5)));
    countryOfPlace.put(id, country);
    work.add(USUAL_WORK + 0.1 * random.nextGaussian() + (good ? GOOD_PLACE : 0));
  }

  private String name() {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      name.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
    }
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /// The country of each place, ISO 3166-1 alpha-3.
  public Map<String, String> countryOfPlace() {
    return countryOfPlace;
  }

  /// The countries of the compact.
  public static Set<String> members() {
    return COUNTRIES.keySet();
  }

  /// The places, with a noise of their own for each family.
  public Compact compact() {
    return new Compact(DIMENSIONS, places, countryOfPlace, work, seed);
  }

  /// What some of the families made up say to a first proposal, so that choices can be seen: three
  /// accept, one declines, one asks for the place that would have been next.
  public static List<Choice> choices(Plan proposed, LocalDate day) {
    List<Choice> choices = new ArrayList<>();
    Instant at = day.atTime(17, 0).toInstant(ZoneOffset.UTC);
    for (Explanation explanation : proposed.explanations()) {
      String place = explanation.placed().place();
      String next = explanation.nextBest().place();
      if (place.isEmpty() || next.equals(place) || choices.size() == CHOICES) {
        continue;
      }
      Choice.Answer answer =
          choices.size() < 3
              ? Choice.Answer.ACCEPTED
              : choices.size() == 3 ? Choice.Answer.DECLINED : Choice.Answer.ANOTHER;
      choices.add(
          new Choice(
              explanation.family(),
              place,
              answer,
              answer == Choice.Answer.ANOTHER ? next : "",
              at.plusSeconds(60L * choices.size()),
              RECORDED_BY));
    }
    return choices;
  }
}
