package org.contadora.desk.legs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.contadora.desk.InventedFlights;
import org.contadora.desk.legs.StatisticsQuery.By;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.airports.Countries;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.findings.FlightClass;
import org.contadora.flights.findings.Tag;
import org.contadora.flights.findings.Verdict;
import org.contadora.flights.report.CountedLeg;
import org.contadora.flights.report.RemovalFlight;
import org.contadora.flights.report.Summary;
import org.contadora.flights.tracks.Coverage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The figures kept day by day against their slow twin: all removal flights put together anew and
/// counted one by one.
final class StatisticsTest {
  private static final String GIVEN_SEED = System.getProperty("contadora.seed", "");
  private static final long SEED =
      GIVEN_SEED.isBlank() ? new SplittableRandom().nextLong() : Long.decode(GIVEN_SEED);
  private static final String HINT = "replay with -Dcontadora.seed=" + SEED;
  private static final LocalDate FIRST = LocalDate.of(2025, 12, 20);
  private static final int DAYS = 50;
  private static final Airports AIRPORTS = Airports.bundled();
  private static final Countries COUNTRIES = new Countries(AIRPORTS::find);

  @TempDir private Path folder;

  private final Map<String, PersonsWord> words = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  /// What a row says, without its name.
  private static final class Tally {
    long flights;
    long stops;
    long low;
    long high;
    long peopleLow;
    long peopleHigh;

    List<Long> all() {
      return List.of(flights, stops, low, high, peopleLow, peopleHigh);
    }
  }

  private static List<Long> all(StatisticsRow row) {
    return List.of(
        row.flights(),
        row.stops(),
        row.flightsLow(),
        row.flightsHigh(),
        row.peopleLow(),
        row.peopleHigh());
  }

  @Test
  void figuresAreWhatCountingOneByOneGives() {
    var random = new SplittableRandom(SEED);
    findings.addAll(new InventedFlights(random.nextLong(), FIRST, DAYS).draw(900));
    try (Board board = Board.open(folder.resolve("board.db"), AIRPORTS)) {
      board.feed(/* simulated= */ false, feed -> feed.add(findings, List.of()));
      compare(board, random);
      for (int i = 0; i < 60; i++) {
        String legId = findings.get(random.nextInt(findings.size())).leg().id();
        PersonsWord word =
            switch (random.nextInt(6)) {
              case 0 -> new PersonsWord(State.CONFIRMED, null, null);
              case 1 -> new PersonsWord(State.REJECTED, null, null);
              case 2 -> new PersonsWord(State.CHANGED, FlightClass.REMOVAL, null);
              case 3 -> new PersonsWord(State.AWAITING, null, null, "somebody");
              case 4 -> new PersonsWord(State.CONTESTED, null, null);
              default -> new PersonsWord(null, null, List.of("turned_back"));
            };
        // A word stands in place of the one before.
        words.put(legId, word);
        board.decide(legId, word);
      }
      compare(board, random);
      // Judged anew, with half of the legs on other days.
      List<Finding> other = new InventedFlights(random.nextLong(), FIRST, DAYS).draw(450);
      findings.subList(0, 450).clear();
      findings.addAll(other);
      board.feed(/* simulated= */ false, feed -> feed.add(other, List.of()));
      compare(board, random);
    }
  }

