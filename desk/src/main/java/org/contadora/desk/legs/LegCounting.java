package org.contadora.desk.legs;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.contadora.flights.findings.FlightClass;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Counts the legs that a filter lets through: from the counts of each day where it asks for one
/// thing beside days and classes, else leg by leg.
final class LegCounting {
  /// A facet that so few legs have is looked up by its index and sorted; of more, enough lie close
  /// to where a page begins in any order.
  static final long RARE = 5_000;

  /// Looking up this many legs one by one takes as long as looking at a million of them in a row.
  private static final long RARE_TO_COUNT = 100_000;

  private final Handle handle;
  private final LegFilter filter;

  LegCounting(Handle handle, LegFilter filter) {
    this.handle = handle;
    this.filter = filter;
  }

  /// Legs of every class, whichever classes the filter asks for.
  Map<FlightClass, Long> byClass() {
    Facet facet = Facet.only(filter);
    if (facet == null) {
      Conditions conditions = Conditions.of(filter.anyClass());
      String text = filter.text();
      String rare = text == null ? null : Pieces.rarely(handle, text, RARE_TO_COUNT);
      return counted(rare == null ? conditions : conditions.add(rare));
    }
    Map<FlightClass, Long> byClass = kept(facet);
    // Legs of which no time is known are of no day; there are few.
    counted(Conditions.of(filter.anyClass()).add("day is null"))
        .forEach((flightClass, legs) -> byClass.merge(flightClass, legs, Long::sum));
    return byClass;
  }

  /// The plus keeps SQLite from reading whole legs in the order of their classes: the index
  /// `leg_to_count` has all that is asked for.
  private Map<FlightClass, Long> counted(Conditions conditions) {
    return read(
        handle
            .createQuery(
                "select class, count(*) as n from leg %s group by +class"
                    .formatted(conditions.where()))
            .bindMap(conditions.values()));
  }

  private Map<FlightClass, Long> kept(Facet facet) {
    LocalDate from = filter.from();
    LocalDate to = filter.to();
    return read(
        handle
            .createQuery(
                """
                select class, sum(legs) as n from leg_count
                where facet = :facet and day between :from and :to group by class
                """)
            .bind("facet", facet.code())
            .bind("from", from == null ? "" : from.toString())
            .bind("to", to == null ? "~" : to.toString()));
  }

  private static Map<FlightClass, Long> read(Query query) {
    Map<FlightClass, Long> byClass = new EnumMap<>(FlightClass.class);
    query
        .map((row, _) ->
            Map.entry(LegRowMapper.flightClass(row.getString("class")), row.getLong("n")))
        .forEach(entry -> byClass.put(entry.getKey(), entry.getValue()));
    return byClass;
  }

  private static long ofClasses(Handle handle, LegFilter filter) {
    return handle
        .createQuery(
            "select coalesce(sum(legs), 0) from leg_count where facet = '' and class in (<classes>)")
        .bindList("classes", filter.classes().stream().map(FlightClass::code).toList())
        .mapTo(Long.class)
        .one();
  }

  /// A further condition that finds the legs by their rarest facet, null if none is rare.
  static @Nullable String rarely(Handle handle, LegFilter filter, long fewLegs) {
    String text = filter.text();
    if (text != null) {
      String rare = Pieces.rarely(handle, text, fewLegs);
      if (rare != null) {
        return rare;
      }
    }
    Facet rarest = null;
    long fewest = fewLegs + 1;
    if (!filter.classes().isEmpty()) {
      long legs = ofClasses(handle, filter);
      if (legs < fewest) {
        fewest = legs;
        rarest = Facet.classes(filter);
      }
    }
    for (Facet facet : Facet.known(filter)) {
      long legs =
          handle
              .createQuery("select coalesce(sum(legs), 0) from leg_count where facet = :facet")
              .bind("facet", facet.code())
              .mapTo(Long.class)
              .one();
      if (legs < fewest) {
        fewest = legs;
        rarest = facet;
      }
    }
    if (rarest == null) {
      return null;
    }
    String rowids = rarest.rowids();
    return rowids != null
        ? "leg.rowid in (%s)".formatted(rowids)
        // Its days are few, too; a leg of no day may have it.
        : """
        leg.rowid in (
          select rowid from leg where day in (
            select day from leg_count where facet = '%s')
          union select rowid from leg where day is null)
        """
            .formatted(rarest.code());
  }
}
