package org.contadora.flights.positions;

import java.util.LinkedHashMap;
import java.util.Map;

/// What aircraft said of themselves in messages without a position, to go with their next position:
/// Mode S sends call sign, speed and squawk in messages of their own.
final class Recent {
  /// Aircraft remembered; the one heard longest ago is forgotten first.
  private static final int MAX_AIRCRAFT = 1 << 15;

  /// How long a speed, track or rate may stand beside a position; velocity is sent twice a second
  /// (ICAO Annex 10 vol. IV), so an older one belongs to another part of the flight.
  private static final long SPEED_VALID_MS = 10_000;

  private final Map<String, Said> saidByAddress =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Said> eldest) {
          return size() > MAX_AIRCRAFT;
        }
      };

  private static final class Said {
    String callsign = "";
    String squawk = "";
    double groundSpeedKt = Double.NaN;
    double trackDeg = Double.NaN;
    double verticalRateFpm = Double.NaN;
    long speedMs;
  }

  /// Remembers what `fix` says beside its place.
  void hear(RawPosition fix) {
    Said said = saidByAddress.computeIfAbsent(fix.address, _ -> new Said());
    if (!fix.callsign.isEmpty()) {
      said.callsign = fix.callsign;
    }
    if (!fix.squawk.isEmpty()) {
      said.squawk = fix.squawk;
    }
    // A speed without a time would stand beside any later position, however old it is.
    if (!Double.isNaN(fix.groundSpeedKt) && fix.timeMs != RawPosition.NO_TIME) {
      said.groundSpeedKt = fix.groundSpeedKt;
      said.trackDeg = fix.trackDeg;
      said.verticalRateFpm = fix.verticalRateFpm;
      said.speedMs = fix.timeMs;
    }
  }

  /// Completes `fix`, which has a place, with what its aircraft said lately.
  void complete(RawPosition fix) {
    Said said = saidByAddress.get(fix.address);
    if (said == null) {
      return;
    }
    if (fix.callsign.isEmpty()) {
      fix.callsign = said.callsign;
    }
    if (fix.squawk.isEmpty()) {
      fix.squawk = said.squawk;
    }
    if (Double.isNaN(fix.groundSpeedKt)
        && fix.timeMs >= said.speedMs
        && fix.timeMs - said.speedMs <= SPEED_VALID_MS) {
      fix.groundSpeedKt = said.groundSpeedKt;
      fix.trackDeg = said.trackDeg;
      fix.verticalRateFpm = said.verticalRateFpm;
    }
  }
}
