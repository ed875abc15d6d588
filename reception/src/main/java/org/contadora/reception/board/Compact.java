package org.contadora.reception.board;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import org.contadora.core.Refusals;
import org.contadora.core.Seed;
import org.contadora.reception.people.DelimitedText;
import org.contadora.reception.people.Manifest;
import org.contadora.reception.people.Person;
import org.contadora.reception.placement.Family;
import org.contadora.reception.placement.Intake;
import org.contadora.reception.placement.Place;
import org.jspecify.annotations.Nullable;

/// Places of several countries that receive together, for the families of a manifest.
public final class Compact {
  private static final String CAPACITY = "capacity:";

  /// Kinds of capacity, with what a family needs of each; texts under `board.dimension_…`.
  private static final Map<String, ToIntFunction<org.contadora.reception.people.Family>> KINDS =
      kinds();

  /// Chances of work that are never quite certain and never quite none.
  private static final double LEAST_CHANCE = 0.02;

  private static final double MOST_CHANCE = 0.95;

  /// How much the chances of families at one made-up place differ.
  private static final double NOISE = 0.05;

  private final List<String> kinds;
  private final List<Place> places;
  private final Map<String, String> countryOfPlace;
  private final List<Double> work;
  private final @Nullable Seed noise;

  /// @param kinds of capacity, in the order in which the places have them
  /// @param countryOfPlace ISO 3166-1 alpha-3, by the place's id
  /// @param work chance that a grown-up is in work within 90 days, by place
  /// @param noise makes the chances of families differ; null if they do not
  Compact(
      List<String> kinds,
      List<Place> places,
      Map<String, String> countryOfPlace,
      List<Double> work,
      @Nullable Seed noise) {
    this.kinds = List.copyOf(kinds);
    this.places = List.copyOf(places);
    this.countryOfPlace = new LinkedHashMap<>(countryOfPlace);
    this.work = List.copyOf(work);
    this.noise = noise;
  }

  private static Map<String, ToIntFunction<org.contadora.reception.people.Family>> kinds() {
    Map<String, ToIntFunction<org.contadora.reception.people.Family>> kinds = new LinkedHashMap<>();
    kinds.put("beds", family -> family.people().size());
    kinds.put("school", family -> (int) family.people().stream().filter(Person::isChild).count());
    kinds.put("jobs", Compact::adults);
    kinds.put("clinic", family -> family.needs().contains("medical") ? 1 : 0);
    return kinds;
  }

  /// No place at all.
  public static Compact none() {
    return new Compact(List.copyOf(KINDS.keySet()), List.of(), Map.of(), List.of(), null);
  }

