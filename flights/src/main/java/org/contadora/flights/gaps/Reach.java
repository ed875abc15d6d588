package org.contadora.flights.gaps;

import java.util.List;
import java.util.Objects;
import org.contadora.core.GeoPoint;
import org.contadora.core.Geodesy;
import org.contadora.flights.airports.Airports;
import org.jspecify.annotations.Nullable;

/// Where an aircraft out of contact could have landed.
///
/// Between two contacts the reachable places form a space-time prism (Hägerstrand 1970; Miller,
/// *Modelling accessibility using space-time prism concepts*, 1991): those whose way there and on
/// fits into the time, less a stop on the ground. Of the airports inside, each is weighed by how
/// well descent, climb, courses and the time it would have stood there agree with what was seen
/// ([Plausibility]); the answer is the smallest set that holds [#KEPT_PLAUSIBILITY] of the weight.
/// Immutable; safe for several threads.
public final class Reach {
  /// Share of the plausibility that the candidates together hold: what is left out is less likely
  /// than one in two hundred.
  public static final double KEPT_PLAUSIBILITY = 0.995;

  /// More candidates than this say nothing of where a leg ended: one in thirteen of the airports
  /// that Contadora ships with.
  public static final int MOST_CANDIDATES = 400;

  /// How many candidates are named where there are too many to say anything.
  public static final int NAMED_OF_TOO_MANY = 50;

  /// Farthest that a place can be from another, metres: half around the Earth. A way there and on
  /// has at most twice that.
  static final double HALF_EARTH_M = Math.PI * Geodesy.EARTH_RADIUS_M;

  private static final double MPS_PER_KT = Geodesy.METRES_PER_NM / 3600;

  private final Airports airports;

  /// By class of aircraft, first without and then with regard to scheduled service.
  private final AirportWeights[] weights;

  /// What could have been reached.
  ///
  /// @param slackS seconds to spare for a stop on the ground, beyond the fastest way between the
  ///   contacts and what a landing costs; negative if there was no time to land
  /// @param reachKm as in [Gap]
  /// @param candidates most plausible first; `logScore` is the logarithm of the share of all
  ///   plausibility, or of that of the candidates if they are not all
  /// @param reachable as in [Gap]
  public record Area(double slackS, double reachKm, List<Gap.Candidate> candidates, int reachable) {
    public Area {
      candidates = List.copyOf(candidates);
    }

    /// All candidates are named.
    Area(double slackS, double reachKm, List<Gap.Candidate> candidates) {
      this(slackS, reachKm, candidates, candidates.size());
    }

    /// Whether all candidates are named; else there are too many, and the most plausible are.
    public boolean complete() {
      return reachable == candidates.size();
    }

    /// How plausible the first candidate is against all others, 0 to 1; 0 without candidates.
    public double certainty() {
      return candidates.isEmpty() ? 0 : Math.exp(candidates.getFirst().logScore());
    }
  }

  /// Prepares the search among these airports.
  public Reach(Airports airports) {
    this.airports = airports;
    AirportTree tree = new AirportTree(airports);
    Performance.Kind[] kinds = Performance.Kind.values();
    weights = new AirportWeights[2 * kinds.length];
    for (Performance.Kind kind : kinds) {
      weights[2 * kind.ordinal()] = new AirportWeights(tree, kind, false);
      weights[2 * kind.ordinal() + 1] = new AirportWeights(tree, kind, true);
    }
  }

  private AirportWeights weights(Performance performance, boolean scheduled) {
    return weights[2 * performance.kind().ordinal() + (scheduled ? 1 : 0)];
  }

  /// Where an aircraft can have landed and taken off again between two contacts.
  ///
  /// @param scheduledOnly whether airports with scheduled service are likelier, as for airliners on
  ///   civil flights
  public Area between(
      Gap.Contact lost, Gap.Contact found, Performance performance, boolean scheduledOnly) {
    double slackS = slackS(lost, found, performance);
    if (slackS < 0) {
      return new Area(slackS, 0, List.of());
    }
    double gapS = (found.timeMs() - lost.timeMs()) / 1000.0;
    double fastest = fastestMps(lost, found, performance);
    double longestWayM =
        Math.min(2 * HALF_EARTH_M, fastest * Math.min(gapS, 2 * performance.enduranceS()));
    if (!Geodesy.isWithin(longestWayM, lost.point(), found.point())) {
      return new Area(slackS, 0, List.of());
    }
    List<Gap.Candidate> candidates =
        new Search(
                airports,
                weights(performance, scheduledOnly),
                new Plausibility(performance),
                lost,
                found,
                fastest,
                gapS,
                performance.enduranceS())
            .candidates();
    return new Area(slackS, longestWayM / 2 / 1000, candidates);
  }

