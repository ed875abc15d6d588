package org.contadora.flights.gaps;

import org.contadora.flights.airports.Airport;

/// Which airports a class of aircraft uses: a weight for each kind of airport, and for each region
/// of a tree what those of its airports come to. Figures without another source are own estimates.
/// Immutable.
final class AirportWeights {
  /// How many kinds of airport there are, by [#kindOf].
  static final int KINDS = 2 * Airport.Size.values().length;

  /// Odds of 30 to 1 that a civil jet uses a field with airline service rather than another like it
  /// beside it: most air bases lie beside such a field.
  private static final double SCHEDULED_LOG_ODDS = 3.4;

  private final AirportTree tree;
  private final double[] byKind = new double[KINDS];
  private final double[] sums;
  private final double[] heaviest;

  /// @param scheduled whether an airliner uses airports with scheduled service rather than others
  AirportWeights(AirportTree tree, Performance.Kind aircraft, boolean scheduled) {
    this.tree = tree;
    double service =
        scheduled && aircraft == Performance.Kind.AIRLINER ? StrictMath.exp(SCHEDULED_LOG_ODDS) : 1;
    for (Airport.Size size : Airport.Size.values()) {
      double weight = StrictMath.exp(logOfSize(aircraft, size));
      byKind[2 * size.ordinal()] = weight;
      byKind[2 * size.ordinal() + 1] = weight * service;
    }
    sums = new double[tree.nodes()];
    heaviest = new double[tree.nodes()];
    for (int node = 0; node < sums.length; node++) {
      for (int place = tree.from[node]; place < tree.to[node]; place++) {
        double weight = byKind[tree.kind[place]];
        sums[node] += weight;
        heaviest[node] = Math.max(heaviest[node], weight);
      }
    }
  }

  private static double logOfSize(Performance.Kind aircraft, Airport.Size size) {
    return switch (aircraft) {
      case AIRLINER -> bySize(size, 0, -0.7, -6);
      case BUSINESS_JET -> bySize(size, 0, 0, -2.5);
      case TURBOPROP -> bySize(size, 0, -0.2, -2);
      case PISTON, HELICOPTER -> bySize(size, -0.5, 0, 0.3);
    };
  }

  private static double bySize(Airport.Size size, double large, double medium, double small) {
    return switch (size) {
      case LARGE -> large;
      case MEDIUM -> medium;
      case SMALL -> small;
    };
  }

  /// Size and scheduled service of an airport in one number.
  static int kindOf(Airport airport) {
    return 2 * airport.size().ordinal() + (airport.scheduled() ? 1 : 0);
  }

  /// The tree whose regions are weighed.
  AirportTree tree() {
    return tree;
  }

  /// The weight of airports of a kind, by [#kindOf].
  double of(int kind) {
    return byKind[kind];
  }

  /// The sum of [#of] over the airports of a region.
  double sum(int node) {
    return sums[node];
  }

  /// The greatest [#of] in a region; 0 if it has no airport.
  double heaviest(int node) {
    return heaviest[node];
  }
}
