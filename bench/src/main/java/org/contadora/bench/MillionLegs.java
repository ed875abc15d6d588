package org.contadora.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.contadora.core.GeoPoint;
import org.contadora.core.IcaoAddress;
import org.contadora.desk.legs.Board;
import org.contadora.flights.airports.Airport;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.findings.Evidence;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.findings.FlightClass;
import org.contadora.flights.findings.People;
import org.contadora.flights.findings.Tag;
import org.contadora.flights.legs.Basis;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.LegEnd;
import org.contadora.flights.legs.TrackPoint;
import org.contadora.flights.positions.Aircraft;

/// A desk's board filled with invented legs: six hundred aircraft over some years, most of them not
/// removal-related, as a desk that keeps everything has them.
final class MillionLegs {
  static final LocalDate FIRST_DAY = LocalDate.of(2022, 1, 1);
  static final int DAYS = 4 * 365;

  private static final int AIRCRAFT = 600;
  private static final int TOGETHER = 20_000;
  private static final int TRACK_POINTS = 24;
  private static final List<String> US =
      List.of("KAEX", "KBRO", "KIWA", "KELP", "KMIA", "KSAT", "KLRD", "KOAK", "KBIF", "KHRL");
  private static final List<String> ABROAD =
      List.of(
          "MGGT", "MHLM", "MSLP", "MMTP", "SKBO", "SEGU", "SPJC", "SBCF", "MDSD", "MKJP", "MTCH",
          "MNMG", "MPTO", "SVMI", "MUHA");
  private static final List<String> OPERATORS =
      List.of("GlobalX", "Eastern Air Express", "Omni Air", "iAero", "World Atlantic", "Avelo");

  private final Airports airports;
  private final SplittableRandom random = new SplittableRandom(1);

  MillionLegs(Airports airports) {
    this.airports = airports;
  }

  /// Fills the board in a desk's folder up to `legs`, or finds it filled.
  void fill(Path data, int legs) throws Exception {
    Files.createDirectories(data);
    Path done = data.resolve("filled-" + legs);
    if (Files.exists(done)) {
      return;
    }
    try (Board board = Board.open(data.resolve("board.db"), airports)) {
      for (int at = 0; at < legs; at += TOGETHER) {
        int first = at;
        int count = Math.min(TOGETHER, legs - at);
        board.feed(
            /* simulated= */ false,
            feed -> {
              List<Finding> findings = new ArrayList<>();
              for (int i = first; i < first + count; i++) {
                findings.add(finding(i, legs));
              }
              feed.add(findings, List.of());
            });
        System.out.printf("\rfilled %,d of %,d", at + count, legs);
      }
      System.out.println();
    }
    Files.createFile(done);
  }

  static String legId(int number) {
    return "%s-%08d".formatted(address(number % AIRCRAFT), number);
  }

  private static String address(int aircraft) {
    return String.format(Locale.ROOT, "a%05x", 4096 + aircraft * 7);
  }

  private Finding finding(int number, int legs) {
    long second = FIRST_DAY.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    Instant start = Instant.ofEpochSecond(second + (long) number * DAYS * 86_400 / legs);
    // Three legs of an aircraft make a rotation; of five rotations one lands people abroad.
    int rotation = number / AIRCRAFT / 3 * AIRCRAFT + number % AIRCRAFT;
    boolean related = rotation % 5 == 0;
    FlightClass flightClass =
        related ? FlightClass.values()[number / AIRCRAFT % 3] : FlightClass.OTHER;
    String from = pick(US);
    String to =
        flightClass == FlightClass.REMOVAL || random.nextInt(4) == 0 ? pick(ABROAD) : pick(US);
    Leg leg = leg(number, start, from, to);
    double probability =
        related ? 0.5 + random.nextDouble() * 0.5 : random.nextDouble() * random.nextDouble() * 0.5;
    return new Finding(
        leg,
        flightClass,
        probability,
        random.nextInt(5) == 0 ? null : pick(OPERATORS),
        random.nextInt(4) == 0 ? List.of(Tag.NIGHT) : List.of(),
        "r-" + rotation,
        flightClass == FlightClass.REMOVAL ? new People(60, 130, "distribution", "bench") : null,
        evidence(from, to),
        "bench");
  }

  private Leg leg(int number, Instant start, String from, String to) {
    String address = address(number % AIRCRAFT);
    var aircraft =
        new Aircraft(
            IcaoAddress.parse(address).orElseThrow(),
            "N" + (100 + number % AIRCRAFT) + "BM",
            "B738",
            null,
            0);
    int seconds = 5400 + random.nextInt(9000);
    return new Leg(
        legId(number),
        aircraft,
        "BEN%d".formatted(100 + number % 900),
        List.of(),
        new LegEnd(from, Basis.OBSERVED, start, "", List.of()),
        random.nextInt(6) == 0
            ? new LegEnd(
                to, Basis.INFERRED, start.plusSeconds(seconds), "LOST_LOW_AND_NEAR", List.of())
            : new LegEnd(to, Basis.OBSERVED, start.plusSeconds(seconds), "", List.of()),
        start,
        start.plusSeconds(seconds),
        List.of(),
        List.of(),
        track(start, seconds, place(from), place(to)),
        "bench");
  }

  private List<TrackPoint> track(Instant start, int seconds, GeoPoint from, GeoPoint to) {
    List<TrackPoint> track = new ArrayList<>();
    double bend = random.nextDouble(-0.6, 0.6);
    for (int i = 0; i <= TRACK_POINTS; i++) {
      double share = i / (double) TRACK_POINTS;
      double off = bend * Math.sin(share * Math.PI);
      track.add(
          new TrackPoint(
              start.plusSeconds((long) (share * seconds)),
              new GeoPoint(
                  from.latDeg() + share * (to.latDeg() - from.latDeg()) + off,
                  from.lonDeg() + share * (to.lonDeg() - from.lonDeg()) + off),
              (int) (36_000 * Math.sin(share * Math.PI))));
    }
    return track;
  }

  private GeoPoint place(String code) {
    return airports.find(code).map(Airport::point).orElse(new GeoPoint(15, -90));
  }

  private List<Evidence> evidence(String from, String to) {
    List<Evidence> evidence = new ArrayList<>();
    for (String code : List.of("HUB_DEPARTURE", "OPERATOR", "CALL_SIGN", "DESTINATION")) {
      evidence.add(
          new Evidence(
              code,
              Map.of("departure", from, "arrival", to),
              random.nextDouble(-2, 2),
              "a source's name as long as they usually are"));
    }
    return evidence;
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
