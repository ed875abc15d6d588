package org.contadora.desk.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A decision as it is kept.
///
/// @param index its place in the ledger
/// @param time when it was kept
/// @param who the account that decided
/// @param correctedBy index of the entry that says it is wrong, null while it counts
public record Decided(
    long index, Instant time, String who, Decision decision, @Nullable Long correctedBy) {}
