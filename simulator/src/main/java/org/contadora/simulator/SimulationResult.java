package org.contadora.simulator;

import java.nio.file.Path;
import java.util.List;

/// What was written.
///
/// @param archives one tar for each day, in the order of the days
/// @param legsFile the true legs
/// @param aircraft number of airframes
/// @param legs number of true legs
/// @param positions number of positions in the archives
/// @param jsonBytes size of the traces before compression
public record SimulationResult(
    List<Path> archives, Path legsFile, int aircraft, int legs, long positions, long jsonBytes) {
  public SimulationResult {
    archives = List.copyOf(archives);
  }
}
