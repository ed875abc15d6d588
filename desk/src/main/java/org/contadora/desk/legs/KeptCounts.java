package org.contadora.desk.legs;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.contadora.flights.findings.FlightClass;
import org.jdbi.v3.core.Jdbi;

/// How many legs filters let through, counted once for each state of the board. Safe for several
/// threads.
final class KeptCounts {
  /// Filters whose counts are kept until the board changes.
  private static final int COUNTS_KEPT = 256;

  private final Jdbi reading;
  private final Map<LegFilter, Map<FlightClass, Long>> kept;

  /// Changes whenever what is kept is forgotten.
  private long state;

  KeptCounts(Jdbi reading) {
    this.reading = reading;
    kept =
        new LinkedHashMap<>(COUNTS_KEPT, 0.75f, /* accessOrder= */ true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<LegFilter, Map<FlightClass, Long>> eldest) {
            return size() > COUNTS_KEPT;
          }
        };
  }

  /// As [Board#counts].
  LegCounts of(LegFilter filter) {
    Map<FlightClass, Long> byClass = byClass(filter.anyClass());
    long total = 0;
    for (Map.Entry<FlightClass, Long> entry : byClass.entrySet()) {
      if (filter.classes().isEmpty() || filter.classes().contains(entry.getKey())) {
        total += entry.getValue();
      }
    }
    return new LegCounts(total, byClass);
  }

  private Map<FlightClass, Long> byClass(LegFilter anyClass) {
    long before;
    synchronized (kept) {
      Map<FlightClass, Long> known = kept.get(anyClass);
      if (known != null) {
        return known;
      }
      before = state;
    }
    Map<FlightClass, Long> counted = count(anyClass);
    synchronized (kept) {
      if (state == before) {
        kept.put(anyClass, counted);
      }
    }
    return counted;
  }

  private Map<FlightClass, Long> count(LegFilter anyClass) {
    Map<FlightClass, Long> byClass = new EnumMap<>(FlightClass.class);
    for (FlightClass flightClass : FlightClass.values()) {
      byClass.put(flightClass, 0L);
    }
    reading.useHandle(handle ->
        new LegCounting(handle, anyClass)
            .byClass()
            .forEach((flightClass, legs) -> byClass.merge(flightClass, legs, Long::sum)));
    return byClass;
  }

  /// The board is another one now.
  void forget() {
    synchronized (kept) {
      state++;
      kept.clear();
    }
  }
}
