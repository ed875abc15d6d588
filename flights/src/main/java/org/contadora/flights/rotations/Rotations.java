package org.contadora.flights.rotations;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.contadora.flights.airports.Airport;
import org.contadora.flights.airports.Countries;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.LegFlag;
import org.jspecify.annotations.Nullable;

/// Chains the legs of one aircraft into rotations.
///
/// Where the chain does not join, an end that is not known is taken from its neighbour, and a leg
/// that must have been flown is put in; both are marked as inferred. A rotation ends
///
/// 1. where the aircraft stands at home for [#NIGHT_STOP] or longer,
/// 2. where it is back at the airport that it left, having been abroad,
/// 3. where nothing is known of it for [#MAX_ABROAD], or
/// 4. where the address passes to another airframe.
///
/// Aircraft that share an address at the same time are chained each for itself.
public final class Rotations {
  /// A crew's shortest rest between two duties is 10 hours (14 CFR 117.25), but charter crews swap
  /// at bases; in the 2020 records stops within a mission end by 4 hours.
  static final Duration NIGHT_STOP = Duration.ofHours(5);

  /// Long-range missions rest abroad for a night or two; beyond this they are other missions (own
  /// estimate: two nights and the day between).
  static final Duration MAX_ABROAD = Duration.ofHours(60);

  private final Function<String, Optional<Airport>> airports;
  private final Countries countries;
  private final Set<String> home;

  /// @param airports airport by ICAO code
  /// @param home countries and territories (ISO 3166-1 alpha-2) whose airports are bases; between
  ///   them nothing is abroad
  public Rotations(Function<String, Optional<Airport>> airports, Set<String> home) {
    this.airports = airports;
    this.countries = new Countries(airports);
    this.home = Set.copyOf(home);
  }

  /// The rotations of `legs`, which are those of one aircraft in order; or, if they name no
  /// aircraft, those of any number, which are then chained by where and when they join.
  public List<Rotation> of(List<Leg> legs) {
    List<Rotation> rotations = new ArrayList<>();
    if (legs.isEmpty()) {
      return rotations;
    }
    if (!legs.getFirst().aircraft().key().isEmpty()) {
      for (List<Leg> airframe : airframes(legs)) {
        split(new Chain(airports).join(airframe), rotations);
      }
      return rotations;
    }
    for (List<Leg> chain : Nameless.chains(legs)) {
      split(chain, rotations);
    }
    return rotations;
  }

  /// The legs under one address, of each of the aircraft that share it: of one in nearly every
  /// case.
  public static List<List<Leg>> airframes(List<Leg> legs) {
    List<Leg> first = new ArrayList<>();
    List<Leg> other = new ArrayList<>();
    for (Leg leg : legs) {
      (leg.flags().contains(LegFlag.OTHER_AIRCRAFT) ? other : first).add(leg);
    }
    if (other.isEmpty()) {
      return List.of(legs);
    }
    return first.isEmpty() ? List.of(other) : List.of(first, other);
  }

  private void split(List<Leg> chain, List<Rotation> rotations) {
    List<Leg> current = new ArrayList<>();
    boolean crossed = false;
    for (Leg leg : chain) {
      if (!current.isEmpty() && ends(current, crossed, leg)) {
        rotations.add(rotation(current));
        current = new ArrayList<>();
        crossed = false;
      }
      current.add(leg);
      crossed |= crosses(leg);
    }
    if (!current.isEmpty()) {
      rotations.add(rotation(current));
    }
  }

  private boolean ends(List<Leg> current, boolean crossed, Leg next) {
    Leg last = current.getLast();
    if (last.aircraft().isOther(next.aircraft())) {
      return true;
    }
    @Nullable String at = last.arrival().airport();
    Duration stop = Chain.stop(last, next);
    if (stop.compareTo(MAX_ABROAD) > 0) {
      return true;
    }
    if (at == null) {
      return stop.compareTo(NIGHT_STOP.multipliedBy(2)) > 0;
    }
    boolean back = at.equals(current.getFirst().departure().airport());
    return (stop.compareTo(NIGHT_STOP) >= 0 && (back || home.contains(country(at))))
        || (back && crossed);
  }

  private boolean crosses(Leg leg) {
    @Nullable String from = leg.departure().airport();
    @Nullable String to = leg.arrival().airport();
    if (from == null || to == null) {
      return false;
    }
    String left = country(from);
    String entered = country(to);
    return !left.equals(entered) && !(home.contains(left) && home.contains(entered));
  }

  private String country(String code) {
    return countries.find(code).orElse("");
  }

  private static Rotation rotation(List<Leg> legs) {
    return new Rotation("r-" + legs.getFirst().id(), legs);
  }

  /// When the leg ended, as well as that is known: landing, else last position, else its start; the
  /// epoch if no time is known.
  static Instant end(Leg leg) {
    if (leg.arrival().time() != null) {
      return leg.arrival().time();
    }
    if (leg.lastSeen() != null) {
      return leg.lastSeen();
    }
    Instant start = leg.start();
    return start == null ? Instant.EPOCH : start;
  }
}
