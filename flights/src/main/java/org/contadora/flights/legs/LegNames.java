package org.contadora.flights.legs;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.contadora.flights.positions.Aircraft;

/// Names the legs of one airframe by the aircraft and the minute in which they began.
final class LegNames {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final String OTHER_SUFFIX = "-b";

  private final LegWriter.Airframe airframe;
  private String last = "";
  private int same = 1;

  LegNames(LegWriter.Airframe airframe) {
    this.airframe = airframe;
  }

  /// The id of the next leg.
  String next(Aircraft aircraft, Instant start) {
    String id = name(aircraft, start);
    if (id.equals(last)) {
      same++;
      return id + "-" + same;
    }
    last = id;
    same = 1;
    return id;
  }

  /// The id that [#next] would give.
  String wouldBe(Aircraft aircraft, Instant start) {
    String id = name(aircraft, start);
    return id.equals(last) ? id + "-" + (same + 1) : id;
  }

  /// Two aircraft under one address may begin in one minute.
  private String name(Aircraft aircraft, Instant start) {
    String name = aircraft.key() + "-" + TIME.format(start);
    return airframe == LegWriter.Airframe.OTHER ? name + OTHER_SUFFIX : name;
  }
}
