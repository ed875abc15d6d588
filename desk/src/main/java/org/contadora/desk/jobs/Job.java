package org.contadora.desk.jobs;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How far a job is.
///
/// @param total how much there is to do in this step, 0 if that is not known
/// @param message code of the step, or what went wrong
/// @param failure why it failed, null unless it did
public record Job(
    String id,
    String kind,
    State state,
    long done,
    long total,
    String message,
    @Nullable Failure failure) {
  /// What became of a job.
  public enum State {
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    /// The name in files: lower case.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
