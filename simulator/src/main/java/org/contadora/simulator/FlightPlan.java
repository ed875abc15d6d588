package org.contadora.simulator;

import java.util.List;

/// What a crew sets out to do on one leg, and what will happen to them.
///
/// @param callsign as transmitted; empty if none is
/// @param mission kind of work, for the reader of the truth
/// @param landing where it will land; not the destination if turned back or diverted
/// @param turnShare part of the way to the destination at which it leaves for `landing`
/// @param readyMs earliest time to leave the stand, UTC
/// @param turnaroundMin least time on the ground before it
/// @param people aboard as passengers or people removed; 0 if none
/// @param stopNumber 1 for the first place where people are landed abroad; 0 elsewhere
record FlightPlan(
    String callsign,
    String mission,
    TruthClass truthClass,
    Airfield origin,
    Airfield destination,
    Airfield landing,
    double turnShare,
    long readyMs,
    double turnaroundMin,
    int people,
    String rotationId,
    String flightId,
    int stopNumber,
    int goArounds,
    int touchAndGoes,
    List<String> tags) {

  /// The five classes; the words are the product's contract.
  enum TruthClass {
    REMOVAL("removal"),
    REMOVAL_CONNECTION("removal_connection"),
    REMOVAL_RETURN("removal_return"),
    TRANSFER("transfer"),
    OTHER("other");

    final String word;

    TruthClass(String word) {
      this.word = word;
    }
  }
}
