package org.contadora.desk.live;

import java.time.Instant;

/// An aircraft that a person wants to see whenever it is heard.
///
/// @param aircraft address or registration, in capitals
/// @param note why, in the person's words
/// @param who the account that put it there
public record Watched(String aircraft, String note, String who, Instant since) {}