  /// Reads a table of places: `place`, `country` (three letters), `capacity:beds` and if known
  /// `capacity:school`, `capacity:jobs`, `capacity:clinic`, `chance` (of work, 0 to 1), `languages`
  /// and `services` (lists with `;`), `largest_family`. Rows that cannot be used are refused.
  ///
  /// @throws IllegalArgumentException if it is no such table
  public static Compact read(String csv, Refusals refusals) {
    List<NamedCsvRecord> rows;
    String text = DelimitedText.withoutMark(csv);
    char separator = DelimitedText.headerSeparator(text);
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(text)) {
      rows = reader.stream().toList();
    } catch (java.io.IOException | RuntimeException e) {
      throw new IllegalArgumentException("The places are not a CSV table.", e);
    }
    List<String> header = rows.isEmpty() ? List.of() : rows.getFirst().getHeader();
    for (String column : List.of("place", "country", CAPACITY + "beds")) {
      if (!header.contains(column)) {
        throw new IllegalArgumentException(
            "The table of places lacks the column %s; expected place, country, capacity:beds and at least one row."
                .formatted(column));
      }
    }
    List<String> kinds =
        KINDS.keySet().stream().filter(kind -> header.contains(CAPACITY + kind)).toList();
    List<Place> places = new ArrayList<>();
    Map<String, String> countries = new LinkedHashMap<>();
    List<Double> work = new ArrayList<>();
    for (NamedCsvRecord row : rows) {
      try {
        Place place = place(row, kinds);
        String country = cell(row, "country").toUpperCase(Locale.ROOT);
        if (!country.matches("[A-Z]{3}")) {
          throw new IllegalArgumentException("country must be three letters, such as MEX");
        }
        double chance = chance(row, separator);
        if (countries.putIfAbsent(place.id(), country) != null) {
          throw new IllegalArgumentException("a place of that name came before");
        }
        places.add(place);
        work.add(chance);
      } catch (IllegalArgumentException e) {
        refusals.refuse(
            "PLACEMENT_PLACE",
            "line " + row.getStartingLineNumber(),
            String.valueOf(e.getMessage()));
      }
    }
    return new Compact(kinds, places, countries, work, null);
  }

  private static Place place(NamedCsvRecord row, List<String> kinds) {
    String id = cell(row, "place");
    if (id.isEmpty()) {
      throw new IllegalArgumentException("place must have a name");
    }
    List<Integer> capacities = new ArrayList<>();
    for (String kind : kinds) {
      capacities.add(whole(row, CAPACITY + kind, 0));
    }
    int largest =
        cell(row, "largest_family").isEmpty() ? Integer.MAX_VALUE : whole(row, "largest_family", 1);
    return new Place(
        id, capacities, list(row, "languages"), Set.of(), list(row, "services"), largest);
  }

  private static int whole(NamedCsvRecord row, String column, int least) {
    String text = cell(row, column);
    try {
      int number = Integer.parseInt(text);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Refused below, like a number that is too small.
    }
    throw new IllegalArgumentException(
        "%s (%s) must be a whole number of at least %d".formatted(column, text, least));
  }

  private static double chance(NamedCsvRecord row, char separator) {
    String text = cell(row, "chance");
    if (text.isEmpty()) {
      return 0;
    }
    try {
      double chance = Double.parseDouble(DelimitedText.withPoint(text, separator));
      if (chance >= 0 && chance <= 1) {
        return chance;
      }
    } catch (NumberFormatException e) {
      // Refused below, like what is no chance.
    }
    throw new IllegalArgumentException("chance (%s) must be from 0 to 1".formatted(text));
  }

  private static Set<String> list(NamedCsvRecord row, String column) {
    Set<String> parts = new HashSet<>();
    Arrays.stream(cell(row, column).split(";", -1))
        .map(part -> part.strip().toLowerCase(Locale.ROOT))
        .filter(part -> !part.isEmpty())
        .forEach(parts::add);
    return parts;
  }

  private static String cell(NamedCsvRecord row, String column) {
    return row.findField(column).orElse("").strip();
  }

  /// The places.
  public List<Place> places() {
    return places;
  }

  /// Whether there is a place of that id, whatever its case.
  public boolean has(String id) {
    return places.stream().anyMatch(place -> place.id().equalsIgnoreCase(id.strip()));
  }

  /// The country of each place, ISO 3166-1 alpha-3.
  public Map<String, String> countryOfPlace() {
    return countryOfPlace;
  }

  /// The families of a manifest before the places: a family fits only where a way into the country
  /// is open to it or may be.
  ///
  /// @param answers of each family, by its key
  public Intake intake(Manifest manifest, Map<String, Answers> answers) {
    // Drawn anew each time, so that a family's chances are the same when the board is made again.
    @Nullable RandomGenerator drawn = noise == null ? null : noise.random("chances of families");
    List<Family> families = new ArrayList<>();
    int count = manifest.families().size();
    double[][] scores = new double[count][places.size()];
    boolean[][] declared = new boolean[count][places.size()];
    for (int f = 0; f < count; f++) {
      org.contadora.reception.people.Family people = manifest.families().get(f);
      Set<String> open = answers.getOrDefault(people.key(), Answers.NONE).hosts();
      families.add(family(people));
      int adults = adults(people);
      for (int l = 0; l < places.size(); l++) {
        String country = countryOfPlace.getOrDefault(places.get(l).id(), "");
        boolean home = people.nationalities().contains(country);
        declared[f][l] = home || open.contains(country);
        double chance = work.get(l) + (drawn == null ? 0 : NOISE * drawn.nextGaussian());
        scores[f][l] = adults * Math.min(MOST_CHANCE, Math.max(LEAST_CHANCE, chance));
      }
    }
    return new Intake(kinds, families, places, scores, declared);
  }

  private Family family(org.contadora.reception.people.Family people) {
    boolean medical = people.needs().contains("medical");
    List<String> kin = new ArrayList<>();
    List<String> ranking = new ArrayList<>();
    for (Person person : people.people()) {
      countryOfPlace.forEach((place, country) -> {
        if (country.equals(person.kinCountry()) && kin.isEmpty()) {
          kin.add(place);
          ranking.add(place);
        }
      });
    }
    return new Family(
        people.key(),
        people.people().size(),
        kinds.stream().map(kind -> KINDS.getOrDefault(kind, _ -> 0).applyAsInt(people)).toList(),
        people.languages(),
        people.nationalities().stream().findFirst().orElse(""),
        medical ? Set.of("clinic") : Set.of(),
        kin,
        ranking,
        "");
  }

  /// Those who look for work.
  private static int adults(org.contadora.reception.people.Family people) {
    return (int)
        people.people().stream().filter(person -> !person.isChild() && !person.isElder()).count();
  }
}
