package org.contadora.desk.live;

import java.time.LocalDate;
import java.util.List;

/// How much of a UTC day a feed was down, so that a low count is not mistaken for few flights.
///
/// @param feed its name
/// @param downS seconds of the day in which it gave nothing
/// @param hours hours of the day, 0 to 23, in which it was down for [#COUNTS_FROM_S] or longer
public record FeedDay(LocalDate date, String feed, long downS, List<Integer> hours) {
  /// An hour counts as one in which a feed was down from this on, seconds: the time in which a
  /// landing can be missed ([org.contadora.flights.legs.LegRules], hidden landing).
  public static final long COUNTS_FROM_S = 300;

  public FeedDay {
    hours = List.copyOf(hours);
  }
}
