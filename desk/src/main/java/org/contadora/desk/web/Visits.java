package org.contadora.desk.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.Optional;
import org.contadora.desk.accounts.Account;
import org.contadora.desk.accounts.Accounts;
import org.contadora.desk.accounts.Role;
import org.contadora.desk.accounts.Session;
import org.contadora.desk.accounts.Sessions;
import org.jspecify.annotations.Nullable;

/// Tells who asks, by a program's token or a browser's cookie. As long as there are no accounts,
/// whoever sits at the machine is its administrator: the server then listens on loopback only.
final class Visits {
  static final String COOKIE = "contadora_session";

  private static final String BEARER = "Bearer ";
  private static final Account LOCAL = new Account("local", Role.ADMINISTRATOR);

  private final Accounts accounts;
  private final Sessions sessions;
  private final boolean secure;
  private final boolean proxied;
  private final Session local;

  /// @param secure whether browsers may send the cookie only through TLS
  /// @param proxied whether a proxy stands before the desk, which then tells where requests come
  ///   from
  Visits(Accounts accounts, Sessions sessions, boolean secure, boolean proxied) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.secure = secure;
    this.proxied = proxied;
    local = sessions.begin(LOCAL).session();
  }

  boolean withAccounts() {
    return accounts.any();
  }

  /// @throws Problem if a token is given that is none, or the request was passed on by a proxy to a
  ///   desk where whoever asks may do everything
  Visit of(Context context) {
    String address = address(context);
    String authorization = context.header("Authorization");
    if (authorization != null) {
      return byToken(context, authorization, address);
    }
    if (!withAccounts()) {
      if (context.header("X-Forwarded-For") != null || context.header("Forwarded") != null) {
        throw new Problem(
            403,
            "PROXIED",
            "A proxy passed this on, and the desk has no accounts: whoever asks would be its"
                + " administrator.\n"
                + "Maybe first: contadora desk account add NAME --role administrator");
      }
      return new Visit(LOCAL, local.csrf(), null, /* byToken= */ false, address);
    }
    String secret = context.cookie(COOKIE);
    Optional<Session> session = secret == null ? Optional.empty() : sessions.find(secret);
    return session
        .map(found -> new Visit(now(found), found.csrf(), secret, /* byToken= */ false, address))
        .orElse(new Visit(null, null, null, /* byToken= */ false, address));
  }

  /// The account as it is by now: its role or password may have changed since it signed in, or it
  /// was disabled.
  private @Nullable Account now(Session session) {
    Account signedIn = session.account();
    return signedIn == null
        ? null
        : accounts
            .find(signedIn.name())
            .filter(found -> !found.disabled())
            .filter(found -> accounts.passwordMark(found.name()).equals(session.passwordMark()))
            .orElse(null);
  }

  private Visit byToken(Context context, String authorization, String address) {
    Optional<Account> account =
        authorization.regionMatches(/* ignoreCase= */ true, 0, BEARER, 0, BEARER.length())
            ? accounts.tokens().use(authorization.substring(BEARER.length()).strip(), address)
            : Optional.empty();
    if (account.isEmpty()) {
      context.header("WWW-Authenticate", "Bearer error=\"invalid_token\"");
      throw new Problem(
          401,
          "BAD_TOKEN",
          "The Authorization must be Bearer and a token that has not ended and was not revoked.");
    }
    return new Visit(account.get(), null, null, /* byToken= */ true, address);
  }

  /// Where a request comes from. What a proxy on this machine says of it is believed only where one
  /// is meant to stand before the desk, and then its last word: what came before it was written by
  /// whoever asks.
  private String address(Context context) {
    String direct = context.req().getRemoteAddr();
    String told = context.header("X-Forwarded-For");
    if (!proxied || told == null) {
      return direct;
    }
    String last = told.substring(told.lastIndexOf(',') + 1).strip();
    return last.isEmpty() || last.length() > 64 ? direct : last;
  }

  /// Begins a visit and gives the browser its cookie; the one before, if any, ends.
  Visit begin(Context context, Visit before, @Nullable Account account) {
    end(before);
    String mark = account == null ? "" : accounts.passwordMark(account.name());
    Sessions.Begun begun = sessions.begin(account, mark);
    context.cookie(cookie(begun.secret(), (int) Sessions.LASTS.toSeconds()));
    return new Visit(
        account, begun.session().csrf(), begun.secret(), /* byToken= */ false, before.address());
  }

  /// Ends a visit and takes the cookie away.
  void end(Context context, Visit visit) {
    end(visit);
    context.cookie(cookie("", 0));
  }

  /// Ends all visits of an account.
  void endOf(String account) {
    sessions.endOf(account);
  }

  private void end(Visit visit) {
    String secret = visit.secret();
    if (secret != null) {
      sessions.end(secret);
    }
  }

  private Cookie cookie(String value, int maxAgeS) {
    return new Cookie(
        COOKIE, value, "/", maxAgeS, secure, /* isHttpOnly= */ true, null, SameSite.STRICT);
  }
}
