package org.contadora.flights.legs;

import java.time.Instant;
import java.util.List;
import org.contadora.flights.positions.Aircraft;
import org.jspecify.annotations.Nullable;

/// One take-off to one landing of one aircraft.
///
/// @param id stable name: aircraft and start, such as `a960a9-20260827T0441`; the same input gives
///   the same id
/// @param callsign the call sign or flight number sent for longest, null if none was sent
/// @param callsigns all call signs sent, in the order in which they first came
/// @param firstSeen first position of the leg; null in flight records; of a leg between two
///   contacts on the ground that nobody saw ([LegFlag#MISSING_LEG]) the first of these
/// @param lastSeen last position of the leg; null in flight records; of such a leg the second one
/// @param flags what the shape of the track itself shows
/// @param events go-arounds and touch-and-goes on the way
/// @param track thinned track, empty in flight records
/// @param source input or inputs that the leg was built from; of many the first few, how many there
///   are, and the last
/// @param moreSources those that `source` is too short to name
public record Leg(
    String id,
    Aircraft aircraft,
    @Nullable String callsign,
    List<String> callsigns,
    LegEnd departure,
    LegEnd arrival,
    @Nullable Instant firstSeen,
    @Nullable Instant lastSeen,
    List<LegFlag> flags,
    List<LegEvent> events,
    List<TrackPoint> track,
    String source,
    List<String> moreSources) {
  public Leg {
    callsigns = List.copyOf(callsigns);
    flags = List.copyOf(flags);
    events = List.copyOf(events);
    track = List.copyOf(track);
    moreSources = List.copyOf(moreSources);
  }

  /// A leg whose `source` names all that it was built from.
  public Leg(
      String id,
      Aircraft aircraft,
      @Nullable String callsign,
      List<String> callsigns,
      LegEnd departure,
      LegEnd arrival,
      @Nullable Instant firstSeen,
      @Nullable Instant lastSeen,
      List<LegFlag> flags,
      List<LegEvent> events,
      List<TrackPoint> track,
      String source) {
    this(
        id, aircraft, callsign, callsigns, departure, arrival, firstSeen, lastSeen, flags, events,
        track, source, List.of());
  }

  /// When the leg began, as well as that is known: take-off, else first position, else landing.
  public @Nullable Instant start() {
    if (departure.time() != null) {
      return departure.time();
    }
    return firstSeen != null ? firstSeen : arrival.time();
  }

  /// This leg with another description of all inputs that it was built from.
  public Leg from(String otherSource) {
    return new Leg(
        id,
        aircraft,
        callsign,
        callsigns,
        departure,
        arrival,
        firstSeen,
        lastSeen,
        flags,
        events,
        track,
        otherSource);
  }

  /// This leg with more known of its aircraft.
  Leg withAircraft(Aircraft moreKnown) {
    return new Leg(
        id,
        moreKnown,
        callsign,
        callsigns,
        departure,
        arrival,
        firstSeen,
        lastSeen,
        flags,
        events,
        track,
        source,
        moreSources);
  }

  /// This leg under another id.
  public Leg withId(String newId) {
    return new Leg(
        newId,
        aircraft,
        callsign,
        callsigns,
        departure,
        arrival,
        firstSeen,
        lastSeen,
        flags,
        events,
        track,
        source,
        moreSources);
  }
}
