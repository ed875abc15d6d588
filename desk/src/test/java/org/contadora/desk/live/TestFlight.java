package org.contadora.desk.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.contadora.core.GeoPoint;
import org.contadora.core.Geodesy;
import org.contadora.flights.airports.Airport;
import org.contadora.flights.airports.Airports;

/// An invented flight, straight from one airport to another: stands, climbs, cruises, descends,
/// stands. Or one that turns back on its way, or circles somewhere on it.
///
/// @param circlesFrom after how long in the air it begins to circle
/// @param circles how often it goes round before it flies on
public record TestFlight(
    String hex,
    String callsign,
    Airport from,
    Airport to,
    Instant takeOff,
    boolean turnsBack,
    Duration circlesFrom,
    int circles) {
  private static final Airports AIRPORTS = Airports.bundled();
  private static final double CRUISE_KT = 440;
  private static final int CRUISE_FT = 34_000;
  private static final double FPM = 1700;
  private static final double CIRCLE_M = 15_000;

  public static TestFlight of(
      String hex, String callsign, String from, String to, Instant takeOff) {
    return new TestFlight(
        hex,
        callsign,
        AIRPORTS.find(from).orElseThrow(),
        AIRPORTS.find(to).orElseThrow(),
        takeOff,
        false,
        Duration.ZERO,
        0);
  }

  public TestFlight turningBack() {
    return new TestFlight(hex, callsign, from, to, takeOff, true, Duration.ZERO, 0);
  }

  public TestFlight circling(Duration after, int rounds) {
    return new TestFlight(hex, callsign, from, to, takeOff, false, after, rounds);
  }

  /// How long it circles in all.
  public Duration circling() {
    return Duration.ofSeconds(
        Math.round(circles * 2 * Math.PI * CIRCLE_M / (CRUISE_KT * 1852 / 3600)));
  }

  private double wayM() {
    double wayM = Geodesy.distanceM(from.point(), to.point());
    return turnsBack ? wayM * 0.8 : wayM;
  }

  public Duration lasts() {
    return straight().plus(circling());
  }

  private Duration straight() {
    return Duration.ofSeconds(Math.round(wayM() / (CRUISE_KT * 1852 / 3600)));
  }

  /// How a receiver shows it at a time, as an element of `aircraft`.
  public String json(Instant time) {
    double airS = Duration.between(takeOff, time).toMillis() / 1000.0;
    double circledS =
        Math.max(0, Math.min((double) circling().toSeconds(), airS - circlesFrom.toSeconds()));
    double flownS = airS - circledS;
    double lastsS = straight().toSeconds();
    boolean ground = flownS <= 0 || flownS >= lastsS;
    double alongS = Math.max(0, Math.min(lastsS, flownS));
    double leftS = lastsS - alongS;
    boolean back = turnsBack && alongS > lastsS / 2;
    double bearing = Geodesy.bearingDeg(from.point(), to.point());
    double alongM = wayM() * (back ? leftS : alongS) / lastsS;
    GeoPoint at = Geodesy.destination(from.point(), bearing, alongM);
    double track =
        back
            ? Geodesy.bearingDeg(at, from.point())
            : alongM < wayM() - 5000 ? Geodesy.bearingDeg(at, to.point()) : bearing;
    if (circledS > 0 && circledS < circling().toSeconds()) {
      double turned = 360.0 * circles * circledS / circling().toSeconds();
      GeoPoint centre = Geodesy.destination(at, track + 90, CIRCLE_M);
      at = Geodesy.destination(centre, track - 90 + turned, CIRCLE_M);
      track = (track + turned) % 360;
    }
    double height = Math.min(CRUISE_FT, Math.min(alongS, leftS) * FPM / 60);
    int elevation = leftS < lastsS / 2 && !turnsBack ? to.elevationFt() : from.elevationFt();
    double rate = alongS * FPM / 60 < CRUISE_FT ? FPM : leftS * FPM / 60 < CRUISE_FT ? -FPM : 0;
    return String.format(
        Locale.ROOT,
        "{\"hex\":\"%s\",\"type\":\"adsb_icao\",\"flight\":\"%-8s\",\"lat\":%.6f,\"lon\":%.6f,"
            + "\"alt_baro\":%s,\"gs\":%.1f,\"track\":%.1f,\"baro_rate\":%d,\"seen_pos\":0.2,\"seen\":0.1}",
        hex,
        callsign,
        at.latDeg(),
        at.lonDeg(),
        ground ? "\"ground\"" : String.valueOf((int) (elevation + height)),
        ground ? 3.0 : Math.max(140, Math.min(CRUISE_KT, 140 + height / 60)),
        track,
        ground ? 0 : (int) rate);
  }

  /// What a receiver writes of some flights at a time.
  public static String snapshot(Instant time, TestFlight... flights) {
    StringBuilder all = new StringBuilder();
    for (TestFlight flight : flights) {
      all.append(all.isEmpty() ? "" : ",").append(flight.json(time));
    }
    return String.format(
        Locale.ROOT,
        "{\"now\":%.1f,\"messages\":12345,\"aircraft\":[%s]}",
        time.toEpochMilli() / 1000.0,
        all);
  }
}
