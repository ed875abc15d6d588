package org.contadora.flights.legs;

import org.contadora.flights.gaps.Gap;

/// Takes what is built of one aircraft's track, as soon as it is certain. Called by several threads
/// at once, each for another aircraft.
public interface LegSink {
  /// Takes a finished leg; the legs of one aircraft come in order.
  void accept(Leg leg);

  /// Takes a gap; the gaps of one aircraft come in order.
  void accept(Gap gap);
}
