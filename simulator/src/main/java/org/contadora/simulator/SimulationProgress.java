package org.contadora.simulator;

/// Told after every aircraft; called from one thread, in order.
@FunctionalInterface
public interface SimulationProgress {
  /// Tells no one.
  SimulationProgress NONE = (done, total) -> {};

  /// Another aircraft is done.
  ///
  /// @param doneAircraft aircraft written so far
  /// @param totalAircraft aircraft of the world
  void advanced(int doneAircraft, int totalAircraft);
}
