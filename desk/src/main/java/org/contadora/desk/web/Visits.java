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

/// Tells who asks, by the cookie. As long as there are no accounts, whoever sits at the machine is
/// its administrator: the server then listens on loopback only.
final class Visits {
  static final String COOKIE = "contadora_session";

  private static final Account LOCAL = new Account("local", Role.ADMINISTRATOR);

  private final Accounts accounts;
  private final Sessions sessions;
  private final boolean secure;
  private final Session local;

  /// @param secure whether browsers may send the cookie only through TLS
  Visits(Accounts accounts, Sessions sessions, boolean secure) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.secure = secure;
    local = sessions.begin(LOCAL).session();
  }

  boolean withAccounts() {
    return accounts.any();
  }

  Visit of(Context context) {
    if (!withAccounts()) {
      return new Visit(LOCAL, local.csrf(), null);
    }
    String secret = context.cookie(COOKIE);
    Optional<Session> session = secret == null ? Optional.empty() : sessions.find(secret);
    return session
        .map(found -> new Visit(found.account(), found.csrf(), secret))
        .orElse(new Visit(null, null, null));
  }

  /// Begins a visit and gives the browser its cookie; the one before, if any, ends.
  Visit begin(Context context, Visit before, @Nullable Account account) {
    end(before);
    Sessions.Begun begun = sessions.begin(account);
    context.cookie(cookie(begun.secret(), (int) Sessions.LASTS.toSeconds()));
    return new Visit(account, begun.session().csrf(), begun.secret());
  }

  /// Ends a visit and takes the cookie away.
  void end(Context context, Visit visit) {
    end(visit);
    context.cookie(cookie("", 0));
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
