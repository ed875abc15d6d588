package org.contadora.flights.live;

import java.time.Instant;
import java.util.List;
import org.contadora.core.GeoPoint;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.gaps.Ahead;
import org.contadora.flights.legs.TrackPoint;
import org.contadora.flights.positions.Aircraft;
import org.jspecify.annotations.Nullable;

/// An aircraft as it was last heard.
///
/// @param callsign the call sign sent last, null if none was sent
/// @param seen time of its last position
/// @param altitudeFt pressure altitude, null if not known or on the ground
/// @param groundSpeedKt knots, null if not known
/// @param trackDeg degrees from true north, null if not known
/// @param verticalRateFpm feet a minute, null if not known
/// @param onGround whether it says that it is on the ground
/// @param finding what the engine holds of the flight that it is on, null on the ground or if the
///   rule book has nothing to say of it
/// @param departedFrom airport that its flight left as far as that is known, null if not
/// @param hub airport where missions start or stop which it is near now or has just left, null if
///   none
/// @param steadyS for how long it has held its course, seconds
/// @param ahead countries that lie ahead of it, nearest first; empty unless it is in the air and
///   removal-related
/// @param trail where it came from, thinned; empty unless it is of interest and in the air
/// @param origin the feed that heard it last
/// @param other another aircraft that sends the same address and was heard of late, null if none;
///   nothing is known of it but what it sends and what is held of its own flight
public record LiveAircraft(
    Aircraft aircraft,
    @Nullable String callsign,
    Instant seen,
    GeoPoint point,
    @Nullable Integer altitudeFt,
    @Nullable Double groundSpeedKt,
    @Nullable Double trackDeg,
    @Nullable Integer verticalRateFpm,
    boolean onGround,
    Interest interest,
    @Nullable Finding finding,
    @Nullable String departedFrom,
    @Nullable String hub,
    long steadyS,
    List<Ahead.Country> ahead,
    List<TrackPoint> trail,
    String origin,
    @Nullable LiveAircraft other) {
  public LiveAircraft {
    ahead = List.copyOf(ahead);
    trail = List.copyOf(trail);
  }

  /// The address, or the registration of an aircraft without one.
  public String key() {
    return aircraft.key();
  }
}
