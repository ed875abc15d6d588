package org.contadora.flights.legs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.contadora.core.FlightNumber;
import org.contadora.core.Refusals;
import org.contadora.flights.positions.Aircraft;

/// Makes one leg of all that the inputs tell of a flight: records go into the legs that were seen,
/// or into those of other records ([SameFlight]).
///
/// Records name an aircraft by address, by registration, or by a call sign alone; the latter two
/// must be known before the first aircraft is asked for. Aircraft are to be asked for in a fixed
/// order, as a record by call sign goes to the first whose flight it can be.
final class EachFlightOnce {
  private final KnownAircraft aircraft;
  private final Refusals refusals;
  private final RepeatSink repeats;
  private final Map<String, List<Leg>> recordsByAddress = new HashMap<>();

  /// By call sign, and once more by the number of their flight ([FlightNumber#number]).
  private final Map<String, List<Leg>> namelessByName = new HashMap<>();

  private List<Leg> nameless = List.of();

  /// The records in each leg of the aircraft that was asked for last.
  private final IdentityHashMap<Leg, List<Leg>> recordsByLeg = new IdentityHashMap<>();

  private final Set<Leg> takenNameless = Collections.newSetFromMap(new IdentityHashMap<>());

  /// @param refusals takes what turns out to be told twice
  /// @param repeats takes it, too
  EachFlightOnce(KnownAircraft aircraft, Refusals refusals, RepeatSink repeats) {
    this.aircraft = aircraft;
    this.refusals = refusals;
    this.repeats = repeats;
  }

  /// Takes out of `byRegistration` the records of aircraft that fly under a known address.
  void takeNamed(Map<String, List<Leg>> byRegistration) {
    for (String registration : List.copyOf(byRegistration.keySet())) {
      String address = aircraft.addressOf(registration);
      List<Leg> records = address == null ? null : byRegistration.remove(registration);
      if (address != null && records != null) {
        recordsByAddress.computeIfAbsent(address, _ -> new ArrayList<>()).addAll(records);
      }
    }
  }

  /// Takes the records that name no aircraft.
  void takeNameless(List<Leg> records) {
    nameless = records;
    for (Leg record : records) {
      for (String name : names(record.callsigns())) {
        namelessByName.computeIfAbsent(name, _ -> new ArrayList<>()).add(record);
      }
    }
  }

  /// Call signs, then the numbers in them.
  private static Set<String> names(List<String> callsigns) {
    Set<String> names = new LinkedHashSet<>(callsigns);
    for (String callsign : callsigns) {
      FlightNumber.of(callsign).map(FlightNumber::number).ifPresent(names::add);
    }
    return names;
  }

  /// The legs of one aircraft, each flight once.
  ///
  /// @param key its address or registration
  /// @param own the legs that name it by this key
  List<Leg> of(String key, List<Leg> own) {
    recordsByLeg.clear();
    List<Leg> once = new ArrayList<>();
    List<Leg> records = new ArrayList<>();
    for (Leg leg : own) {
      (SameFlight.isRecord(leg) ? records : once).add(leg);
    }
    for (Leg record : recordsByAddress.getOrDefault(key, List.of())) {
      Aircraft known = own.isEmpty() ? record.aircraft() : own.getFirst().aircraft();
      records.add(record.withAircraft(record.aircraft().or(known)));
    }
    records.sort(LegStore.BY_START);
    for (Leg record : records) {
      if (!merge(record, once)) {
        once.add(record);
      }
    }
    // Where records tell how it got from one place on the ground to the other, nothing is missing.
    List<Leg> recorded = once.stream().filter(SameFlight::isRecord).toList();
    once.removeIf(leg -> recorded.stream().anyMatch(record -> SameFlight.isWithin(record, leg)));
    putLateOnes(once);
    for (Leg record : namelessOf(once)) {
      if (!takenNameless.contains(record) && merge(record, once)) {
        takenNameless.add(record);
      }
    }
    return once;
  }

  /// Puts schedules into the flights that left much later, once all else that is told of the
  /// aircraft is known; the last ones first, so that each finds the flight that it is nearest to.
  private void putLateOnes(List<Leg> legs) {
    List<Leg> schedules = new ArrayList<>(legs.stream().filter(SameFlight::isSchedule).toList());
    schedules.sort(LegStore.BY_START.reversed());
    for (Leg schedule : schedules) {
      if (put(schedule, legs, SameFlight.findLate(schedule, legs, this::recordsOf))) {
        legs.remove(schedule);
      }
    }
  }

  /// The records without an aircraft that nobody was found for, each flight once, too.
  List<Leg> nameless() {
    List<Leg> open = new ArrayList<>(nameless);
    open.removeIf(takenNameless::contains);
    open.sort(LegStore.BY_START);
    List<Leg> uncalled = new ArrayList<>();
    // Flights can only be the same within one of these.
    Map<String, List<Leg>> byNumber = new LinkedHashMap<>();
    for (Leg record : open) {
      String callsign = record.callsign();
      if (callsign == null) {
        uncalled.add(record);
        continue;
      }
      String number = FlightNumber.of(callsign).map(FlightNumber::number).orElse(callsign);
      List<Leg> flights = byNumber.computeIfAbsent(number, _ -> new ArrayList<>());
      if (!merge(record, flights)) {
        flights.add(record);
      }
    }
    // One with a call sign may be another that left at once.
    Map<String, List<Leg>> byWay = new LinkedHashMap<>();
    for (Leg record : uncalled) {
      List<Leg> flights = byWay.computeIfAbsent(way(record), _ -> new ArrayList<>());
      if (!put(record, flights, SameFlight.findAtOnce(record, flights))) {
        flights.add(record);
      }
    }
    return Stream.concat(byNumber.values().stream(), byWay.values().stream())
        .flatMap(List::stream)
        .toList();
  }

  private static String way(Leg leg) {
    return leg.departure().airport() + "-" + leg.arrival().airport();
  }

  /// Those with a call sign or number of these legs, in their order, that are nobody's yet.
  private List<Leg> namelessOf(List<Leg> legs) {
    if (namelessByName.isEmpty()) {
      return List.of();
    }
    Set<String> callsigns = new LinkedHashSet<>();
    for (Leg leg : legs) {
      callsigns.addAll(leg.callsigns());
    }
    List<Leg> found = new ArrayList<>();
    for (String name : names(List.copyOf(callsigns))) {
      for (Leg record : namelessByName.getOrDefault(name, List.of())) {
        if (!takenNameless.contains(record)) {
          found.add(record);
        }
      }
    }
    return found;
  }

  /// Puts a record into the leg of its flight; false if there is none.
  private boolean merge(Leg record, List<Leg> legs) {
    return put(record, legs, SameFlight.find(record, legs, this::recordsOf));
  }

  /// The records that a leg was made of.
  private List<Leg> recordsOf(Leg leg) {
    return recordsByLeg.getOrDefault(leg, SameFlight.isRecord(leg) ? List.of(leg) : List.of());
  }

  /// @param same where its flight is; -1 if nowhere
  private boolean put(Leg record, List<Leg> legs, int same) {
    if (same < 0) {
      return false;
    }
    Leg leg = legs.get(same);
    Leg both = OneLeg.of(leg, record);
    legs.set(same, both);
    List<Leg> records = new ArrayList<>(recordsOf(leg));
    records.add(record);
    recordsByLeg.put(both, records);
    repeats.accept(record, leg);
    refusals.refuse(
        "RECORD_DUPLICATE", record.source(), "The same leg stands at %s.".formatted(leg.source()));
    return true;
  }
}
