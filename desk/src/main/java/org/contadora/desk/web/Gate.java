package org.contadora.desk.web;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import org.contadora.desk.accounts.Account;
import org.jspecify.annotations.Nullable;

/// What every request for a route passes: who asks, whether not too much, whether it is their own
/// request, and whether they may.
final class Gate {
  private final Visits visits;
  private final RateLimits limits;
  private final boolean isPublic;

  /// @param isPublic whether everybody may read without an account
  Gate(Visits visits, RateLimits limits, boolean isPublic) {
    this.visits = visits;
    this.limits = limits;
    this.isPublic = isPublic;
  }

  void answer(Context context, Route route) throws Exception {
    Visit visit = visits.of(context);
    requireFew(context, route, visit);
    if (route.changes() && !visit.byToken() && !isOwnRequest(context, visit.csrf())) {
      throw new Problem(
          403,
          "CSRF",
          "The header %s must hold the csrf of GET %s/session."
              .formatted(WebServer.CSRF_HEADER, Route.BASE));
    }
    Account account = visit.account();
    if (!route.right().allows(account, isPublic)) {
      throw account == null
          ? new Problem(401, "SIGNED_OUT", "This needs an account; sign in first.")
          : new Problem(403, "ROLE", "This needs the role %s.".formatted(route.right().code()));
    }
    if (route.byPerson() && visit.byToken()) {
      throw new Problem(
          403, "TOKEN", "A token may not do this; somebody must sign in with a password.");
    }
    route.answer().give(context, visit);
    if (!route.changes()) {
      Etags.ofContent(context);
    }
  }

  /// Whoever sits at the machine of a desk without accounts is not counted.
  private void requireFew(Context context, Route route, Visit visit) {
    if (!visits.withAccounts()) {
      return;
    }
    Account account = visit.account();
    String whose = account == null ? "@" + visit.address() : account.name();
    Duration wait = limits.take(whose, route.cost());
    if (!wait.isZero()) {
      context.header("Retry-After", Long.toString(Math.max(1, wait.toSeconds() + 1)));
      throw new Problem(
          429,
          "RATE",
          "Too many requests; the next is answered in %d ms.".formatted(wait.toMillis()));
    }
  }

  private static boolean isOwnRequest(Context context, @Nullable String csrf) {
    String sent = context.header(WebServer.CSRF_HEADER);
    return csrf != null
        && sent != null
        && MessageDigest.isEqual(
            csrf.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
  }
}
