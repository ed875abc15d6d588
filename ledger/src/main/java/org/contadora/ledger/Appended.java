package org.contadora.ledger;

/// Where entries came to stand.
///
/// @param firstIndex index of the first
/// @param count how many, one after the other
public record Appended(long firstIndex, int count) {}
