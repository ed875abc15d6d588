package org.contadora.desk.web;

import org.contadora.desk.accounts.Account;
import org.jspecify.annotations.Nullable;

/// Who asks.
///
/// @param account null if nobody has signed in
/// @param csrf what a request that changes something must bring back; null if there is no visit yet
/// @param secret what the cookie holds; null if there is none
/// @param byToken whether a program asks, with a token
/// @param address where the request comes from
record Visit(
    @Nullable Account account,
    @Nullable String csrf,
    @Nullable String secret,
    boolean byToken,
    String address) {
  /// Whether names and words of those who decide are left out.
  boolean isPublic() {
    return account == null;
  }

  /// The name under which decisions are kept.
  String who() {
    return account == null ? "" : account.name();
  }
}
