package org.contadora.flights.report;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.contadora.flights.legs.Leg;

/// The days on which the legs of a report began, and the few among them whose date is so far from
/// all others that it may be mistyped.
///
/// Legs belong to one stretch of time while no two that follow each other are more than [#FAR_DAYS]
/// apart. A stretch at either end of all is *stray* where nobody saw its legs, so that a person may
/// have typed their date, and where they are few ([#FEW_OF], [#LEAST_LEGS], [#MOST_STRAYS]). One in
/// the middle is not: it makes the period no longer. Strays are counted as all legs are; only the
/// period is told without them.
final class LegDays {
  /// A year or a month that is mistyped mostly leads further away than this, and those who note
  /// flights pause for less, days: own estimate.
  private static final long FAR_DAYS = 180;

  /// One leg in so many may be stray, and one more for the rest: people who type tables mistype
  /// about one cell in a hundred, own estimate.
  private static final int FEW_OF = 100;

  /// Among fewer legs than this, nobody can tell a stray one from the rest: own estimate.
  private static final int LEAST_LEGS = 20;

  /// More than this are another period, not errors in typing, however many the others are: own
  /// estimate.
  private static final int MOST_STRAYS = 20;

  private final TreeMap<LocalDate, Day> days = new TreeMap<>();
  private int legs;

  /// The period of a report, and the legs that it leaves out.
  record Told(Summary.Period period, List<Summary.Stray> strays) {}

  /// Takes a leg; one whose time is not known has no day.
  void add(Leg leg) {
    var start = leg.start();
    if (start == null) {
      return;
    }
    legs++;
    LocalDate date = start.atZone(ZoneOffset.UTC).toLocalDate();
    days.computeIfAbsent(date, _ -> new Day()).add(leg, date);
  }

  /// The period of all that was taken.
  ///
  /// @param asked what was asked for; open ends are closed by the first and the last leg that is
  ///   not stray. Towards an end that was asked for nothing is stray, as all beyond it is cut
  Told within(Summary.Period asked) {
    List<Stretch> stretches = stretches();
    List<Summary.Stray> before = new ArrayList<>();
    List<Summary.Stray> after = new ArrayList<>();
    int more = legs < LEAST_LEGS ? 0 : Math.min(MOST_STRAYS, Math.ceilDiv(legs, FEW_OF));
    while (stretches.size() > 1) {
      Stretch first = stretches.getFirst();
      Stretch last = stretches.getLast();
      boolean atStart = asked.from() == null && first.isStray(more);
      boolean atEnd = asked.to() == null && last.isStray(more);
      if (!atStart && !atEnd) {
        break;
      }
      if (atStart && (!atEnd || isFirstStrayer(stretches))) {
        before.addAll(first.named);
        stretches.removeFirst();
        more -= first.legs;
      } else {
        after.addAll(0, last.named);
        stretches.removeLast();
        more -= last.legs;
      }
    }
    before.addAll(after);
    return new Told(period(asked, stretches), List.copyOf(before));
  }

  /// Whether the first stretch is stray before the last: of fewer legs, or further from the others.
  private static boolean isFirstStrayer(List<Stretch> stretches) {
    Stretch first = stretches.getFirst();
    Stretch last = stretches.getLast();
    return first.legs != last.legs
        ? first.legs < last.legs
        : daysBetween(first, stretches.get(1))
            >= daysBetween(stretches.get(stretches.size() - 2), last);
  }

  private static long daysBetween(Stretch earlier, Stretch later) {
    return ChronoUnit.DAYS.between(earlier.last, later.first);
  }

  private static Summary.Period period(Summary.Period asked, List<Stretch> stretches) {
    if (stretches.isEmpty()) {
      return asked;
    }
    return new Summary.Period(
        asked.from() != null ? asked.from() : stretches.getFirst().first,
        asked.to() != null ? asked.to() : stretches.getLast().last);
  }

  private List<Stretch> stretches() {
    List<Stretch> stretches = new ArrayList<>();
    for (Map.Entry<LocalDate, Day> entry : days.entrySet()) {
      LocalDate date = entry.getKey();
      if (stretches.isEmpty()
          || ChronoUnit.DAYS.between(stretches.getLast().last, date) > FAR_DAYS) {
        stretches.add(new Stretch(date));
      }
      stretches.getLast().add(date, entry.getValue());
    }
    return stretches;
  }

  /// The legs of one day; only so many are named as can be stray.
  private static final class Day {
    private final List<Summary.Stray> named = new ArrayList<>();
    private int legs;
    private boolean seen;

    void add(Leg leg, LocalDate date) {
      legs++;
      seen |= leg.firstSeen() != null;
      if (!seen && named.size() < MOST_STRAYS) {
        named.add(new Summary.Stray(leg.id(), date));
      }
    }
  }

  /// Days with legs that are near each other.
  private static final class Stretch {
    private final List<Summary.Stray> named = new ArrayList<>();
    private final LocalDate first;
    private LocalDate last;
    private int legs;
    private boolean seen;

    Stretch(LocalDate first) {
      this.first = first;
      last = first;
    }

    void add(LocalDate date, Day day) {
      last = date;
      legs += day.legs;
      seen |= day.seen;
      if (legs <= MOST_STRAYS) {
        named.addAll(day.named);
      }
    }

    boolean isStray(int most) {
      return !seen && legs <= most;
    }
  }
}