  /// Where an aircraft that was not found again can have landed.
  ///
  /// @param leftS longest it can have flown on, seconds: what is left of its endurance, or the time
  ///   to its next sighting
  public Area after(
      Gap.Contact lost, Performance performance, boolean scheduledOnly, double leftS) {
    return oneWay(lost, null, performance, scheduledOnly, leftS);
  }

  /// Where an aircraft that was first found in the air can have taken off.
  ///
  /// @param flownS longest it can have flown before, seconds
  public Area before(
      Gap.Contact found, Performance performance, boolean scheduledOnly, double flownS) {
    return oneWay(null, found, performance, scheduledOnly, flownS);
  }

  private Area oneWay(
      Gap.@Nullable Contact lost,
      Gap.@Nullable Contact found,
      Performance performance,
      boolean scheduledOnly,
      double longestS) {
    Gap.Contact contact = Objects.requireNonNull(lost == null ? found : lost);
    double fastest = fastestMps(contact, contact, performance);
    Search search = search(lost, found, fastest, performance, scheduledOnly, longestS);
    return new Area(longestS, oneWayKm(fastest, longestS), search.candidates());
  }

  /// Where an aircraft that flew on out of sight, and was not found again, can have landed. Where
  /// more than [#MOST_CANDIDATES] airports lie within its reach, the [#NAMED_OF_TOO_MANY] most
  /// plausible of them are named.
  ///
  /// @param leftS what is left of its endurance, seconds
  public Area flyingOn(
      Gap.Contact lost, Performance performance, boolean scheduledOnly, double leftS) {
    double fastest = fastestMps(lost, lost, performance);
    Search search = search(lost, null, fastest, performance, scheduledOnly, leftS);
    double reachKm = oneWayKm(fastest, leftS);
    int reachable = search.reachable();
    return reachable > MOST_CANDIDATES
        ? new Area(leftS, reachKm, search.mostPlausible(NAMED_OF_TOO_MANY), reachable)
        : new Area(leftS, reachKm, search.candidates());
  }

  private static double oneWayKm(double fastestMps, double longestS) {
    return Math.min(HALF_EARTH_M, fastestMps * longestS) / 1000;
  }

  private Search search(
      Gap.@Nullable Contact lost,
      Gap.@Nullable Contact found,
      double fastest,
      Performance performance,
      boolean scheduledOnly,
      double longestS) {
    return new Search(
        airports,
        weights(performance, scheduledOnly),
        new Plausibility(performance),
        lost,
        found,
        fastest,
        longestS,
        longestS);
  }

  /// Seconds to spare for a stop between two contacts, as in [Area#slackS]; costs one distance.
  public static double slackS(Gap.Contact lost, Gap.Contact found, Performance performance) {
    double gapS = (found.timeMs() - lost.timeMs()) / 1000.0;
    double apartM =
        Geodesy.sphereDistanceM(
            lost.point().latDeg(),
            lost.point().lonDeg(),
            found.point().latDeg(),
            found.point().lonDeg());
    return gapS
        - apartM / fastestMps(lost, found, performance)
        - performance.kind().usualStopS()
        - performance.kind().landingDetourS();
  }

  /// The area that a gap's aircraft could have been in, as rings for a map: each a closed line that
  /// stays between 180° west and east. Empty if no landing was possible.
  public static List<List<GeoPoint>> outline(Gap gap) {
    GeoPoint lost = gap.lost().point();
    Gap.@Nullable Contact found = gap.found();
    return gap.reachKm() <= 0
        ? List.of()
        : Outline.rings(lost, found == null ? lost : found.point(), gap.reachKm() * 1000);
  }

  /// Highest ground speed to reckon with between two contacts, metres a second.
  public static double fastestMps(Gap.Contact a, Gap.Contact b, Performance performance) {
    double kt = performance.maxGroundSpeedKt(Math.max(a.reckonedFt(), b.reckonedFt()));
    if (!Double.isNaN(a.groundSpeedKt())) {
      kt = Math.max(kt, a.groundSpeedKt());
    }
    if (!Double.isNaN(b.groundSpeedKt())) {
      kt = Math.max(kt, b.groundSpeedKt());
    }
    return kt * MPS_PER_KT;
  }
}
