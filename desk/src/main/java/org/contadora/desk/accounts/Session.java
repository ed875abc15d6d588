package org.contadora.desk.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One browser's visit.
///
/// @param account who signed in, null before that
/// @param csrf goes back in a header with every request that changes something, so that no other
///   site can send one in this browser's name
/// @param passwordMark of the password with which it began ([Accounts#passwordMark])
/// @param expires when it ends
public record Session(
    @Nullable Account account, String csrf, String passwordMark, Instant expires) {}
