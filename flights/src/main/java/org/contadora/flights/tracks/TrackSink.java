package org.contadora.flights.tracks;

import org.contadora.flights.positions.Positions;

/// Takes the positions of one aircraft in the order of their time, batch after batch.
///
/// One sink serves one aircraft and is called by one thread at a time.
public interface TrackSink {
  /// Takes the next positions; times never go back, within a batch or from batch to batch. The
  /// batch may be reused after this returns.
  void accept(Positions positions);

  /// No more positions of this aircraft will come. Called once.
  ///
  /// @param observed when the inputs were watching, to tell whether it was lost
  void end(Observed observed);
}
