package org.contadora.flights.legs;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.contadora.core.UsRegistration;
import org.contadora.flights.positions.Aircraft;
import org.jspecify.annotations.Nullable;

/// Under which address each registration of a run flies.
final class KnownAircraft {
  private final Set<String> addresses = new HashSet<>();
  private final Map<String, String> addressByRegistration = new HashMap<>();

  /// Takes the aircraft of a leg.
  void add(Aircraft aircraft) {
    if (aircraft.address() == null) {
      return;
    }
    addresses.add(aircraft.key());
    if (aircraft.registration() != null) {
      addressByRegistration.merge(
          aircraft.registration(), aircraft.key(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }
  }

  /// The address that a leg of the run has, and that is the one of a registration: as an input
  /// says, or as the United States give them out.
  @Nullable String addressOf(String registration) {
    String said = addressByRegistration.get(registration);
    if (said != null) {
      return said;
    }
    String address = UsRegistration.findAddress(registration).map(Object::toString).orElse("");
    return addresses.contains(address) ? address : null;
  }
}
