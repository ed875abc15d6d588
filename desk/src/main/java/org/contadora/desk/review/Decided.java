package org.contadora.desk.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A decision as it is kept.
///
/// @param legId the leg that was decided on: of a leg that was joined it may be a part
/// @param index its place in the ledger
/// @param time when it was kept
/// @param who the account that decided
/// @param correctedBy index of the entry that says it is wrong, null while it counts
public record Decided(
    String legId,
    long index,
    Instant time,
    String who,
    Decision decision,
    @Nullable Long correctedBy) {}
