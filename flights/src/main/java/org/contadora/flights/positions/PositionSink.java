package org.contadora.flights.positions;

/// Takes batches of positions as a reader finds them.
@FunctionalInterface
public interface PositionSink {
  /// Takes one batch; the reader may reuse it as soon as this returns.
  void accept(Positions positions);
}
