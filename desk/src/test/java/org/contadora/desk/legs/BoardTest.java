package org.contadora.desk.legs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.contadora.core.IcaoAddress;
import org.contadora.flights.airports.Airport;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.findings.FlightClass;
import org.contadora.flights.findings.Tag;
import org.contadora.flights.legs.Basis;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.LegEnd;
import org.contadora.flights.positions.Aircraft;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The board against its slow twin: a plain list, filtered and sorted leg by leg.
final class BoardTest {
  private static final int LEGS = 600;
  private static final int QUESTIONS = 300;
  private static final Airports AIRPORTS = Airports.bundled();
  private static final List<String> CODES = List.of("KAEX", "KBRO", "MGGT", "MHLM", "SKBO");
  private static final List<String> OPERATORS = List.of("GlobalX", "Eastern", "iAero");
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 2);

  /// Parts of one word, of two, of an identifier, of numbers alone; and what SQL might stumble
  /// over.
  private static final List<String> TEXTS =
      List.of(
          "tyson1", "a0000", "mggt", "N10", "N12 tys", "kaex m", "eg-003", "leg-05", "12", "0 ",
          "%", "'");

  private static final String GIVEN_SEED = System.getProperty("contadora.seed", "");
  private static final long SEED =
      GIVEN_SEED.isBlank() ? new SplittableRandom().nextLong() : Long.decode(GIVEN_SEED);
  private static final String HINT = "replay with -Dcontadora.seed=" + SEED;

  @TempDir private static Path folder;
  private static Board board;
  private static final List<Finding> findings = new ArrayList<>();
  private static final Map<String, PersonsWord> words = new HashMap<>();

  @BeforeAll
  static void feed() {
    var random = new SplittableRandom(SEED);
    for (int i = 0; i < LEGS; i++) {
      findings.add(finding(i, random));
    }
    board = Board.open(folder.resolve("board.db"), AIRPORTS);
    board.feed(/* simulated= */ false, feed -> feed.add(findings, List.of()));
    for (Finding finding : findings) {
      if (random.nextInt(5) == 0) {
        PersonsWord word = word(random);
        words.put(finding.leg().id(), word);
        assertThat(board.decide(finding.leg().id(), word)).isTrue();
      }
    }
  }

  @AfterAll
  static void close() {
    board.close();
  }

  private static Finding finding(int number, SplittableRandom random) {
    // Few different times and probabilities, so that many legs stand equal in an order.
    Instant start =
        FIRST_DAY
            .plusDays(random.nextInt(20))
            .atTime(random.nextInt(4) * 6, 0)
            .toInstant(ZoneOffset.UTC);
    var aircraft =
        new Aircraft(
            IcaoAddress.parse(String.format(Locale.ROOT, "a0%04x", random.nextInt(40)))
                .orElseThrow(),
            "N%d".formatted(100 + random.nextInt(40)),
            "B738",
            null,
            0);
    var leg =
        new Leg(
            "leg-%04d".formatted(number),
            aircraft,
            random.nextInt(4) == 0 ? null : "TYSON%d".formatted(random.nextInt(30)),
            List.of(),
            end(start, random),
            end(start.plusSeconds(7200), random),
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            "test");
    List<Tag> tags = random.nextBoolean() ? List.of(Tag.NIGHT) : List.of(Tag.NIGHT, Tag.MILITARY);
    return new Finding(
        leg,
        FlightClass.values()[random.nextInt(FlightClass.values().length)],
        random.nextInt(21) / 20.0,
        random.nextInt(4) == 0 ? null : pick(OPERATORS, random),
        random.nextBoolean() ? List.of() : tags,
        "r-" + random.nextInt(200),
        null,
        List.of(),
        "1");
  }

  private static LegEnd end(Instant time, SplittableRandom random) {
    return random.nextInt(6) == 0
        ? new LegEnd(null, Basis.UNKNOWN, time, "LOST", List.of())
        : new LegEnd(pick(CODES, random), Basis.OBSERVED, time, "", List.of());
  }

  private static PersonsWord word(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> new PersonsWord(State.CONFIRMED, null, null);
      case 1 -> new PersonsWord(State.REJECTED, null, List.of("diverted"));
      case 2 -> new PersonsWord(State.CHANGED, FlightClass.TRANSFER, null);
      default -> new PersonsWord(null, null, List.of("night", "lateral"));
    };
  }

  private static <T> T pick(List<T> values, SplittableRandom random) {
    return values.get(random.nextInt(values.size()));
  }

  @Test
  void everyPageIsWhatThePlainListGives() {
    var random = new SplittableRandom(SEED + 1);
    for (int i = 0; i < QUESTIONS; i++) {
      LegFilter filter = filter(random);
      LegSort sort = LegSort.values()[random.nextInt(LegSort.values().length)];
      int limit = 1 + random.nextInt(80);
      List<String> expected =
          findings.stream()
              .filter(f -> passes(f, filter))
              .sorted(order(sort))
              .map(f -> f.leg().id())
              .toList();
      // Looked up by the rarest thing that is asked for, or read in order.
      long fewLegs = List.of(-1L, 20L, LegCounting.RARE).get(random.nextInt(3));
      assertThat(paged(filter, sort, limit, fewLegs))
          .as("%s %s, %s", filter, sort, HINT)
          .isEqualTo(expected);
      assertThat(board.counts(filter).total())
          .as("%s, %s", filter, HINT)
          .isEqualTo(expected.size());
      List<String> streamed = new ArrayList<>();
      board.forEach(filter, sort, row -> streamed.add(row.legId()));
      assertThat(streamed).as("%s %s, %s", filter, sort, HINT).isEqualTo(expected);
    }
  }

  private static List<String> paged(LegFilter filter, LegSort sort, int limit, long fewLegs) {
    List<String> ids = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      LegPage page = board.page(filter, sort, cursor, limit, fewLegs);
      assertThat(page.rows()).hasSizeLessThanOrEqualTo(limit);
      page.rows().forEach(row -> ids.add(row.legId()));
      cursor = page.next();
    } while (cursor != null);
    return ids;
  }

  private static LegFilter filter(SplittableRandom random) {
    Set<FlightClass> classes = EnumSet.noneOf(FlightClass.class);
    while (random.nextInt(3) == 0) {
      classes.add(FlightClass.values()[random.nextInt(5)]);
    }
    return new LegFilter(
        sometimes(FIRST_DAY.plusDays(random.nextInt(12)), random),
        sometimes(FIRST_DAY.plusDays(8 + random.nextInt(12)), random),
        sometimes(pick(List.of("US", "GT", "HN", "CO", "FR"), random), random),
        sometimes(pick(CODES, random), random),
        sometimes(pick(OPERATORS, random), random),
        classes,
        sometimes(State.values()[random.nextInt(4)], random),
        sometimes(pick(List.of("night", "military", "lateral"), random), random),
        sometimes(pick(TEXTS, random), random),
        sometimes(random.nextInt(LegRow.PPM / 2), random),
        sometimes(LegRow.PPM / 2 + random.nextInt(LegRow.PPM / 2), random));
  }

  private static <T> @Nullable T sometimes(T value, SplittableRandom random) {
    return random.nextInt(5) == 0 ? value : null;
  }

  private static boolean passes(Finding finding, LegFilter filter) {
    Leg leg = finding.leg();
    PersonsWord word = words.getOrDefault(leg.id(), new PersonsWord(null, null, null));
    FlightClass flightClass =
        word.flightClass() != null ? word.flightClass() : finding.flightClass();
    List<String> tags =
        word.tags() != null ? word.tags() : finding.tags().stream().map(Tag::code).toList();
    State state = word.state() != null ? word.state() : State.OPEN;
    LocalDate day = start(finding).atZone(ZoneOffset.UTC).toLocalDate();
    String from = leg.departure().airport();
    String to = leg.arrival().airport();
    long ppm = Math.round(finding.probability() * LegRow.PPM);
    String search =
        Stream.of(
                leg.id(),
                leg.aircraft().address(),
                leg.aircraft().registration(),
                leg.callsign(),
                from,
                to)
            .filter(Objects::nonNull)
            .map(Objects::toString)
            .collect(Collectors.joining(" "))
            .toUpperCase(Locale.ROOT);
    return (filter.from() == null || !day.isBefore(filter.from()))
        && (filter.to() == null || !day.isAfter(filter.to()))
        && (filter.country() == null
            || filter.country().equals(country(from))
            || filter.country().equals(country(to)))
        && (filter.airport() == null
            || filter.airport().equals(from)
            || filter.airport().equals(to))
        && (filter.operator() == null || filter.operator().equals(finding.operator()))
        && (filter.classes().isEmpty() || filter.classes().contains(flightClass))
        && (filter.state() == null || filter.state() == state)
        && (filter.tag() == null || tags.contains(filter.tag()))
        && (filter.text() == null || search.contains(filter.text().toUpperCase(Locale.ROOT)))
        && (filter.minProbabilityPpm() == null || ppm >= filter.minProbabilityPpm())
        && (filter.maxProbabilityPpm() == null || ppm <= filter.maxProbabilityPpm());
  }

  private static Instant start(Finding finding) {
    return Objects.requireNonNull(finding.leg().start());
  }

  private static @Nullable String country(@Nullable String airport) {
    return airport == null ? null : AIRPORTS.find(airport).map(Airport::country).orElseThrow();
  }

  private static Comparator<Finding> order(LegSort sort) {
    Comparator<Finding> byTime = Comparator.comparing(BoardTest::start);
    Comparator<Finding> byProbability = Comparator.comparingDouble(Finding::probability);
    Comparator<Finding> byId = Comparator.comparing(f -> f.leg().id());
    return switch (sort) {
      case OLDEST -> byTime.thenComparing(byId);
      case NEWEST -> byTime.thenComparing(byId).reversed();
      case LEAST_PROBABLE -> byProbability.thenComparing(byId);
      case MOST_PROBABLE -> byProbability.thenComparing(byId).reversed();
      case LEAST_CERTAIN ->
          Comparator.comparingLong((Finding f) ->
                  Math.abs(Math.round(f.probability() * LegRow.PPM) - LegRow.PPM / 2))
              .thenComparing(byTime)
              .thenComparing(byId);
    };
  }

  @Test
  void whatPeopleSaidStaysWhenLegsAreJudgedAnew() {
    List<LegRow> before = board.page(LegFilter.ALL, LegSort.OLDEST, null, LEGS).rows();
    long revision = board.revision();
    board.feed(/* simulated= */ false, feed -> feed.add(findings, List.of()));
    assertThat(board.page(LegFilter.ALL, LegSort.OLDEST, null, LEGS).rows()).isEqualTo(before);
    assertThat(board.revision()).isGreaterThan(revision);
  }

  @Test
  void feedThatFailsLeavesNothing() {
    var random = new SplittableRandom(SEED + 2);
    Finding stray = finding(LEGS, random);
    assertThatThrownBy(() ->
            board.feed(
                /* simulated= */ false,
                feed -> {
                  feed.add(List.of(stray), List.of());
                  throw new IllegalStateException("the feed broke");
                }))
        .hasMessage("the feed broke");
    assertThat(board.find(stray.leg().id())).isEmpty();
  }

  /// A board of an earlier version knows no pieces: they are gathered when it is opened.
  @Test
  void boardWithoutPiecesIsSearchedAllTheSame() throws SQLException {
    Path file = folder.resolve("earlier.db");
    LegFilter tyson =
        new LegFilter(null, null, null, null, null, Set.of(), null, null, "tyson1", null, null);
    List<LegRow> before;
    try (Board earlier = Board.open(file, AIRPORTS)) {
      earlier.feed(/* simulated= */ false, feed -> feed.add(findings, List.of()));
      before = earlier.page(tyson, LegSort.OLDEST, null, LEGS).rows();
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate("delete from leg_piece")).isPositive();
      statement.executeUpdate("delete from piece");
    }
    try (Board again = Board.open(file, AIRPORTS)) {
      assertThat(before).isNotEmpty();
      assertThat(again.page(tyson, LegSort.OLDEST, null, LEGS).rows()).isEqualTo(before);
      assertThat(again.counts(tyson).total()).isEqualTo(before.size());
    }
  }

  @Test
  void cursorOfAnotherOrderIsRefused() {
    String cursor = board.page(LegFilter.ALL, LegSort.NEWEST, null, 1).next();
    assertThatThrownBy(() -> board.page(LegFilter.ALL, LegSort.OLDEST, cursor, 1))
        .isInstanceOf(BadCursorException.class)
        .hasMessageContaining("sorted by time");
    assertThatThrownBy(() -> board.page(LegFilter.ALL, LegSort.OLDEST, "?!", 1))
        .isInstanceOf(BadCursorException.class);
  }
}
