package org.contadora.flights.gaps;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

  /// Fastest descent and climb to reckon with, feet a minute.
  private static final double MAX_VERTICAL_FPM = 6000;

  /// Airports whose way alone makes them so much less plausible than the best, as a logarithm, are
  /// left out at once: even thousands of them weigh less than a hundredth of what is left out.
  private static final double NEGLIGIBLE_LOG = 22;

  private static final double HALF_EARTH_M = 40_030_000;

  private static final double MPS_PER_KT = Geodesy.METRES_PER_NM / 3600;

  private final Airports airports;
  private final double[] x;
  private final double[] y;
  private final double[] z;

  /// What could have been reached.
  ///
  /// @param slackS seconds to spare for a stop on the ground, beyond the fastest way between the
  ///   contacts and what a landing costs; negative if there was no time to land
  /// @param reachKm as in [Gap]
  /// @param candidates most plausible first; `logScore` is the logarithm of the share of all
  ///   plausibility
  public record Area(double slackS, double reachKm, List<Gap.Candidate> candidates) {
    public Area {
      candidates = List.copyOf(candidates);
    }

    /// How plausible the first candidate is against all others, 0 to 1; 0 without candidates.
    public double certainty() {
      return candidates.isEmpty() ? 0 : Math.exp(candidates.getFirst().logScore());
    }
  }

  /// Prepares the search among these airports.
  public Reach(Airports airports) {
    this.airports = airports;
    int n = airports.size();
    x = new double[n];
    y = new double[n];
    z = new double[n];
    for (int i = 0; i < n; i++) {
      GeoPoint point = airports.airport(i).point();
      double lat = Math.toRadians(point.latDeg());
      double lon = Math.toRadians(point.lonDeg());
      x[i] = Math.cos(lat) * Math.cos(lon);
      y[i] = Math.cos(lat) * Math.sin(lon);
      z[i] = Math.sin(lat);
    }
  }

  /// Where an aircraft can have landed and taken off again between two contacts.
  ///
  /// @param scheduledOnly whether airports with scheduled service are likelier, as for airliners on
  ///   civil flights
  public Area between(
      Gap.Contact lost, Gap.Contact found, Performance performance, boolean scheduledOnly) {
    double gapS = (found.timeMs() - lost.timeMs()) / 1000.0;
    double fastest = fastestMps(lost, found, performance);
    double apartM = Geodesy.distanceM(lost.point(), found.point());
    double slackS = slackS(lost, found, performance);
    double longestWayM =
        Math.min(HALF_EARTH_M, fastest * Math.min(gapS, 2 * performance.enduranceS()));
    if (slackS < 0 || longestWayM <= apartM) {
      return new Area(slackS, 0, List.of());
    }
    Plausibility plausibility = new Plausibility(performance, scheduledOnly);
    GeoPoint middle =
        Geodesy.destination(
            lost.point(), Geodesy.bearingDeg(lost.point(), found.point()), apartM / 2);
    double[] fromLost = unit(lost.point());
    double[] fromFound = unit(found.point());
    List<Gap.Candidate> weighed = new ArrayList<>();
    double best = Double.NEGATIVE_INFINITY;
    for (int i : inside(middle, longestWayM / 2)) {
      GeoPoint point = airports.airport(i).point();
      double inM = distanceM(fromLost, i);
      double outM = distanceM(fromFound, i);
      double ways = plausibility.ways(lost, found, airports.elevationFt(i), inM, outM);
      if (ways < best - NEGLIGIBLE_LOG) {
        continue;
      }
      double longerS = Math.max(inM, outM) / fastest;
      double totalS = seconds(lost, inM, fastest, i) + seconds(found, outM, fastest, i);
      if (totalS > gapS * 1.006 || longerS > performance.enduranceS()) {
        continue;
      }
      if (totalS > gapS * 0.994) {
        inM = Geodesy.distanceM(lost.point(), point);
        outM = Geodesy.distanceM(point, found.point());
        totalS = seconds(lost, inM, fastest, i) + seconds(found, outM, fastest, i);
        if (totalS > gapS) {
          continue;
        }
      }
      double score =
          plausibility.airport(airports.airport(i))
              + plausibility.landing(lost, airports.airport(i), inM)
              + plausibility.takeOff(found, airports.airport(i), outM)
              + plausibility.stop(lost, found, airports.airport(i), inM, outM, gapS);
      best = Math.max(best, score);
      weighed.add(new Gap.Candidate(airports.airport(i).code(), gapS - totalS, score));
    }
    return new Area(slackS, longestWayM / 2 / 1000, kept(weighed));
  }

  /// Where an aircraft that was not found again can have landed.
  ///
  /// @param leftS longest it can have flown on, seconds: what is left of its endurance, or the time
  ///   to its next sighting
  public Area after(
      Gap.Contact lost, Performance performance, boolean scheduledOnly, double leftS) {
    return oneWay(lost, performance, scheduledOnly, leftS, true);
  }

  /// Where an aircraft that was first found in the air can have taken off.
  ///
  /// @param flownS longest it can have flown before, seconds
  public Area before(
      Gap.Contact found, Performance performance, boolean scheduledOnly, double flownS) {
    return oneWay(found, performance, scheduledOnly, flownS, false);
  }

  private Area oneWay(
      Gap.Contact contact,
      Performance performance,
      boolean scheduledOnly,
      double longestS,
      boolean landing) {
    double fastest = fastestMps(contact, contact, performance);
    Plausibility plausibility = new Plausibility(performance, scheduledOnly);
    List<Gap.Candidate> weighed = new ArrayList<>();
    double[] from = unit(contact.point());
    for (int i : inside(contact.point(), fastest * longestS)) {
      double wayM = distanceM(from, i);
      double wayS = seconds(contact, wayM, fastest, i);
      if (wayS > longestS) {
        continue;
      }
      double score =
          plausibility.airport(airports.airport(i))
              + (landing
                  ? plausibility.landing(contact, airports.airport(i), wayM)
                  : plausibility.takeOff(contact, airports.airport(i), wayM));
      weighed.add(new Gap.Candidate(airports.airport(i).code(), longestS - wayS, score));
    }
    return new Area(longestS, fastest * longestS / 1000, kept(weighed));
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
  private static double fastestMps(Gap.Contact a, Gap.Contact b, Performance performance) {
    double kt = performance.maxGroundSpeedKt(Math.max(a.altitudeFt(), b.altitudeFt()));
    if (!Double.isNaN(a.groundSpeedKt())) {
      kt = Math.max(kt, a.groundSpeedKt());
    }
    if (!Double.isNaN(b.groundSpeedKt())) {
      kt = Math.max(kt, b.groundSpeedKt());
    }
    return kt * MPS_PER_KT;
  }

  /// Shortest time between a contact and an airport: as fast as it can fly, and no faster down or
  /// up than [#MAX_VERTICAL_FPM].
  private double seconds(Gap.Contact contact, double wayM, double mps, int airport) {
    double heightFt = contact.altitudeFt() - airports.elevationFt(airport);
    return Math.max(wayM / mps, heightFt / MAX_VERTICAL_FPM * 60);
  }

  private List<Integer> inside(GeoPoint centre, double radiusM) {
    double angle = radiusM * (1 + Geodesy.SPHERE_ERROR) / Geodesy.EARTH_RADIUS_M;
    double leastDot = angle >= Math.PI ? -2 : Math.cos(angle);
    double lat = Math.toRadians(centre.latDeg());
    double lon = Math.toRadians(centre.lonDeg());
    double cx = Math.cos(lat) * Math.cos(lon);
    double cy = Math.cos(lat) * Math.sin(lon);
    double cz = Math.sin(lat);
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      if (x[i] * cx + y[i] * cy + z[i] * cz >= leastDot) {
        found.add(i);
      }
    }
    return found;
  }

  private static double[] unit(GeoPoint point) {
    double lat = Math.toRadians(point.latDeg());
    double lon = Math.toRadians(point.lonDeg());
    return new double[] {
      Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)
    };
  }

  /// Distance on the sphere, from the dot product of two directions.
  private double distanceM(double[] from, int airport) {
    double dot = from[0] * x[airport] + from[1] * y[airport] + from[2] * z[airport];
    return 2 * Geodesy.EARTH_RADIUS_M * Math.asin(Math.sqrt(Math.clamp((1 - dot) / 2, 0, 1)));
  }

  /// The most plausible candidates that together hold [#KEPT_PLAUSIBILITY], with their shares.
  private static List<Gap.Candidate> kept(List<Gap.Candidate> weighed) {
    weighed.sort(
        Comparator.comparingDouble(Gap.Candidate::logScore)
            .reversed()
            .thenComparing(Gap.Candidate::airport));
    if (weighed.isEmpty()) {
      return List.of();
    }
    double best = weighed.getFirst().logScore();
    double sum = 0;
    for (Gap.Candidate candidate : weighed) {
      sum += Math.exp(candidate.logScore() - best);
    }
    double logSum = best + Math.log(sum);
    List<Gap.Candidate> kept = new ArrayList<>();
    double held = 0;
    for (Gap.Candidate candidate : weighed) {
      if (held >= KEPT_PLAUSIBILITY) {
        break;
      }
      double logShare = candidate.logScore() - logSum;
      held += Math.exp(logShare);
      kept.add(new Gap.Candidate(candidate.airport(), candidate.groundStopS(), logShare));
    }
    return kept;
  }
}
