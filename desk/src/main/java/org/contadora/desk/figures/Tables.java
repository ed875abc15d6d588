package org.contadora.desk.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.contadora.desk.legs.CoverageDay;
import org.contadora.desk.legs.LegRow;
import org.contadora.desk.legs.Regions;
import org.contadora.desk.legs.StatisticsQuery.By;
import org.contadora.desk.legs.StatisticsRow;
import org.contadora.flights.findings.PublishedCount;
import org.jspecify.annotations.Nullable;

/// Figures as rows and columns, with the names that the API gives them.
public final class Tables {
  private static final int HOURS = 24;

  private Tables() {}

  /// Removal flights and stops by `by`.
  public static Table statistics(By by, List<StatisticsRow> rows) {
    List<List<String>> cells = new ArrayList<>();
    for (StatisticsRow row : rows) {
      cells.add(
          List.of(
              row.key(),
              row.label(),
              text(row.flights()),
              text(row.stops()),
              text(row.flightsLow()),
              text(row.flightsHigh()),
              text(row.peopleLow()),
              text(row.peopleHigh()),
              text(row.daysWithData()),
              text(row.days())));
    }
    return new Table(
        "by_" + by.name().toLowerCase(Locale.ROOT),
        List.of(
            "key",
            "label",
            "flights",
            "stops",
            "flights_low",
            "flights_high",
            "people_low",
            "people_high",
            "days_with_data",
            "days"),
        cells);
  }

  /// A period beside others.
  public static Table comparison(Comparison comparison) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        compared(
            "this",
            comparison.days().first().toString(),
            comparison.days().last().toString(),
            comparison.counts(),
            comparison.daysWithData(),
            comparison.covered()));
    for (Comparison.Against against : comparison.against()) {
      rows.add(
          compared(
              against.base().code(),
              against.days().first().toString(),
              against.days().last().toString(),
              against.counts(),
              against.daysWithData(),
              against.covered()));
    }
    return new Table(
        "comparison",
        List.of(
            "period",
            "from",
            "to",
            "flights",
            "stops",
            "flights_low",
            "flights_high",
            "people_low",
            "people_high",
            "days_with_data",
            "covered"),
        rows);
  }

  private static List<String> compared(
      String name,
      String from,
      String to,
      @Nullable Counts counts,
      long daysWithData,
      Covered covered) {
    return List.of(
        name,
        from,
        to,
        counts == null ? "" : decimal(counts.flights()),
        counts == null ? "" : decimal(counts.stops()),
        counts == null ? "" : decimal(counts.low()),
        counts == null ? "" : decimal(counts.high()),
        counts == null ? "" : decimal(counts.peopleLow()),
        counts == null ? "" : decimal(counts.peopleHigh()),
        text(daysWithData),
        covered.code());
  }

  /// Day by day what was looked at; `hours` has a 1 for each hour with positions.
  public static Table coverage(List<CoverageDay> days) {
    List<String> header =
        new ArrayList<>(
            List.of("date", "hours_covered", "hours", "aircraft", "positions", "recorded_legs"));
    Regions.CODES.forEach(code -> header.add("track_points_" + code));
    List<List<String>> rows = new ArrayList<>();
    for (CoverageDay day : days) {
      List<String> row = new ArrayList<>();
      row.add(day.day().toString());
      row.add(text(day.hoursCovered()));
      row.add(hours(day));
      row.add(text(day.aircraft()));
      row.add(text(day.positions()));
      row.add(text(day.recorded()));
      Regions.CODES.forEach(code -> row.add(text(day.regions().getOrDefault(code, 0L))));
      rows.add(row);
    }
    return new Table("coverage", header, rows);
  }

  /// A digit for each hour of the day, `1` where there were positions.
  public static String hours(CoverageDay day) {
    StringBuilder text = new StringBuilder(HOURS);
    for (int hour = 0; hour < HOURS; hour++) {
      text.append((day.hours() >> hour & 1) == 1 ? '1' : '0');
    }
    return text.toString();
  }

  /// What others published beside ours.
  public static Table published(List<PublishedBeside> all) {
    List<List<String>> rows = new ArrayList<>();
    for (PublishedBeside row : all) {
      PublishedCount count = row.published();
      PublishedBeside.Ours ours = row.ours();
      Long counted = ours == null ? null : ours.counted();
      rows.add(
          List.of(
              count.source(),
              count.url(),
              count.periodStart().toString(),
              count.periodEnd().toString(),
              count.category(),
              count.country(),
              decimal(count.count()),
              count.notes(),
              row.measure().code(),
              row.difference(),
              counted == null ? "" : text(counted),
              ours == null ? "" : text(ours.low()),
              ours == null ? "" : text(ours.high()),
              row.covered().code()));
    }
    return new Table(
        "published",
        List.of(
            "source",
            "url",
            "from",
            "to",
            "category",
            "country",
            "count",
            "notes",
            "our_measure",
            "difference",
            "ours",
            "ours_low",
            "ours_high",
            "covered"),
        rows);
  }

  /// Flights to look at first, each with why.
  public static Table notable(List<MonthlyReport.Notable> all) {
    List<List<String>> rows = new ArrayList<>();
    for (MonthlyReport.Notable notable : all) {
      LegRow row = notable.row();
      rows.add(
          List.of(
              row.legId(),
              String.valueOf(row.date()),
              or(row.callsign()),
              or(row.operator()),
              or(row.departure().airport()),
              row.departure().basis(),
              or(row.arrival().airport()),
              row.arrival().basis(),
              String.format(Locale.ROOT, "%.3f", row.probability()),
              row.state().code(),
              String.join(";", row.tags()),
              notable.why(),
              "/flights/" + row.legId()));
    }
    return new Table(
        "notable",
        List.of(
            "leg_id",
            "date",
            "callsign",
            "operator",
            "departure",
            "departure_basis",
            "arrival",
            "arrival_basis",
            "probability",
            "state",
            "tags",
            "why",
            "address"),
        rows);
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String text(long number) {
    return Long.toString(number);
  }

  /// Whole numbers without a point, means with one digit after it.
  private static String decimal(double number) {
    return number == Math.rint(number)
        ? Long.toString((long) number)
        : String.format(Locale.ROOT, "%.1f", number);
  }
}
