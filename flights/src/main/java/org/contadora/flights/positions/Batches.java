package org.contadora.flights.positions;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.contadora.core.IcaoAddress;
import org.contadora.core.Refusals;
import org.contadora.core.UsRegistration;
import org.jspecify.annotations.Nullable;

/// Sorts the rows of many aircraft into batches of one aircraft each, checks them on the way and
/// refuses by code what cannot be a position.
///
/// Memory is bounded: a batch is handed on at [#BATCH_POSITIONS], all of them when they hold
/// [#MAX_POSITIONS] together or are of more than [#MAX_AIRCRAFT] aircraft. Batches leave in the
/// order in which their aircraft first appeared.
final class Batches {
  /// Positions of one aircraft handed on at once.
  static final int BATCH_POSITIONS = 4_096;

  /// Positions held of all aircraft together, about 50 bytes each.
  static final int MAX_POSITIONS = 1 << 18;

  /// Aircraft held at a time; more than fly at once in one receiver network (some 15,000).
  static final int MAX_AIRCRAFT = 1 << 15;

  /// The same place again less than this later is the same message shown again: a source that
  /// repeats an aircraft's last position gives its age rounded to a second at the coarsest.
  static final long REPEAT_MS = 1_000;

  private final String origin;
  private final PositionSink sink;
  private final Refusals refusals;
  private final boolean dropRepeats;
  private final Map<String, Held> heldByKey = new LinkedHashMap<>();
  private int positions;

  /// What is held of one aircraft.
  private static final class Held {
    Aircraft aircraft;
    @Nullable Positions batch;
    long lastTimeMs = RawPosition.NO_TIME;
    int lastLatE6;
    int lastLonE6;

    Held(Aircraft aircraft) {
      this.aircraft = aircraft;
    }
  }

  /// @param dropRepeats whether the source shows an aircraft's last position again until it has a
  ///   newer one, so that a repeat is no news
  Batches(String origin, PositionSink sink, Refusals refusals, boolean dropRepeats) {
    this.origin = origin;
    this.sink = sink;
    this.refusals = refusals;
    this.dropRepeats = dropRepeats;
  }

  /// Takes one row.
  ///
  /// @param place where the row stands, such as `:12` for line 12, put after the origin
  /// @return the batch whose last position this row became; null if it was refused or a repeat
  @Nullable Positions take(RawPosition fix, char placeMark, long place) {
    if (!Checks.passes(fix, refusals, () -> origin + placeMark + place)) {
      return null;
    }
    Held held = held(fix, placeMark, place);
    if (held == null) {
      return null;
    }
    int latE6 = (int) Math.rint(fix.latDeg * 1e6);
    int lonE6 = (int) Math.rint(fix.lonDeg * 1e6);
    if (dropRepeats
        && latE6 == held.lastLatE6
        && lonE6 == held.lastLonE6
        && held.lastTimeMs != RawPosition.NO_TIME
        && Math.abs(fix.timeMs - held.lastTimeMs) < REPEAT_MS) {
      return null;
    }
    held.lastTimeMs = fix.timeMs;
    held.lastLatE6 = latE6;
    held.lastLonE6 = lonE6;
    Positions batch = batch(held);
    batch.add(fix.timeMs, latE6, lonE6);
    positions++;
    complete(batch, fix);
    return batch;
  }

  /// Hands on all that is held.
  void flush() {
    for (Held held : heldByKey.values()) {
      handOn(held);
    }
    heldByKey.clear();
  }

  private void handOn(Held held) {
    Positions batch = held.batch;
    if (batch != null && batch.size() > 0) {
      held.batch = null;
      positions -= batch.size();
      batch.setAircraft(held.aircraft);
      sink.accept(batch);
    }
  }

  private Positions batch(Held held) {
    if (held.batch != null && held.batch.size() >= BATCH_POSITIONS) {
      handOn(held);
    }
    Positions batch = held.batch;
    if (batch == null) {
      batch = new Positions(held.aircraft, origin);
      held.batch = batch;
    }
    return batch;
  }

  private @Nullable Held held(RawPosition fix, char placeMark, long place) {
    if (fix.address.isEmpty()) {
      // An aircraft that one source names by address and another by registration is one.
      UsRegistration.findAddress(fix.registration)
          .ifPresent(address -> fix.address = address.toString());
    }
    String key = fix.address.isEmpty() ? fix.registration : fix.address;
    Held held = heldByKey.get(key);
    if (held == null) {
      Aircraft aircraft = aircraft(fix);
      if (aircraft == null) {
        refusals.refuse(
            fix.address.isEmpty() ? "AIRCRAFT_MISSING" : "ADDRESS_MALFORMED",
            origin + placeMark + place,
            "The aircraft address (%s) must be six hexadecimal digits.".formatted(fix.address));
        return null;
      }
      if (positions >= MAX_POSITIONS || heldByKey.size() >= MAX_AIRCRAFT) {
        flush();
      }
      held = new Held(aircraft);
      heldByKey.put(key, held);
    } else if (positions >= MAX_POSITIONS) {
      flush();
      heldByKey.put(key, held);
    } else if (saysMore(fix, held.aircraft)) {
      Aircraft more = aircraft(fix);
      if (more != null) {
        held.aircraft = held.aircraft.or(more);
      }
    }
    return held;
  }

  private static boolean saysMore(RawPosition fix, Aircraft known) {
    return (known.registration() == null && !fix.registration.isEmpty())
        || (known.typeCode() == null && !fix.typeCode.isEmpty())
        || (known.ownerOperator() == null && !fix.ownerOperator.isEmpty())
        || (known.flags() | fix.dbFlags) != known.flags();
  }

  private static @Nullable Aircraft aircraft(RawPosition fix) {
    Optional<IcaoAddress> address = IcaoAddress.parse(fix.address);
    if (address.isEmpty() && !(fix.address.isEmpty() && !fix.registration.isEmpty())) {
      return null;
    }
    return new Aircraft(
        address.orElse(null),
        known(fix.registration.toUpperCase(Locale.ROOT)),
        known(fix.typeCode.toUpperCase(Locale.ROOT)),
        known(fix.ownerOperator),
        fix.dbFlags);
  }

  private static @Nullable String known(String text) {
    return text.isEmpty() ? null : text;
  }

  private static void complete(Positions batch, RawPosition fix) {
    if (!Double.isNaN(fix.baroAltitudeFt)) {
      batch.setBaroAltitudeFt((int) Math.rint(fix.baroAltitudeFt));
    }
    if (!Double.isNaN(fix.geomAltitudeFt)) {
      batch.setGeomAltitudeFt((int) Math.rint(fix.geomAltitudeFt));
    }
    if (!Double.isNaN(fix.groundSpeedKt)) {
      batch.setGroundSpeedE1((int) Math.rint(fix.groundSpeedKt * 10));
    }
    if (!Double.isNaN(fix.trackDeg)) {
      batch.setTrackE1((int) Math.rint(fix.trackDeg * 10));
    }
    if (!Double.isNaN(fix.verticalRateFpm)) {
      batch.setVerticalRateFpm((int) Math.rint(fix.verticalRateFpm));
    }
    int squawk = Checks.squawk(fix.squawk);
    if (squawk != Positions.ABSENT) {
      batch.setSquawk(squawk);
    }
    if (!fix.callsign.isEmpty()) {
      batch.setCallsign(Positions.packCallsign(fix.callsign));
    }
    if (fix.onGround) {
      batch.addFlags(Positions.ON_GROUND);
    }
    batch.setSource(fix.source);
  }
}
