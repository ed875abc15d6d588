package org.contadora.desk.review;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where decisions are kept for good: nothing in it is edited, undoing is a further decision.
public interface DecisionLog extends AutoCloseable {
  /// Keeps a decision; when this returns it is on disk.
  void append(String legId, String who, Decision decision);

  /// What was decided on a leg, in the order in which it was.
  List<Decided> history(String legId);

  /// How large the log is, and since when it is signed.
  ///
  /// @param checkpointTime when its last checkpoint was signed, null if none was yet
  /// @param checkpoint the last checkpoint's text, null if there is none
  record State(long size, @Nullable Instant checkpointTime, @Nullable String checkpoint) {}

  /// The state as of now.
  State state();

  @Override
  void close();
}
