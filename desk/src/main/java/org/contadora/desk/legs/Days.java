package org.contadora.desk.legs;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/// A stretch of UTC days, both ends included.
public record Days(LocalDate first, LocalDate last) {
  public Days {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(
          "The last day (%s) must not be before the first (%s).".formatted(last, first));
    }
  }

  /// The days of a month.
  public static Days of(YearMonth month) {
    return new Days(month.atDay(1), month.atEndOfMonth());
  }

  /// The seven days that begin with a Monday.
  public static Days week(LocalDate monday) {
    return new Days(monday, monday.plusDays(6));
  }

  /// How many days they are.
  public long count() {
    return ChronoUnit.DAYS.between(first, last) + 1;
  }
}