  /// A board of an earlier version has no country for an end whose airport is not known, though all
  /// that it may have been at lie in one.
  @Test
  void openEndsOfAnEarlierBoardGetTheirCountryWhenItIsOpened() throws Exception {
    var random = new SplittableRandom(SEED);
    findings.addAll(new InventedFlights(random.nextLong(), FIRST, DAYS).draw(900));
    Path file = folder.resolve("board.db");
    try (Board board = Board.open(file, AIRPORTS)) {
      board.feed(/* simulated= */ false, feed -> feed.add(findings, List.of()));
    }
    String url = "jdbc:sqlite:" + file;
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String end : List.of("departure", "arrival")) {
        assertThat(
                statement.executeUpdate(
                    "update leg set %1$s_country = null where %1$s_airport is null and %1$s_country is not null"
                        .formatted(end)))
            .as(end)
            .isPositive();
      }
      assertThat(
              statement.executeUpdate(
                  "update removal_landing set country = '%s' where leg_id in (select leg_id from leg where arrival_airport is null)"
                      .formatted(Summary.UNKNOWN_COUNTRY)))
          .isPositive();
    }
    try (Board earlier = Board.open(file, AIRPORTS)) {
      // Counts the days anew that this made stale, as the earlier version had them.
      earlier.feed(
          /* simulated= */ false, feed -> feed.add(List.of(findings.getFirst()), List.of()));
    }
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("pragma user_version = 1");
    }
    try (Board again = Board.open(file, AIRPORTS)) {
      compare(again, random);
    }
  }

  private void compare(Board board, SplittableRandom random) {
    for (By by : By.values()) {
      for (int i = 0; i < 8; i++) {
        LocalDate from = FIRST.plusDays(random.nextInt(DAYS));
        LocalDate to = from.plusDays(random.nextInt(DAYS));
        Map<String, List<Long>> expected = new TreeMap<>();
        slow(by, from, to).forEach((key, tally) -> expected.put(key, tally.all()));
        Map<String, List<Long>> actual = new TreeMap<>();
        for (StatisticsRow row : board.statistics(new StatisticsQuery(from, to, by))) {
          actual.put(row.key(), all(row));
        }
        List<Long> nothing = new Tally().all();
        // Weeks and months without a flight are rows; countries without one are not.
        expected.values().removeIf(nothing::equals);
        actual.values().removeIf(nothing::equals);
        if (by != By.DAY && by != By.WEEK && by != By.MONTH) {
          expected.values().removeIf(row -> row.get(0) == 0 && row.get(3) == 0);
        }
        assertThat(actual).as("%s %s %s, %s", by, from, to, HINT).isEqualTo(expected);
      }
    }
  }

  private Map<String, Tally> slow(By by, LocalDate from, LocalDate to) {
    Map<String, Tally> tallies = new LinkedHashMap<>();
    if (by == By.CLASS) {
      for (CountedLeg leg : counted()) {
        LocalDate day = day(leg);
        if (!day.isBefore(from) && !day.isAfter(to)) {
          count(leg, tallies.computeIfAbsent(leg.flightClass().code(), _ -> new Tally()));
        }
      }
      return tallies;
    }
    Map<String, List<CountedLeg>> rotations =
        counted().stream()
            .sorted(
                java.util.Comparator.comparing(CountedLeg::start).thenComparing(CountedLeg::legId))
            .collect(Collectors.groupingBy(CountedLeg::rotationId));
    for (List<CountedLeg> legs : rotations.values()) {
      for (RemovalFlight flight : RemovalFlight.of(legs)) {
        LocalDate day = Objects.requireNonNull(flight.date());
        if (!day.isBefore(from) && !day.isAfter(to)) {
          for (String key : keys(by, flight, day)) {
            count(by, key, flight, tallies.computeIfAbsent(key, _ -> new Tally()));
          }
        }
      }
    }
    return tallies;
  }

  private static LocalDate day(CountedLeg leg) {
    return Objects.requireNonNull(leg.start()).atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static void count(CountedLeg leg, Tally tally) {
    tally.flights += leg.probability() >= 0.5 ? 1 : 0;
    tally.low += RemovalFlight.isLow(leg) ? 1 : 0;
    tally.high += leg.probability() >= Verdict.POSSIBLE_FROM ? 1 : 0;
  }

  private static Set<String> keys(By by, RemovalFlight flight, LocalDate day) {
    TreeSet<String> keys = new TreeSet<>();
    CountedLeg first = flight.legs().getFirst();
    switch (by) {
      case WEEK ->
          keys.add(day.format(java.time.format.DateTimeFormatter.ISO_WEEK_DATE).substring(0, 8));
      case DAY -> keys.add(day.toString());
      case MONTH -> keys.add(day.toString().substring(0, 7));
      case OPERATOR -> keys.add(Objects.requireNonNullElse(first.operator(), ""));
      case DEPARTURE -> keys.add(Objects.requireNonNullElse(first.departure(), ""));
      case COUNTRY, ARRIVAL -> flight.landings().forEach(leg -> keys.add(place(by, leg)));
      case CLASS -> throw new IllegalStateException("Classes are of legs.");
    }
    return keys;
  }

  private static String place(By by, CountedLeg landing) {
    return by == By.COUNTRY
        ? Objects.requireNonNullElse(landing.arrivalCountry(), Summary.UNKNOWN_COUNTRY)
        : Objects.requireNonNullElse(landing.arrival(), "");
  }

  private static void count(By by, String key, RemovalFlight flight, Tally tally) {
    List<CountedLeg> landings =
        flight.landings().stream()
            .filter(leg -> (by != By.COUNTRY && by != By.ARRIVAL) || place(by, leg).equals(key))
            .toList();
    long stops = landings.stream().filter(RemovalFlight::isCounted).count();
    boolean low = landings.stream().anyMatch(RemovalFlight::isLow);
    boolean high = landings.stream().anyMatch(RemovalFlight::isHigh);
    tally.flights += stops > 0 ? 1 : 0;
    tally.stops += stops;
    tally.low += low ? 1 : 0;
    tally.high += high ? 1 : 0;
    tally.peopleLow += low ? flight.peopleLow() : 0;
    tally.peopleHigh += high ? flight.peopleHigh() : 0;
  }

  private List<CountedLeg> counted() {
    return findings.stream().map(this::counted).toList();
  }

  private CountedLeg counted(Finding finding) {
    CountedLeg leg = CountedLeg.of(finding, COUNTRIES);
    PersonsWord word = words.getOrDefault(leg.legId(), new PersonsWord(null, null, null));
    @Nullable List<String> said = word.tags();
    List<Tag> tags =
        new ArrayList<>(
            said == null
                ? leg.tags()
                : said.stream()
                    .map(tag -> Tag.valueOf(tag.toUpperCase(java.util.Locale.ROOT)))
                    .toList());
    State state = word.state() == null ? State.OPEN : word.state();
    if (state == State.CONFIRMED || state == State.CHANGED) {
      tags.remove(Tag.INFERRED_LEG);
    }
    FlightClass flightClass = word.flightClass() == null ? leg.flightClass() : word.flightClass();
    double probability =
        switch (state) {
          case OPEN, AWAITING, CONTESTED ->
              flightClass == FlightClass.OTHER ? 1 : leg.probability();
          case CONFIRMED, CHANGED -> 1;
          case REJECTED -> 0;
        };
    return new CountedLeg(
        leg.legId(),
        leg.rotationId(),
        leg.start(),
        leg.operator(),
        leg.departure(),
        leg.arrival(),
        leg.arrivalCountry(),
        flightClass,
        probability,
        tags,
        leg.people());
  }

  @Test
  void coverageSaysWhichHoursAndRegionsWereFollowedAndWhichDaysWereNot() {
    List<Finding> flights = new InventedFlights(1, FIRST, 1).draw(3);
    try (Board board = Board.open(folder.resolve("board.db"), AIRPORTS)) {
      board.feed(
          /* simulated= */ false,
          feed -> {
            feed.add(flights, List.of());
            feed.coverage(List.of(new Coverage.Day(FIRST, 4, 900, 2)));
            feed.hours(
                List.of(
                    new Coverage.Hour(Instant.parse("2025-12-20T00:00:00Z"), 400),
                    new Coverage.Hour(Instant.parse("2025-12-20T23:00:00Z"), 500)));
          });
      List<CoverageDay> days = board.coverage(new Days(FIRST, FIRST.plusDays(2)));
      assertThat(days).hasSize(3);
      CoverageDay first = days.getFirst();
      assertThat(first.hours()).isEqualTo(1 | 1 << 23);
      assertThat(first.hoursCovered()).isEqualTo(2);
      assertThat(first.aircraft()).isEqualTo(4);
      assertThat(first.regions().keySet()).contains("us").doesNotContain("caribbean");
      assertThat(days.getLast().seen()).isFalse();
      assertThat(board.days()).hasValueSatisfying(all -> assertThat(all.first()).isEqualTo(FIRST));
    }
  }
}
