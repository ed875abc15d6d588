package org.contadora.desk.jobs;

/// Is told how far a job is, and lets it go on or not.
@FunctionalInterface
public interface JobProgress {
  /// Takes the state of the work.
  ///
  /// @param step code of what is being done, such as `simulating`
  /// @param total how much there is, 0 if that is not known
  /// @throws CancelledException if a person has cancelled the job
  void at(String step, long done, long total);
}
