package org.contadora.desk.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Makes the simulated flights that an empty desk offers to show.
@FunctionalInterface
public interface Sample {
  /// Writes simulated positions.
  ///
  /// @param folder an empty folder
  /// @return the inputs for the engine
  List<String> write(Path folder, JobProgress progress) throws IOException, InterruptedException;
}
