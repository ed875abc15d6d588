package org.contadora.flights.findings;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.contadora.flights.legs.LegFlag;
import org.jspecify.annotations.Nullable;

/// Which of the four classes each leg of a rotation has, if it is removal-related at all: by where
/// it goes and what the legs before and after it do.
///
/// Guantanamo Bay is detention, not a country that people are removed to: legs there are transfers.
/// A stop to refuel ([Refuelling]) lands nobody: a leg to such a stop abroad belongs to the
/// removal, has the tag and is no stop in the counts.
final class Classes {
  /// Monitors' weekly counts never have more connections than removals; in the 2020 records at most
  /// two legs gather the people of one.
  private static final int MAX_FEEDING = 2;

  /// Longest stop between a leg that gathers people and the removal: as the missions' stops in the
  /// 2020 records, which last half an hour to four hours.
  private static final Duration FEED_STOP_MAX = Duration.ofHours(4);

  private final List<LegFacts> legs;
  private final boolean[] related;
  private final List<Optional<Evidence>> fuelStops = new ArrayList<>();

  /// @param related which legs are held possible
  Classes(Refuelling refuelling, List<LegFacts> legs, boolean[] related) {
    this.legs = legs;
    this.related = related.clone();
    for (int i = 0; i < legs.size(); i++) {
      fuelStops.add(
          i + 1 < legs.size() ? refuelling.of(legs.get(i), legs.get(i + 1)) : Optional.empty());
    }
  }

  /// Whether leg `i` ends with a stop to refuel.
  boolean fuelStop(int i) {
    return fuelStops.get(i).isPresent();
  }

  /// What shows that leg `i` ends with a stop to refuel.
  Optional<Evidence> fuelEvidence(int i) {
    return fuelStops.get(i);
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
        removed |= !fuelStop(i);
      } else if (here == FlightClass.REMOVAL_RETURN && legs.get(i).to() == Zone.HOME) {
        removed = fuelStop(i);
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
    return removed && i > 0 && fuelStop(i - 1) ? FlightClass.REMOVAL_RETURN : FlightClass.TRANSFER;
  }

  /// Whether a leg from abroad to abroad only stops on the way home.
  private boolean homeward(int i) {
    return fuelStop(i) && i + 1 < legs.size() && legs.get(i + 1).to() == Zone.HOME;
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

  /// Time on the ground, zero if not known.
  private static Duration stop(LegFacts leg, LegFacts next) {
    @Nullable Instant landed = leg.leg().arrival().time();
    @Nullable Instant left = next.leg().start();
    return landed == null || left == null ? Duration.ZERO : Duration.between(landed, left);
  }
}
