package org.contadora.flights.legs;

import java.time.Instant;
import org.contadora.flights.gaps.Gap;
import org.contadora.flights.gaps.Performance;

/// The two ends around a hidden stop.
record HiddenStop(LegEnd arrival, LegEnd departure) {
  /// The same with estimated times between the two contacts, and the landing before the take-off:
  /// each is reckoned from its own contact alone.
  HiddenStop inOrder(Gap.Contact lost, Gap.Contact found, Performance performance) {
    Instant landed = arrival.time();
    Instant left = departure.time();
    Instant first = Instant.ofEpochMilli(lost.timeMs());
    Instant last = Instant.ofEpochMilli(found.timeMs());
    if (landed != null && left != null && left.isBefore(landed)) {
      long spanMs = found.timeMs() - lost.timeMs();
      long halfMs = Math.min(Math.round(performance.kind().usualStopS() * 500), spanMs / 2);
      long middleMs =
          Math.clamp(
              (landed.toEpochMilli() + left.toEpochMilli()) / 2,
              lost.timeMs() + halfMs,
              found.timeMs() - halfMs);
      landed = Instant.ofEpochMilli(middleMs - halfMs);
      left = Instant.ofEpochMilli(middleMs + halfMs);
    }
    return new HiddenStop(
        landed == null ? arrival : arrival.at(within(first, landed, last)),
        left == null ? departure : departure.at(within(first, left, last)));
  }

  private static Instant within(Instant first, Instant time, Instant last) {
    return time.isBefore(first) ? first : time.isAfter(last) ? last : time;
  }
}
