package org.contadora.reception.placement.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.contadora.core.Refusals;
import org.contadora.reception.placement.Family;
import org.contadora.reception.placement.Intake;
import org.contadora.reception.placement.Pins.Pin;
import org.contadora.reception.placement.Place;
import org.jspecify.annotations.Nullable;

/// Reads families, places, scores and pins from CSV tables.
///
/// | table | columns |
/// |---|---|
/// | families | `family`, `people`; optional `size:NAME` for each kind of capacity, `workers:JOB` (people of an occupation), and lists separated by semicolons: `languages`, `services`, `kin`, `ranking`; `nationality`, `group` |
/// | places | `place`, `capacity:NAME` for each kind; optional `chance:JOB` (how likely one of that occupation is in work), `languages`, `nationalities`, `services`, `largest_family` |
/// | scores | `family`, `place`, `score`; without it a score is Σ workers × chance |
/// | pins | `family`, `place` (empty: no place for now), optional `decision`: `here` or `not here` |
///
/// A family's size in a kind is its `size:` column; else, for `beds`, its people; else, for `jobs
/// JOB`, its `workers:JOB`; else 0. Rows that cannot be used are refused, the rest is read.
public final class IntakeFiles {
  private static final String CAPACITY = "capacity:";
  private static final String SIZE = "size:";
  private static final String WORKERS = "workers:";
  private static final String CHANCE = "chance:";
  private static final String JOBS = "jobs ";
  private static final String BEDS = "beds";

  private final Refusals refusals;

  private IntakeFiles(Refusals refusals) {
    this.refusals = refusals;
  }

  /// Reads families and places.
  ///
  /// @param scores how well each family would do where, or null to add it up from occupations
  /// @throws IOException if a file cannot be read or lacks a column it needs
  public static Intake read(Path families, Path places, @Nullable Path scores, Refusals refusals)
      throws IOException {
    return new IntakeFiles(refusals).read(families, places, scores);
  }

  private Intake read(Path familiesFile, Path placesFile, @Nullable Path scoresFile)
      throws IOException {
    Table placesTable = Table.read(placesFile, "place");
    List<String> dimensions = placesTable.columns(CAPACITY);
    if (dimensions.isEmpty()) {
      throw new IOException(
          "%s has no column capacity:NAME; expected one for each kind, such as capacity:beds."
              .formatted(placesFile));
    }
    Table familiesTable = Table.read(familiesFile, "family", "people");
    List<Table.Row> placeRows = new ArrayList<>();
    List<Place> places = places(placesTable, dimensions, placeRows);
    List<Table.Row> familyRows = new ArrayList<>();
    List<Family> families = families(familiesTable, dimensions, places, familyRows);
    double[][] scores;
    if (scoresFile != null) {
      scores = scores(scoresFile, families, places);
    } else {
      scores = scoresByOccupation(familiesTable, placesTable, familyRows, placeRows, placesFile);
    }
    boolean[][] declared = new boolean[families.size()][places.size()];
    for (boolean[] row : declared) {
      Arrays.fill(row, true);
    }
    return new Intake(dimensions, families, places, scores, declared);
  }

