package org.contadora.flights.legs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.contadora.core.Geodesy;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.gaps.Performance;
import org.jspecify.annotations.Nullable;

/// Tells from an aircraft's contacts on the ground that it has flown from one airport to another
/// while nobody saw it in the air.
///
/// One odd contact makes no flight: another place counts once it is confirmed, by a second contact
/// there or by a take-off; where it is not, the aircraft still stands where it stood.
final class GroundContacts {
  private static final double MPS_PER_KT = Geodesy.METRES_PER_NM / 3600;

  private final Airports airports;
  private final LegRules rules;

  /// The last contact on the field of [#airport].
  private final Fix last = new Fix();

  private int airport = Airports.NONE;
  private long callsign;

  /// Whether more than one contact, or a landing, shows that it was there.
  private boolean sure;

  /// When it was first seen there.
  private long sinceMs;

  /// Where it seems to be now, until that is confirmed.
  private @Nullable Elsewhere elsewhere;

  /// A first contact at another airport.
  private record Elsewhere(Fix first, int airport, long callsign) {}

  /// A flight that nobody saw.
  ///
  /// @param before last contact on the ground of the airport that it left
  /// @param after first contact on the ground of the other one
  /// @param callsign the call sign sent at both, packed; 0 if none, or not the same
  record Unseen(Fix before, LegEnd departure, Fix after, LegEnd arrival, long callsign) {}

  GroundContacts(Airports airports, LegRules rules) {
    this.airports = airports;
    this.rules = rules;
  }

  /// It stands or rolls on the field of an airport.
  ///
  /// @param sent call sign that it sends, packed; 0 if none
  /// @return the flight that it made to get there, if that is certain now and was not told before
  Optional<Unseen> at(Fix now, int here, long sent, Performance performance) {
    Elsewhere other = elsewhere;
    if (here == Airports.NONE) {
      return Optional.empty();
    }
    if (airport == Airports.NONE) {
      begin(now, here, sent);
      return Optional.empty();
    }
    if (here == airport) {
      elsewhere = null;
      stay(now, sent);
      return Optional.empty();
    }
    if (other == null || other.airport != here) {
      elsewhere = new Elsewhere(Fix.of(now), here, sent);
      return Optional.empty();
    }
    return now.timeMs - other.first.timeMs < 1000L * rules.touchS()
        ? Optional.empty()
        : confirm(now, other, sent, performance);
  }

  /// It takes off.
  ///
  /// @param ground its last contact on the ground
  /// @return as [#at]
  Optional<Unseen> takeOff(Fix now, @Nullable Fix ground, Performance performance) {
    Elsewhere other = elsewhere;
    if (other == null
        || ground == null
        || now.timeMs - ground.timeMs > 1000L * rules.seenThereS()
        || now.isFarther(other.first, Airports.AROUND_M)) {
      return Optional.empty();
    }
    return confirm(ground, other, other.callsign, performance);
  }

  /// It has landed.
  void landed(Fix touch, int at, long sent) {
    if (at == Airports.NONE) {
      forget();
      return;
    }
    begin(touch, at, sent);
    sure = true;
  }

  /// What follows is no continuation of this.
  void forget() {
    airport = Airports.NONE;
    elsewhere = null;
  }

  private void begin(Fix now, int here, long sent) {
    last.set(now);
    airport = here;
    callsign = sent;
    sinceMs = now.timeMs;
    sure = false;
    elsewhere = null;
  }

  private void stay(Fix now, long sent) {
    last.set(now);
    callsign = sent;
    sure |= now.timeMs - sinceMs >= 1000L * rules.touchS();
  }

  private Optional<Unseen> confirm(Fix now, Elsewhere other, long sent, Performance performance) {
    boolean told = sure || (callsign != 0 && callsign == other.callsign);
    Optional<Unseen> flight =
        told && isOneFlight(last, other.first, performance)
            ? Optional.of(flight(other, performance))
            : Optional.empty();
    begin(now, other.airport, sent);
    sure = true;
    return flight;
  }

  /// Whether an aircraft can have flown from one contact to the other, by one flight and by nothing
  /// else: not so where it can have taxied, where the time is too short for the fastest way, which
  /// makes it a wrong position, and where the time, or the way, is so long that it may hold any
  /// number of flights.
  private boolean isOneFlight(Fix before, Fix after, Performance performance) {
    double seconds = (after.timeMs - before.timeMs) / 1000.0;
    double metres = before.distanceM(after);
    double fastestMps = performance.maxGroundSpeedKt(Performance.HIGH_FT) * MPS_PER_KT;
    return metres > 2 * rules.nearFieldM()
        && seconds > rules.hiddenLandingS()
        && seconds >= metres / fastestMps + performance.kind().landingDetourS()
        && seconds <= rules.oneMissingLegS()
        && metres <= performance.cruiseKt() * MPS_PER_KT * performance.enduranceS();
  }

  /// Nothing tells when between the contacts it flew: in the middle the estimate is wrong by least.
  private Unseen flight(Elsewhere other, Performance performance) {
    double usualMps = performance.cruiseKt() * MPS_PER_KT * Performance.BLOCK_SPEED;
    double wayS = last.distanceM(other.first) / usualMps + performance.kind().landingDetourS();
    long spanMs = other.first.timeMs - last.timeMs;
    long spareMs = Math.max(0, spanMs - Math.round(wayS * 1000)) / 2;
    return new Unseen(
        Fix.of(last),
        end(airport, last.timeMs + spareMs, "STOOD_THERE_BEFORE"),
        other.first,
        end(other.airport, other.first.timeMs - spareMs, "FOUND_STANDING_THERE"),
        callsign == other.callsign ? callsign : 0);
  }

  private LegEnd end(int at, long timeMs, String reason) {
    return new LegEnd(
        airports.airport(at).code(),
        Basis.INFERRED,
        Instant.ofEpochMilli(timeMs),
        reason,
        List.of());
  }
}
