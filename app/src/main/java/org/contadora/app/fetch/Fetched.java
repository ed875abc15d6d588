package org.contadora.app.fetch;

/// What became of one thing that was to be fetched.
///
/// @param what name of the reference file, or aircraft and day
/// @param outcome what became of it
/// @param bytes size of the file that is there now, 0 if there is none
/// @param detail where the file lies, or why there is none
public record Fetched(String what, Outcome outcome, long bytes, String detail) {
  /// What can become of it.
  public enum Outcome {
    /// It was brought.
    BROUGHT,
    /// It is there from before, and the publisher has no newer version or was not asked.
    KEPT,
    /// The publisher has the day but nothing of this aircraft: it was not seen.
    NOT_SEEN,
    /// The publisher does not have it, or did not give it.
    FAILED,
    /// It would be fetched; this was a dry run.
    PLANNED
  }
}
