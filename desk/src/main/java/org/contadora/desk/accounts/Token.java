package org.contadora.desk.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A key for programs, as it is listed; its secret is not in it.
///
/// @param id stable name of the token
/// @param account whose it is
/// @param role the most it may do; never more than its account may at the time
/// @param label what its owner calls it
/// @param revoked when it was taken back, null if it was not
/// @param lastUsed when it was last used, to a minute; null if never
/// @param lastAddress from where, null if never
public record Token(
    String id,
    String account,
    Role role,
    String label,
    Instant created,
    Instant expires,
    @Nullable Instant revoked,
    @Nullable Instant lastUsed,
    @Nullable String lastAddress) {}
