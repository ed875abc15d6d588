package org.contadora.ledger;

import org.contadora.core.Refusals;
import org.contadora.ledger.merkle.Hash;

/// What a full check of a ledger saw.
///
/// @param entries entries read, from the first to the last
/// @param root the root recomputed from them
/// @param checkpoints signed statements checked
/// @param signed entries that the last of them signs, 0 if there is none
/// @param evidenceFiles files of evidence read in full
/// @param evidenceBytes their bytes
/// @param problems what is not as it must be, by code with place; empty if all is well
public record Verification(
    long entries,
    Hash root,
    long checkpoints,
    long signed,
    long evidenceFiles,
    long evidenceBytes,
    Refusals problems) {
  /// Whether all is as it must be.
  public boolean ok() {
    return problems.total() == 0;
  }
}
