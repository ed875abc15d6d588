package org.contadora.reception.pathways;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.contadora.reception.pathways.Instrument.Work;

/// A way through one country: what is claimed first, and what it leads to.
///
/// @param first what is claimed
/// @param then the instruments that follow, in order
public record Route(Option first, List<Instrument> then) {
  private static final Pattern LEADING_NUMBER = Pattern.compile("(\\d+)");

  /// Months that stand for "nobody said when": behind everything that has a date.
  private static final int NOT_SAID_MONTHS = 1200;

  /// What is open before what must be asked or verified; then soonest work, then soonest permanent
  /// residence, then what was read at the source; the rest in alphabetical order.
  public static final Comparator<Route> SOONEST =
      Comparator.<Route, Option.Answer>comparing(route -> route.first().answer())
          .thenComparingInt(Route::workRank)
          .thenComparingInt(Route::residenceRank)
          .thenComparing(
              route -> route.first().instrument().basis().confidence(), Comparator.reverseOrder())
          .thenComparing(route -> route.first().host())
          .thenComparing(route -> route.first().instrument().id());

  public Route {
    then = List.copyOf(then);
  }

  /// Days from the application until work is allowed, if the instrument says so.
  public OptionalInt workAfterDays() {
    Instrument instrument = first.instrument();
    return switch (instrument.opens().work()) {
      case ON_FILING -> OptionalInt.of(0);
      case ON_GRANT -> decisionDays(instrument);
      default -> OptionalInt.empty();
    };
  }

  /// Months until permanent residence: none if it is permanent at once, those of the permits before
  /// it if one leads there, empty if nothing does.
  public OptionalInt permanentAfterMonths() {
    int months = 0;
    Instrument at = first.instrument();
    for (Instrument next : then) {
      if (at.permit().permanent()) {
        return OptionalInt.of(months);
      }
      if (at.permit().months().isEmpty()) {
        return OptionalInt.empty();
      }
      months += at.permit().months().getAsInt();
      at = next;
    }
    return at.permit().permanent() ? OptionalInt.of(months) : OptionalInt.empty();
  }

  private static OptionalInt decisionDays(Instrument instrument) {
    Matcher number = LEADING_NUMBER.matcher(instrument.decisionDays());
    return number.lookingAt()
        ? OptionalInt.of(Integer.parseInt(number.group(1)))
        : OptionalInt.empty();
  }

  private int workRank() {
    Work work = first.instrument().opens().work();
    // Decisions with a time limit come between filing and those without; no limit is over 1,000
    // days.
    return work == Work.ON_GRANT
        ? Math.min(1000, workAfterDays().orElse(1000))
        : work == Work.ON_FILING ? 0 : 1000 + work.ordinal();
  }

  private int residenceRank() {
    return permanentAfterMonths().orElse(NOT_SAID_MONTHS);
  }
}
