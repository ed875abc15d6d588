package org.contadora.flights.tracks;

/// Is told how far a run has come. Called by one thread at a time, often.
@FunctionalInterface
public interface Progress {
  /// Takes the state of the run.
  ///
  /// @param bytesDone packed bytes read so far
  /// @param bytesTotal packed bytes of all inputs whose size is known
  /// @param positions positions read so far
  void update(long bytesDone, long bytesTotal, long positions);

  /// Tells nobody.
  static Progress silent() {
    return (_, _, _) -> {};
  }
}
