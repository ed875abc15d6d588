package org.contadora.desk.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.contadora.desk.figures.PublishedBeside.Measure;
import org.contadora.desk.figures.PublishedBeside.Ours;
import org.contadora.desk.legs.Board;
import org.contadora.desk.legs.Days;
import org.contadora.desk.legs.StatisticsQuery;
import org.contadora.desk.legs.StatisticsQuery.By;
import org.contadora.desk.legs.StatisticsRow;
import org.contadora.flights.findings.FlightClass;
import org.contadora.flights.findings.PublishedCount;
import org.jspecify.annotations.Nullable;

/// Sets what monitors and governments published beside what we count, measure by measure: the same
/// word often counts different things.
public final class PublishedSeries {
  /// UN M49 area 419 as ISO 3166-1 codes.
  private static final Set<String> LATIN_AMERICA_CARIBBEAN =
      Set.of(
          ("AG AI AR AW BB BL BO BQ BR BS BV BZ CL CO CR CU CW DM DO EC FK GD GF GP GS GT GY HN HT"
                  + " JM KN KY LC MF MQ MS MX NI PA PE PR PY SR SV SX TC TT UY VC VE VG VI")
              .split(" "));

  private static final Set<String> RELATED =
      Set.of("removal", "removal_connection", "removal_return", "transfer");

  private static final String FROM = "from ";

  private final Board board;
  private final List<PublishedCount> published;
  private final Map<String, String> codes = new TreeMap<>();

  /// @param published counts with their sources, as the rule book has them
  public PublishedSeries(Board board, List<PublishedCount> published) {
    this.board = board;
    this.published = List.copyOf(published);
    for (String code : Locale.getISOCountries()) {
      codes.put(
          Locale.of("", code).getDisplayCountry(Locale.ENGLISH).replace(" & ", " and "), code);
    }
  }

  /// How a category is counted here.
  private record Definition(Measure measure, By by, String difference) {}

  private static Definition definition(PublishedCount row) {
    boolean everywhere = isEverywhere(row.country());
    return switch (row.category()) {
      case "removal_flights", "removal_flights_unique" ->
          new Definition(
              Measure.FLIGHTS,
              everywhere ? By.DAY : By.COUNTRY,
              everywhere ? "flights" : "flights_country");
      case "removal_destination_stops" ->
          new Definition(Measure.STOPS, everywhere ? By.DAY : By.COUNTRY, "stops");
      case "removal_flights_by_origin" -> new Definition(Measure.FLIGHTS, By.DEPARTURE, "origin");
      case "total_ice_legs" -> new Definition(Measure.LEGS, By.CLASS, "all_legs");
      case "removal_connection", "removal_return", "shuffle" ->
          new Definition(Measure.LEGS, By.CLASS, "legs");
      case "received_flights_from_US" -> new Definition(Measure.STOPS, By.COUNTRY, "received");
      case "received_persons_from_US_by_air" ->
          new Definition(Measure.PEOPLE, By.COUNTRY, "received_people");
      case "tracked_flights", "international_removals" -> none("watch_list");
      case "observed_flights" -> none("observed");
      case "state_pickup_flights", "state_pickup_persons" -> none("pick_up");
      case "lateral" -> none("lateral");
      default -> none(row.category().startsWith("military") ? "military" : "unknown");
    };
  }

  private static Definition none(String difference) {
    return new Definition(Measure.NONE, By.DAY, difference);
  }

  /// Every published count whose days meet the period, in the order of its days.
  public List<PublishedBeside> meeting(Days period) {
    List<PublishedBeside> rows = new ArrayList<>();
    for (PublishedCount row : published) {
      if (!row.periodStart().isAfter(period.last()) && !row.periodEnd().isBefore(period.first())) {
        rows.add(beside(row));
      }
    }
    rows.sort(
        Comparator.comparing((PublishedBeside row) -> row.published().periodStart())
            .thenComparing(row -> row.published().periodEnd())
            .thenComparing(row -> row.published().source())
            .thenComparing(row -> row.published().category())
            .thenComparing(row -> row.published().country()));
    return rows;
  }

  private PublishedBeside beside(PublishedCount row) {
    Definition definition = definition(row);
    Days days = new Days(row.periodStart(), row.periodEnd());
    long withData = daysWithData(days);
    Ours ours = withData == 0 ? null : ours(row, definition, days);
    return new PublishedBeside(
        row,
        codes.get(row.country()),
        ours == null && withData > 0 ? Measure.NONE : definition.measure(),
        definition.difference(),
        ours,
        withData,
        days.count());
  }

  private long daysWithData(Days days) {
    return rows(By.DAY, days).stream().mapToLong(StatisticsRow::daysWithData).sum();
  }

  private List<StatisticsRow> rows(By by, Days days) {
    return board.statistics(new StatisticsQuery(days.first(), days.last(), by));
  }

  private @Nullable Ours ours(PublishedCount row, Definition definition, Days days) {
    Predicate<String> wanted = wanted(row, definition.by());
    if (definition.measure() == Measure.NONE || wanted == null) {
      return null;
    }
    long counted = 0;
    long low = 0;
    long high = 0;
    for (StatisticsRow of : rows(definition.by(), days)) {
      if (!wanted.test(of.key())) {
        continue;
      }
      switch (definition.measure()) {
        case FLIGHTS, LEGS -> {
          counted += of.flights();
          low += of.flightsLow();
          high += of.flightsHigh();
        }
        case STOPS -> counted += of.stops();
        case PEOPLE -> {
          low += of.peopleLow();
          high += of.peopleHigh();
        }
        case NONE -> throw new IllegalStateException("Nothing is counted for " + row.category());
      }
    }
    return switch (definition.measure()) {
      case PEOPLE -> new Ours(null, low, high);
      case STOPS -> new Ours(counted, counted, counted);
      default -> new Ours(counted, low, high);
    };
  }

  /// Which of our rows are meant; null if the place or class is none that we know.
  private @Nullable Predicate<String> wanted(PublishedCount row, By by) {
    String place = row.country();
    Set<String> keys =
        switch (by) {
          case CLASS -> isEverywhere(place) ? classes(row.category()) : Set.of();
          case DEPARTURE ->
              place.startsWith(FROM) ? Set.of(place.substring(FROM.length())) : Set.of();
          case COUNTRY -> countries(place);
          default -> null;
        };
    if (keys == null) {
      return _ -> true;
    }
    return keys.isEmpty() ? null : keys::contains;
  }

  private Set<String> countries(String place) {
    if (place.equals("LAC total") || place.equals("Latin America and Caribbean")) {
      return LATIN_AMERICA_CARIBBEAN;
    }
    String code = codes.get(place);
    return code == null ? Set.of() : Set.of(code);
  }

  private static Set<String> classes(String category) {
    return switch (category) {
      case "total_ice_legs" -> RELATED;
      case "shuffle" -> Set.of(FlightClass.TRANSFER.code());
      default -> Set.of(category);
    };
  }

  private static boolean isEverywhere(String place) {
    return place.equalsIgnoreCase("all") || place.equalsIgnoreCase("total");
  }

  /// The days that the published counts reach over; null if there are none.
  public @Nullable Days days() {
    LocalDate first = null;
    LocalDate last = null;
    for (PublishedCount row : published) {
      first = first == null || row.periodStart().isBefore(first) ? row.periodStart() : first;
      last = last == null || row.periodEnd().isAfter(last) ? row.periodEnd() : last;
    }
    return first == null || last == null ? null : new Days(first, last);
  }
}
