package org.contadora.flights.inputs;

/// What is the most that one document or archive may ask for, so that a damaged or hostile file
/// costs a message and not the run.
///
/// @param maxInMemoryBytes longest document that each thread holds in memory as a whole; longer
///   ones are read as a stream. A busy day of one aircraft has 3 MB
/// @param maxExpansion how many bytes one compressed byte may become; deflate itself cannot do more
///   than 1,032, a trace has 7
/// @param freeExpansionBytes expansion is not looked at before this many bytes came out, as tiny
///   files may well be repetitive
/// @param maxDepth how many containers may lie in one another; `tar.gz` with `.gz` members has
///   three
public record InputLimits(
    int maxInMemoryBytes, int maxExpansion, long freeExpansionBytes, int maxDepth) {
  /// The limits used unless a caller has reason for others.
  public static final InputLimits DEFAULT = new InputLimits(8 << 20, 200, 16L << 20, 6);

  /// Whether `out` bytes are too many to have come from `in` bytes.
  boolean isExceeded(long in, long out) {
    return out > freeExpansionBytes && out / Math.max(1, in) >= maxExpansion;
  }
}
