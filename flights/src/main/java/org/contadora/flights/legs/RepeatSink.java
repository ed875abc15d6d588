package org.contadora.flights.legs;

/// Takes what several inputs, or several documents of one, tell of the same flight.
@FunctionalInterface
public interface RepeatSink {
  /// Takes a record whose flight was told already.
  ///
  /// @param told the leg that the record goes into, as it was before
  void accept(Leg record, Leg told);
}
