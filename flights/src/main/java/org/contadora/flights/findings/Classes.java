package org.contadora.flights.findings;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.contadora.flights.findings.Rules.Grade;
import org.contadora.flights.legs.LegFlag;
import org.jspecify.annotations.Nullable;

/// Which of the four classes each leg of a rotation has, if it is removal-related at all: by where
/// it goes and what the legs before and after it do.
///
/// Guantanamo Bay is detention, not a country that people are removed to: legs there are transfers.
/// A stop at a known fuelling place from which the aircraft goes on the same way within
/// [#FUEL_STOP_MAX] lands nobody: a leg to such a stop abroad belongs to the removal, has the tag
/// and is no stop in the counts.
final class Classes {
  /// Longest stop that is taken for one to refuel.
  static final Duration FUEL_STOP_MAX = Duration.ofHours(4);

  /// On the way home, empty, crews also rest there.
  private static final Duration REST_STOP_MAX = Duration.ofHours(20);

  /// Monitors' weekly counts never have more connections than removals; in the 2020 records at most
  /// two legs gather the people of one.
  private static final int MAX_FEEDING = 2;

  private static final Duration FEED_STOP_MAX = Duration.ofHours(4);

  private final RuleBook rules;
  private final List<LegFacts> legs;
  private final boolean[] related;
  private final boolean[] fuelStop;

  /// @param related which legs are held possible
  Classes(RuleBook rules, List<LegFacts> legs, boolean[] related) {
    this.rules = rules;
    this.legs = legs;
    this.related = related.clone();
    this.fuelStop = new boolean[legs.size()];
    for (int i = 0; i + 1 < legs.size(); i++) {
      fuelStop[i] = stopsForFuel(i);
    }
  }

  /// Whether leg `i` ends with a stop to refuel.
  boolean fuelStop(int i) {
    return fuelStop[i];
  }

  /// The classes, in the order of the legs.
  List<FlightClass> of() {
    List<FlightClass> classes = new ArrayList<>();
    boolean removed = false;
    for (int i = 0; i < legs.size(); i++) {
      FlightClass here = related[i] ? of(i, removed) : FlightClass.OTHER;
      classes.add(here);
      if (here == FlightClass.REMOVAL) {
        // Nobody has got off where it only refuels.
        removed |= !fuelStop[i];
      } else if (here == FlightClass.REMOVAL_RETURN && legs.get(i).to() == Zone.HOME) {
        removed = fuelStop[i];
      } else if (legs.get(i).domestic()) {
        removed = false;
      }
    }
    int feeding = 0;
    for (int i = legs.size() - 2; i >= 0; i--) {
      boolean feeds =
          classes.get(i) == FlightClass.TRANSFER && feeding < MAX_FEEDING && feeds(i, classes);
      feeding = feeds ? feeding + 1 : 0;
      if (feeds) {
        classes.set(i, FlightClass.REMOVAL_CONNECTION);
      }
    }
    return classes;
  }

  private FlightClass of(int i, boolean removed) {
    LegFacts leg = legs.get(i);
    if (leg.leg().flags().contains(LegFlag.TURNED_BACK)) {
      return FlightClass.TRANSFER;
    }
    if (leg.from() == Zone.ABROAD) {
      if (leg.to() == Zone.HOME || homeward(i) || visited(i)) {
        return FlightClass.REMOVAL_RETURN;
      }
      if (leg.to() == Zone.UNKNOWN) {
        return removed ? FlightClass.REMOVAL_RETURN : FlightClass.REMOVAL;
      }
      return FlightClass.REMOVAL;
    }
    if (leg.to() == Zone.ABROAD) {
      return FlightClass.REMOVAL;
    }
    return removed && i > 0 && fuelStop[i - 1] ? FlightClass.REMOVAL_RETURN : FlightClass.TRANSFER;
  }

  /// Whether a leg from abroad to abroad only stops on the way home.
  private boolean homeward(int i) {
    return fuelStop[i] && i + 1 < legs.size() && legs.get(i + 1).to() == Zone.HOME;
  }

  /// Whether the leg comes back to an airport abroad where this rotation has already been.
  private boolean visited(int i) {
    @Nullable String at = legs.get(i).leg().arrival().airport();
    for (int before = 0; at != null && before < i; before++) {
      if (at.equals(legs.get(before).leg().arrival().airport())) {
        return true;
      }
    }
    return false;
  }

  /// Whether the legs after `i` go on to a removal without anything else between.
  private boolean feeds(int i, List<FlightClass> classes) {
    FlightClass next = classes.get(i + 1);
    return legs.get(i).to() == Zone.HOME
        && stop(legs.get(i), legs.get(i + 1)).compareTo(FEED_STOP_MAX) <= 0
        && !legs.get(i).leg().flags().contains(LegFlag.TURNED_BACK)
        && (next == FlightClass.REMOVAL || next == FlightClass.REMOVAL_CONNECTION);
  }

  private boolean stopsForFuel(int i) {
    LegFacts leg = legs.get(i);
    LegFacts next = legs.get(i + 1);
    @Nullable String at = leg.leg().arrival().airport();
    if (at == null || !at.equals(next.leg().departure().airport())) {
      return false;
    }
    boolean known =
        rules.findHub(at, leg.day()).filter(hub -> hub.grade() == Grade.FUEL).isPresent();
    boolean unusualOnTheWay =
        leg.to() == Zone.ABROAD
            && next.to() == Zone.ABROAD
            && leg.toCountry().equals(next.toCountry())
            && !Tags.usual(rules, leg)
            && Tags.usual(rules, next);
    boolean onward =
        !java.util.Objects.equals(leg.leg().departure().airport(), next.leg().arrival().airport())
            && (leg.to() == Zone.ABROAD || next.to() == Zone.ABROAD || leg.from() == Zone.ABROAD);
    return (known || unusualOnTheWay) && onward && brief(leg, next);
  }

  private static boolean brief(LegFacts leg, LegFacts next) {
    boolean homeward = leg.from() == Zone.ABROAD && leg.to() == Zone.HOME;
    return stop(leg, next).compareTo(homeward ? REST_STOP_MAX : FUEL_STOP_MAX) <= 0;
  }

  /// Time on the ground, zero if not known.
  private static Duration stop(LegFacts leg, LegFacts next) {
    @Nullable Instant landed = leg.leg().arrival().time();
    @Nullable Instant left = next.leg().start();
    return landed == null || left == null ? Duration.ZERO : Duration.between(landed, left);
  }
}
