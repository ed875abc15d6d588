package org.contadora.reception.placement.exact;

/// How much to compute, in steps that are the same on every machine: the same problem and effort
/// give the same placement. A core does some hundred million steps a second.
///
/// @param rootIterations how often the multipliers are moved before anything is closed
/// @param work at most how many steps
/// @param prove whether to go on until nothing better can exist
/// @param parallel whether to use all cores; the result is the same
public record Effort(int rootIterations, long work, boolean prove, boolean parallel) {
  /// An answer while somebody waits: well under a second for a year's families of one agency.
  public static final Effort QUICK = new Effort(100, 120_000_000L, false, false);

  /// Until the best placement is proven, or about five minutes are over.
  public static final Effort PROOF = new Effort(400, 60_000_000_000L, true, false);

  /// Tens of thousands of families on all cores, within about twenty seconds on two.
  public static final Effort LARGE = new Effort(250, 4_000_000_000L, false, true);

  /// The same with another limit.
  public Effort withWork(long newWork) {
    return new Effort(rootIterations, newWork, prove, parallel);
  }
}