  private List<Place> places(Table table, List<String> dimensions, List<Table.Row> rows) {
    List<Place> places = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Table.Row row : table.rows) {
      if (!isNew(row, "place", seen)) {
        continue;
      }
      List<Integer> capacities = new ArrayList<>();
      for (String dimension : dimensions) {
        capacities.add(Table.whole(row, CAPACITY + dimension, 0, 0, refusals));
      }
      int largest = Table.whole(row, "largest_family", 1, Integer.MAX_VALUE, refusals);
      if (capacities.contains(-1) || largest < 0) {
        continue;
      }
      if (capacities.stream().allMatch(capacity -> capacity == 0)) {
        refusals.refuse(
            "PLACEMENT_PLACE_EMPTY",
            row.place(),
            "place %s has no capacity of any kind; it takes nobody".formatted(row.text("place")));
      }
      places.add(
          new Place(
              row.text("place"),
              capacities,
              lower(row.set("languages")),
              upper(row.set("nationalities")),
              lower(row.set("services")),
              largest));
      rows.add(row);
    }
    return places;
  }

  private List<Family> families(
      Table table, List<String> dimensions, List<Place> places, List<Table.Row> rows) {
    Map<String, String> known = new HashMap<>();
    places.forEach(place -> known.putIfAbsent(place.id().toLowerCase(Locale.ROOT), place.id()));
    List<Family> families = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Table.Row row : table.rows) {
      if (!isNew(row, "family", seen)) {
        continue;
      }
      int people = Table.whole(row, "people", 1, -1, refusals);
      List<Integer> sizes = new ArrayList<>();
      for (String dimension : dimensions) {
        sizes.add(size(table, row, dimension, people));
      }
      if (row.text("people").isEmpty()) {
        refusals.refuse("PLACEMENT_NUMBER", row.place(), "people is empty, expected at least 1");
      }
      if (people < 1 || sizes.contains(-1)) {
        continue;
      }
      families.add(
          new Family(
              row.text("family"),
              people,
              sizes,
              lower(row.set("languages")),
              row.text("nationality").toUpperCase(Locale.ROOT),
              lower(row.set("services")),
              places(row, "kin", known),
              places(row, "ranking", known),
              row.text("group")));
      rows.add(row);
    }
    return families;
  }

  private int size(Table table, Table.Row row, String dimension, int people) {
    if (table.header.contains(SIZE + dimension)) {
      return Table.whole(row, SIZE + dimension, 0, 0, refusals);
    }
    if (dimension.equals(BEDS)) {
      return people;
    }
    return dimension.startsWith(JOBS)
        ? Table.whole(row, WORKERS + dimension.substring(JOBS.length()), 0, 0, refusals)
        : 0;
  }

  private boolean isNew(Table.Row row, String column, Set<String> seen) {
    String id = row.text(column);
    if (id.isEmpty()) {
      refusals.refuse(
          "PLACEMENT_NAME_MISSING", row.place(), "%s is empty, expected a name".formatted(column));
      return false;
    }
    if (!seen.add(id)) {
      refusals.refuse(
          "PLACEMENT_TWICE",
          row.place(),
          "%s %s comes a second time; the first row counts".formatted(column, id));
      return false;
    }
    return true;
  }

  /// The places that a cell names, as the table of places writes them; others are passed over.
  private List<String> places(Table.Row row, String column, Map<String, String> known) {
    List<String> places = new ArrayList<>();
    for (String named : row.list(column)) {
      @Nullable String place = known.get(named.toLowerCase(Locale.ROOT));
      if (place == null) {
        refusals.refuse(
            "PLACEMENT_PLACE_UNKNOWN",
            row.place(),
            "no place is called %s; it is passed over".formatted(named));
      } else if (!places.contains(place)) {
        places.add(place);
      }
    }
    return places;
  }

  private double[][] scores(Path file, List<Family> families, List<Place> places)
      throws IOException {
    Map<String, Integer> family = new HashMap<>();
    Map<String, Integer> place = new HashMap<>();
    families.forEach(f -> family.put(f.id(), family.size()));
    places.forEach(l -> place.put(l.id(), place.size()));
    double[][] scores = new double[families.size()][places.size()];
    for (double[] row : scores) {
      Arrays.fill(row, Double.NaN);
    }
    for (Table.Row row : Table.read(file, "family", "place", "score").rows) {
      @Nullable Integer f = family.get(row.text("family"));
      @Nullable Integer l = place.get(row.text("place"));
      if (f == null || l == null) {
        refusals.refuse(
            "PLACEMENT_SCORE_UNKNOWN",
            row.place(),
            "a score for family %s at %s, of which one is not there"
                .formatted(row.text("family"), row.text("place")));
      } else {
        scores[f][l] = Table.number(row, "score", refusals);
      }
    }
    return scores;
  }

  private double[][] scoresByOccupation(
      Table familiesTable,
      Table placesTable,
      List<Table.Row> families,
      List<Table.Row> places,
      Path placesFile)
      throws IOException {
    List<String> jobs = familiesTable.columns(WORKERS);
    if (placesTable.columns(CHANCE).isEmpty()) {
      throw new IOException(
          ("%s has no column chance:JOB and no scores were given."
                  + "\nMaybe give a table of scores: family, place, score.")
              .formatted(placesFile));
    }
    double[][] scores = new double[families.size()][places.size()];
    for (String job : jobs) {
      for (int f = 0; f < scores.length; f++) {
        int workers = Math.max(0, Table.whole(families.get(f), WORKERS + job, 0, 0, refusals));
        for (int l = 0; l < places.size() && workers > 0; l++) {
          double chance = Table.number(places.get(l), CHANCE + job, refusals);
          scores[f][l] += Double.isNaN(chance) ? 0 : workers * chance;
        }
      }
    }
    return scores;
  }

  /// Reads an officer's decisions.
  public static List<Pin> readPins(Path file, Refusals refusals) throws IOException {
    List<Pin> pins = new ArrayList<>();
    for (Table.Row row : Table.read(file, "family", "place").rows) {
      String decision = row.text("decision").toLowerCase(Locale.ROOT);
      if (row.text("family").isEmpty() || !List.of("", "here", "not here").contains(decision)) {
        refusals.refuse(
            "PLACEMENT_PIN",
            row.place(),
            "expected a family and the decision 'here' or 'not here', got '%s'"
                .formatted(decision));
        continue;
      }
      pins.add(new Pin(row.text("family"), row.text("place"), decision.equals("not here")));
    }
    return pins;
  }

  private static Set<String> lower(Set<String> words) {
    Set<String> lower = new HashSet<>();
    words.forEach(word -> lower.add(word.toLowerCase(Locale.ROOT)));
    return lower;
  }

  private static Set<String> upper(Set<String> words) {
    Set<String> upper = new HashSet<>();
    words.forEach(word -> upper.add(word.toUpperCase(Locale.ROOT)));
    return upper;
  }
}
