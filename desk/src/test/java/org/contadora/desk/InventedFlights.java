package org.contadora.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.contadora.core.GeoPoint;
import org.contadora.core.IcaoAddress;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.findings.FlightClass;
import org.contadora.flights.findings.People;
import org.contadora.flights.findings.Tag;
import org.contadora.flights.legs.Basis;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.LegEnd;
import org.contadora.flights.legs.TrackPoint;
import org.contadora.flights.positions.Aircraft;
import org.jspecify.annotations.Nullable;

/// Findings that never were, drawn from a seed. No aircraft, operator or call sign is anybody's.
public final class InventedFlights {
  public static final List<String> OPERATORS = List.of("=Invented Air", "Made-up Wings", "Nowhere");
  private static final List<String> HUBS = List.of("KAEX", "KBRO", "KELP");
  private static final List<String> ABROAD = List.of("MGGT", "MHLM", "SKBO", "MSLP", "MTPP");
  private static final long S_PER_DAY = 86_400;

  private final SplittableRandom random;
  private final LocalDate first;
  private final int days;
  private int drawn;

  /// @param first UTC day of the first flight
  /// @param days days from which flights are drawn
  public InventedFlights(long seed, LocalDate first, int days) {
    random = new SplittableRandom(seed);
    this.first = first;
    this.days = days;
  }

  /// So many further findings, some of them legs of one rotation.
  public List<Finding> draw(int count) {
    List<Finding> findings = new ArrayList<>(count);
    while (findings.size() < count) {
      int legs = Math.min(1 + random.nextInt(4), count - findings.size());
      rotation(findings, legs);
    }
    return findings;
  }

  private void rotation(List<Finding> findings, int legs) {
    String rotation = "r-" + drawn;
    Instant start =
        first
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant()
            .plusSeconds((long) random.nextInt(days) * S_PER_DAY + random.nextInt(86_400));
    String operator = random.nextInt(6) == 0 ? null : pick(OPERATORS);
    for (int i = 0; i < legs; i++) {
      findings.add(finding(drawn++, rotation, start.plusSeconds(i * 14_400L), operator));
    }
  }

  private Finding finding(int number, String rotation, Instant start, @Nullable String operator) {
    var aircraft =
        new Aircraft(
            IcaoAddress.parse(String.format(Locale.ROOT, "a1%04x", random.nextInt(50)))
                .orElseThrow(),
            random.nextInt(9) == 0 ? "@SUM(A1)" : "N%dZZ".formatted(100 + random.nextInt(50)),
            "B738",
            null,
            0);
    FlightClass flightClass = FlightClass.values()[random.nextInt(FlightClass.values().length)];
    boolean away = flightClass == FlightClass.REMOVAL;
    LegEnd departure = end(pick(HUBS), start);
    LegEnd arrival = end(pick(away ? ABROAD : HUBS), start.plusSeconds(9000));
    var leg =
        new Leg(
            "invented-%07d".formatted(number),
            aircraft,
            random.nextInt(5) == 0 ? null : "ZZZ%d".formatted(random.nextInt(40)),
            List.of(),
            departure,
            arrival,
            start,
            start.plusSeconds(9000),
            List.of(),
            List.of(),
            List.of(
                new TrackPoint(start, new GeoPoint(31.3, -92.5), 0),
                new TrackPoint(start.plusSeconds(9000), new GeoPoint(14.6, -90.5), 0)),
            "invented");
    List<Tag> tags = new ArrayList<>();
    for (Tag tag : List.of(Tag.NIGHT, Tag.TURNED_BACK, Tag.FUEL_STOP, Tag.INFERRED_LEG)) {
      if (random.nextInt(6) == 0) {
        tags.add(tag);
      }
    }
    int low = 60 + random.nextInt(40);
    return new Finding(
        leg,
        flightClass,
        random.nextInt(101) / 100.0,
        operator,
        tags,
        rotation,
        away && random.nextInt(5) > 0
            ? new People(low, low + random.nextInt(60), "AIRCRAFT", "invented")
            : null,
        List.of(),
        "1");
  }

  private LegEnd end(String airport, Instant time) {
    if (random.nextInt(12) > 0) {
      return new LegEnd(airport, Basis.OBSERVED, time, "", List.of());
    }
    return switch (random.nextInt(3)) {
      case 0 -> new LegEnd(null, Basis.UNKNOWN, time, "LOST", List.of());
      case 1 -> new LegEnd(null, Basis.ENVELOPE, time, "LOST", List.of(airport));
      default -> new LegEnd(null, Basis.ENVELOPE, time, "LOST", List.of(airport, pick(HUBS)));
    };
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
