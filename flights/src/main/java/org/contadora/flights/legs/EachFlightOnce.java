package org.contadora.flights.legs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.contadora.core.Refusals;
import org.contadora.flights.positions.Aircraft;

/// Makes one leg of all that the inputs tell of a flight: records go into the legs that were seen,
/// or into those of another table ([SameFlight]).
///
/// Records name an aircraft by address, by registration, or by a call sign alone; the latter two
/// must be known before the first aircraft is asked for. Aircraft are to be asked for in a fixed
/// order, as a record by call sign goes to the first whose flight it can be.
final class EachFlightOnce {
  private final KnownAircraft aircraft;
  private final Refusals refusals;
  private final Map<String, List<Leg>> recordsByAddress = new HashMap<>();
  private final Map<String, List<Leg>> namelessByCallsign = new HashMap<>();
  private List<Leg> nameless = List.of();
  private final Set<Leg> takenNameless = Collections.newSetFromMap(new IdentityHashMap<>());

  /// @param refusals takes what turns out to be told twice
  EachFlightOnce(KnownAircraft aircraft, Refusals refusals) {
    this.aircraft = aircraft;
    this.refusals = refusals;
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
      if (record.callsign() != null) {
        namelessByCallsign.computeIfAbsent(record.callsign(), _ -> new ArrayList<>()).add(record);
      }
    }
  }

  /// The legs of one aircraft, each flight once.
  ///
  /// @param key its address or registration
  /// @param own the legs that name it by this key
  List<Leg> of(String key, List<Leg> own) {
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
    for (Leg record : namelessOf(once)) {
      if (merge(record, once)) {
        takenNameless.add(record);
      }
    }
    return once;
  }

  /// The records without an aircraft that nobody was found for.
  List<Leg> nameless() {
    return nameless.stream().filter(record -> !takenNameless.contains(record)).toList();
  }

  /// Those with a call sign of these legs, in their order, that are nobody's yet.
  private List<Leg> namelessOf(List<Leg> legs) {
    if (namelessByCallsign.isEmpty()) {
      return List.of();
    }
    Set<String> callsigns = new LinkedHashSet<>();
    for (Leg leg : legs) {
      callsigns.addAll(leg.callsigns());
    }
    List<Leg> found = new ArrayList<>();
    for (String callsign : callsigns) {
      for (Leg record : namelessByCallsign.getOrDefault(callsign, List.of())) {
        if (!takenNameless.contains(record)) {
          found.add(record);
        }
      }
    }
    return found;
  }

  /// Puts a record into the leg of its flight; false if there is none.
  private boolean merge(Leg record, List<Leg> legs) {
    int same = SameFlight.find(record, legs);
    if (same < 0) {
      return false;
    }
    Leg leg = legs.get(same);
    legs.set(same, SameFlight.merged(leg, record));
    refusals.refuse(
        "RECORD_DUPLICATE", record.source(), "The same leg stands at %s.".formatted(leg.source()));
    return true;
  }
}
