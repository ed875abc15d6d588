package org.contadora.flights.legs;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.contadora.core.IcaoAddress;
import org.contadora.core.Refusals;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.gaps.Reach;
import org.contadora.flights.positions.Aircraft;
import org.contadora.flights.positions.Positions;
import org.contadora.flights.tracks.Observed;
import org.contadora.flights.tracks.TrackSink;
import org.jspecify.annotations.Nullable;

/// Cuts the track of one address into legs, whether its positions come from a file, a live feed or
/// a cluster, and remembers where it is between batches and days.
///
/// A leg is handed over when its landing is certain, when the aircraft is found to have landed out
/// of sight, or at the [#end]. Where two aircraft send the same address, each has its own
/// [AirframeMachine] and its own legs. One machine serves one address and is not safe for several
/// threads.
public final class LegMachine implements TrackSink {
  private final Aircraft aircraft;
  private final LegRules rules;
  private final Airports airports;
  private final Reach reach;
  private final Predicate<IcaoAddress> armedForces;
  private final Refusals refusals;
  private final LegSink sink;
  private final AirframeMachine first;

  /// The machine of the other aircraft; null while nobody else was heard.
  private @Nullable AirframeMachine other;

  /// A machine for one address.
  ///
  /// @param aircraft what is known of it so far; batches complete it
  /// @param reach prepared once for `airports`, shared by all machines
  /// @param armedForces whether an address is one of armed forces, whose aircraft are no likelier
  ///   where there is scheduled service, for inputs that do not say so themselves
  public LegMachine(
      Aircraft aircraft,
      LegRules rules,
      Airports airports,
      Reach reach,
      Predicate<IcaoAddress> armedForces,
      Refusals refusals,
      LegSink sink) {
    this.aircraft = aircraft;
    this.rules = rules;
    this.airports = airports;
    this.reach = reach;
    this.armedForces = armedForces;
    this.refusals = refusals;
    this.sink = sink;
    first =
        new AirframeMachine(
            aircraft,
            rules,
            airports,
            reach,
            armedForces,
            refusals,
            sink,
            LegWriter.Airframe.FIRST);
  }

  /// The other machine. Registration, type and owner that a source names are those of the aircraft
  /// that the address belongs to; of the other nothing is known.
  private AirframeMachine otherMachine() {
    IcaoAddress address = aircraft.address();
    Aircraft unknown = address == null ? aircraft : Aircraft.of(address);
    return new AirframeMachine(
        unknown, rules, airports, reach, armedForces, refusals, sink, LegWriter.Airframe.OTHER);
  }

  @Override
  public void accept(Positions positions) {
    first.begin(positions);
    if (other != null) {
      other.describe(positions);
    }
    int size = positions.size();
    for (int i = 0; i < size; i++) {
      AirframeMachine second = other;
      if (second != null && SharedAddress.isSecond(first, second, positions, i)) {
        second.take(positions, i);
      } else if (first.take(positions, i)) {
        acceptOther(first.takeOther());
      }
    }
  }

  private void acceptOther(Positions positions) {
    AirframeMachine second = other == null ? otherMachine() : other;
    other = second;
    second.describe(positions);
    for (int i = 0; i < positions.size(); i++) {
      second.take(positions, i);
    }
  }

  @Override
  public void end(Observed observed) {
    first.end(observed);
    if (other != null) {
      other.end(observed);
    }
  }

  /// Hands over the leg of an aircraft that has been silent for longer than [#patienceS], as [#end]
  /// would, and keeps it in mind. Where what is heard later shows that it flew on, or where it had
  /// landed, the leg is handed over again in its place, under the same id.
  ///
  /// @param observed when the feeds were heard
  public void lost(Observed observed) {
    first.lost(observed);
    if (other != null) {
      other.lost(observed);
    }
  }

  /// Writes how many positions were refused since this was last asked, beyond the examples, to the
  /// refusals, as [#end] does; for a track that goes on for long or is forgotten without an end.
  ///
  /// @param forGood whether nothing is heard any more: positions kept back until it is clear whose
  ///   they are count as refused then; else asking changes nothing that is found later
  public void reportRefusals(boolean forGood) {
    first.reportRefusals(forGood);
    if (other != null) {
      other.reportRefusals(forGood);
    }
  }

  /// The leg of an aircraft that is in the air, as far as it has come; its arrival is not known,
  /// for the reason `IN_FLIGHT`. None on the ground, and until a take-off is believed. Asking
  /// changes nothing that is found later. Where two aircraft share the address and both fly, the
  /// leg of the first to be heard, then that of the other ([LegFlag#OTHER_AIRCRAFT]).
  public List<Leg> inFlight() {
    List<Leg> legs = new ArrayList<>();
    first.inFlight().ifPresent(legs::add);
    if (other != null) {
      other.inFlight().ifPresent(legs::add);
    }
    return legs;
  }

  /// How long after its last contact an aircraft that stays silent has landed in any case, seconds:
  /// what a descent takes for one that was coming down or near a field, else what is left of its
  /// endurance. Empty if it is not in the air. Where two share the address, the longer of both.
  public OptionalDouble patienceS() {
    OptionalDouble own = first.patienceS();
    OptionalDouble others = other == null ? OptionalDouble.empty() : other.patienceS();
    return own.isEmpty() || others.isEmpty()
        ? (own.isEmpty() ? others : own)
        : OptionalDouble.of(Math.max(own.getAsDouble(), others.getAsDouble()));
  }
}
