package org.contadora.desk.legs;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.contadora.flights.findings.Tag;
import org.contadora.flights.findings.Verdict;
import org.jdbi.v3.core.Handle;

/// Keeps what is counted of each day beside the legs, so that counting years reads a few thousand
/// rows.
final class Figures {
  /// Kind of the row that counts all removal flights of a day.
  static final String ALL = "all";

  /// Kind of the row that counts the legs of a day taken from flight records.
  static final String RECORDED = "recorded";

  private static final List<String> KINDS =
      List.of(ALL, RECORDED, "country", "operator", "departure", "arrival", "class");

  private static final String FROM_FLIGHTS =
      """
      insert into figure
      select '%s', day, %s, sum(counted), sum(stops), sum(low), sum(high), sum(people_low),
        sum(people_high)
      from removal_flight where day = :day group by 3
      """;

  /// A flight stands in the row of every place it lands in, with all its people.
  private static final String FROM_LANDINGS =
      """
      insert into figure
      select '%s', day, key, sum(counted > 0), sum(counted), sum(low > 0), sum(high > 0),
        sum(case when low > 0 then people_low else 0 end),
        sum(case when high > 0 then people_high else 0 end)
      from (
        select removal_flight.day as day, flight_id, %s as key, sum(landing.counted) as counted,
          sum(landing.low) as low, sum(landing.high) as high,
          removal_flight.people_low as people_low, removal_flight.people_high as people_high
        from removal_flight join removal_landing as landing using (flight_id)
          left join leg on leg.leg_id = landing.leg_id
        where removal_flight.day = :day group by flight_id, key)
      group by key
      """;

  /// Legs, not flights: a leg that a person rejected is not there, one that a person confirmed is
  /// certain. What is not removal-related is counted as it is.
  private static final String FROM_LEGS =
      """
      insert into figure
      select 'class', day, class, sum(ppm >= 500000), 0,
        sum(ppm >= %d and (state in ('confirmed', 'changed')
          or instr(tags, ';inferred_leg;') = 0)), sum(ppm >= %d), 0, 0
      from (
        select day, class, state, tags,
          case when state = 'rejected' then 0
            when state in ('confirmed', 'changed') or class = 'other' then 1000000
            else probability_ppm end as ppm
        from leg indexed by leg_by_day where day = :day)
      group by class
      """
          .formatted(ppm(Verdict.LIKELY_FROM), ppm(Verdict.POSSIBLE_FROM));

  private static final String FROM_RECORDS =
      """
      insert into figure
      select 'recorded', day, '', count(*), 0, 0, 0, 0, 0
      from leg indexed by leg_by_day
      where day = :day and (departure_basis = 'recorded' or arrival_basis = 'recorded')
      having count(*) > 0
      """;

  private static final String COUNT_LEGS =
      """
      insert into leg_count
      select facet, :day, class, count(*) from (
        select class, '' as facet from leg indexed by leg_by_day where day = :day
        union all
        select class, 'operator:' || operator from leg indexed by leg_by_day
          where day = :day and operator is not null
        union all
        select class, 'state:' || state from leg indexed by leg_by_day where day = :day
        union all
        select class, 'tag:' || known.value from leg indexed by leg_by_day, json_each(:tags) as known
          where day = :day and instr(tags, ';' || known.value || ';') > 0
        union all
        select class, 'country:' || departure_country from leg indexed by leg_by_day
          where day = :day and departure_country is not null
        union all
        select class, 'country:' || arrival_country from leg indexed by leg_by_day
          where day = :day and arrival_country is not null
            and arrival_country is not departure_country
        union all
        select class, 'airport:' || departure_airport from leg indexed by leg_by_day
          where day = :day and departure_airport is not null
        union all
        select class, 'airport:' || arrival_airport from leg indexed by leg_by_day
          where day = :day and arrival_airport is not null
            and arrival_airport is not departure_airport)
      group by facet, class
      """;

  private final Handle handle;

  Figures(Handle handle) {
    this.handle = handle;
  }

  private static int ppm(double probability) {
    return (int) Math.round(probability * LegRow.PPM);
  }

  /// Marks every day as changed.
  void forget() {
    handle.execute("delete from figure");
    handle.execute("delete from leg_count");
    handle.execute("delete from stale_day");
    handle.execute("insert into stale_day select distinct day from leg where day is not null");
  }

  /// Counts anew what has changed.
  void refresh() {
    List<String> days =
        handle.createQuery("select day from stale_day order by day").mapTo(String.class).list();
    String tags =
        Arrays.stream(Tag.values())
            .map(tag -> '"' + tag.code() + '"')
            .collect(Collectors.joining(",", "[", "]"));
    for (String day : days) {
      for (String kind : KINDS) {
        handle.execute("delete from figure where kind = ? and day = ?", kind, day);
      }
      count(FROM_FLIGHTS.formatted(ALL, "''"), day);
      count(FROM_FLIGHTS.formatted("operator", "coalesce(operator, '')"), day);
      count(FROM_FLIGHTS.formatted("departure", "coalesce(departure, '')"), day);
      count(FROM_LANDINGS.formatted("country", "landing.country"), day);
      count(FROM_LANDINGS.formatted("arrival", "coalesce(leg.arrival_airport, '')"), day);
      count(FROM_LEGS, day);
      count(FROM_RECORDS, day);
      handle.execute("delete from leg_count where day = ?", day);
      handle.createUpdate(COUNT_LEGS).bind("day", day).bind("tags", tags).execute();
    }
    handle.execute("delete from stale_day");
  }

  private void count(String sql, String day) {
    handle.createUpdate(sql).bind("day", day).execute();
  }

  static String kind(StatisticsQuery.By by) {
    return switch (by) {
      case DAY, WEEK, MONTH -> ALL;
      case COUNTRY, OPERATOR, DEPARTURE, ARRIVAL, CLASS -> by.name().toLowerCase(Locale.ROOT);
    };
  }
}
