package org.contadora.desk.jobs;

/// Something long to do.
@FunctionalInterface
public interface Work {
  /// Does it. The thread is interrupted when the work is to stop; what was begun is then undone.
  ///
  /// @param progress told how far it is
  void run(JobProgress progress) throws Exception;
}
