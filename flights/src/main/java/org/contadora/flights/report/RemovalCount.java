package org.contadora.flights.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.contadora.flights.airports.Countries;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.findings.FlightClass;
import org.contadora.flights.findings.Tag;
import org.contadora.flights.legs.Leg;
import org.jspecify.annotations.Nullable;

/// Counts the findings of a period, aircraft by aircraft, into a [Summary].
final class RemovalCount {
  private final Countries countries;
  private final Map<FlightClass, Integer> legs = new EnumMap<>(FlightClass.class);
  private final Tally all = new Tally();
  private final TreeMap<String, Tally> byCountry = new TreeMap<>();
  private final TreeMap<YearMonth, Tally> byMonth = new TreeMap<>();
  private final TreeMap<LocalDate, Tally> byMonday = new TreeMap<>();
  private final TreeMap<String, Tally> byOperator = new TreeMap<>();
  private final TreeMap<String, Tally> byDeparture = new TreeMap<>();
  private final LegDays days = new LegDays();
  private int inferredLegs;
  private int stopsLow;
  private int stopsHigh;

  RemovalCount(Countries countries) {
    this.countries = countries;
    for (FlightClass flightClass : FlightClass.values()) {
      legs.put(flightClass, 0);
    }
  }

  /// Counts all findings of one aircraft, in the order of time.
  void add(List<Finding> findings) {
    for (Finding finding : findings) {
      legs.merge(finding.flightClass(), 1, Integer::sum);
      inferredLegs += finding.tags().contains(Tag.INFERRED_LEG) ? 1 : 0;
      span(finding.leg());
    }
    List<CountedLeg> counted =
        findings.stream().map(finding -> CountedLeg.of(finding, countries)).toList();
    RemovalFlight.of(counted).forEach(this::add);
  }

  private void span(Leg leg) {
    var start = leg.start();
    if (start == null) {
      return;
    }
    days.add(leg);
    LocalDate day = start.atZone(ZoneOffset.UTC).toLocalDate();
    tally(byMonth, YearMonth.from(day)).legs++;
    tally(byMonday, monday(day)).legs++;
  }

  private void add(RemovalFlight flight) {
    List<CountedLeg> stops = flight.stops();
    all.add(flight, stops.size());
    for (CountedLeg landing : flight.landings()) {
      stopsLow += RemovalFlight.isLow(landing) ? 1 : 0;
      stopsHigh += RemovalFlight.isHigh(landing) ? 1 : 0;
    }
    LocalDate day = flight.date();
    if (day != null) {
      tally(byMonth, YearMonth.from(day)).add(flight, stops.size());
      tally(byMonday, monday(day)).add(flight, stops.size());
    }
    CountedLeg first = flight.legs().getFirst();
    tally(byOperator, LegsCsv.text(first.operator())).add(flight, stops.size());
    tally(byDeparture, LegsCsv.text(first.departure())).add(flight, stops.size());
    Set<String> visited = new HashSet<>();
    for (CountedLeg stop : stops) {
      @Nullable String known = stop.arrivalCountry();
      String country = known == null ? Summary.UNKNOWN_COUNTRY : known;
      Tally tally = tally(byCountry, country);
      tally.stops++;
      if (visited.add(country)) {
        tally.flights++;
      }
    }
  }

  /// The summary of all that was added.
  ///
  /// @param asked the period that was asked for
  Summary summary(Summary.Period asked) {
    LegDays.Told told = days.within(asked);
    Summary.Period period = told.period();
    return new Summary(
        period,
        told.strays(),
        legs,
        inferredLegs,
        new Summary.Removal(
            all.flights,
            all.stops,
            stopsLow,
            stopsHigh,
            all.low,
            all.high,
            all.peopleLow,
            all.peopleHigh),
        countries(),
        months(period),
        weeks(period),
        operators(),
        departures());
  }

  private List<Summary.ByCountry> countries() {
    List<Summary.ByCountry> rows = new ArrayList<>();
    byCountry.forEach(
        (country, tally) -> rows.add(new Summary.ByCountry(country, tally.flights, tally.stops)));
    rows.removeIf(row -> row.stops() == 0);
    rows.sort(Comparator.comparingInt(Summary.ByCountry::stops).reversed());
    return rows;
  }

  /// The months of the period, and those of strays beside it.
  private List<Summary.ByMonth> months(Summary.Period period) {
    if (period.from() != null && period.to() != null) {
      YearMonth last = YearMonth.from(period.to());
      for (YearMonth month = YearMonth.from(period.from());
          !month.isAfter(last);
          month = month.plusMonths(1)) {
        tally(byMonth, month);
      }
    }
    List<Summary.ByMonth> rows = new ArrayList<>();
    byMonth.forEach((month, tally) ->
        rows.add(new Summary.ByMonth(month.toString(), tally.legs, tally.flights, tally.stops)));
    return rows;
  }

  /// The weeks of the period, and those of strays beside it.
  private List<Summary.ByWeek> weeks(Summary.Period period) {
    if (period.from() != null && period.to() != null) {
      for (LocalDate monday = monday(period.from());
          !monday.isAfter(period.to());
          monday = monday.plusWeeks(1)) {
        tally(byMonday, monday);
      }
    }
    List<Summary.ByWeek> rows = new ArrayList<>();
    byMonday.forEach((monday, tally) ->
        rows.add(
            new Summary.ByWeek(
                isoWeek(monday),
                monday,
                tally.legs,
                tally.flights,
                tally.stops,
                tally.low,
                tally.high)));
    return rows;
  }

  private List<Summary.ByOperator> operators() {
    List<Summary.ByOperator> rows = new ArrayList<>();
    byOperator.forEach(
        (operator, tally) -> rows.add(new Summary.ByOperator(operator, tally.flights)));
    rows.removeIf(row -> row.flights() == 0);
    rows.sort(Comparator.comparingInt(Summary.ByOperator::flights).reversed());
    return rows;
  }

  private List<Summary.ByDeparture> departures() {
    List<Summary.ByDeparture> rows = new ArrayList<>();
    byDeparture.forEach(
        (airport, tally) -> rows.add(new Summary.ByDeparture(airport, tally.flights)));
    rows.removeIf(row -> row.flights() == 0);
    rows.sort(Comparator.comparingInt(Summary.ByDeparture::flights).reversed());
    return rows;
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static String isoWeek(LocalDate day) {
    return String.format(
        Locale.ROOT,
        "%d-W%02d",
        day.get(IsoFields.WEEK_BASED_YEAR),
        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  private static <K> Tally tally(Map<K, Tally> tallies, K key) {
    return tallies.computeIfAbsent(key, _ -> new Tally());
  }

  private static final class Tally {
    private int legs;
    private int flights;
    private int stops;
    private int low;
    private int high;
    private int peopleLow;
    private int peopleHigh;

    void add(RemovalFlight flight, int stopCount) {
      stops += stopCount;
      flights += flight.counted() ? 1 : 0;
      if (flight.low()) {
        low++;
        peopleLow += flight.peopleLow();
      }
      if (flight.high()) {
        high++;
        peopleHigh += flight.peopleHigh();
      }
    }
  }
}
