package org.contadora.desk.review;

import java.time.Instant;

/// A decision as it is kept.
///
/// @param index its place in the ledger
/// @param time when it was kept
/// @param who the account that decided
public record Decided(long index, Instant time, String who, Decision decision) {}
