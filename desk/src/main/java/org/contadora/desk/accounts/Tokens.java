package org.contadora.desk.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keys for programs: each belongs to an account, may do no more than it, and ends. Of its secret
/// only the hash is kept. Safe for several threads.
public final class Tokens {
  /// What a token begins with, so that it is known for one where it should not be.
  public static final String PREFIX = "contadora_";

  /// Longest time a token lasts, days.
  public static final int MOST_DAYS = 366;

  /// Most tokens of one account that have not ended.
  static final int MOST_OF_ACCOUNT = 50;

  /// Longest label, characters.
  public static final int LONGEST_LABEL = 100;

  /// Uses within this time of the last one written down are not written again.
  private static final Duration USE_WRITTEN_EVERY = Duration.ofMinutes(1);

  private static final String COLUMNS =
      "token_id, account, role, label, created, expires, revoked, last_used, last_address";

  private final Accounts accounts;
  private final AccountsFile file;
  private final Clock clock;
  private final Map<String, Instant> written = new HashMap<>();

  Tokens(Accounts accounts, AccountsFile file, Clock clock) {
    this.accounts = accounts;
    this.file = file;
    this.clock = clock;
  }

  /// A token that was made.
  ///
  /// @param secret what a program sends; it is shown once and kept nowhere
  public record Made(Token token, String secret) {}

  /// Makes a token.
  ///
  /// @param role the most it may do
  /// @param days how long it lasts
  /// @throws AccountException if the account is not there, may less, or has too many
  public Made make(String account, Role role, String label, int days) {
    Account owner =
        accounts
            .find(account)
            .filter(found -> !found.disabled())
            .orElseThrow(() ->
                new AccountException(
                    "The account (%s) must be one that may sign in.".formatted(account)));
    if (!owner.role().includes(role)) {
      throw new AccountException(
          "The role (%s) must not be more than the account's own (%s)."
              .formatted(role.code(), owner.role().code()));
    }
    if (days < 1 || days > MOST_DAYS) {
      throw new AccountException("The days (%d) must be from 1 to %d.".formatted(days, MOST_DAYS));
    }
    if (label.isBlank() || label.length() > LONGEST_LABEL) {
      throw new AccountException(
          "The label (%d characters) must have 1 to %d characters and say what the token is for."
              .formatted(label.strip().length(), LONGEST_LABEL));
    }
    Instant now = clock.instant();
    long living =
        list(account).stream()
            .filter(token -> token.revoked() == null && now.isBefore(token.expires()))
            .count();
    if (living >= MOST_OF_ACCOUNT) {
      throw new AccountException(
          "The account (%s) has %d tokens, as many as one may have; revoke some first."
              .formatted(account, living));
    }
    String secret = PREFIX + Secrets.make();
    String id = "t-" + Secrets.make().substring(0, 12);
    var token =
        new Token(
            id,
            account,
            role,
            label.strip(),
            now,
            now.plus(Duration.ofDays(days)),
            /* revoked= */ null,
            /* lastUsed= */ null,
            /* lastAddress= */ null);
    file.with(handle ->
        handle.execute(
            """
            insert into token (token_id, hash, account, role, label, created, expires)
            values (?, ?, ?, ?, ?, ?, ?)
            """,
            id,
            Secrets.hash(secret),
            account,
            role.code(),
            token.label(),
            token.created().toString(),
            token.expires().toString()));
    return new Made(token, secret);
  }

  /// Tokens of one account, or of all, the newest first.
  ///
  /// @param account null for all
  public List<Token> list(@Nullable String account) {
    return file.with(handle ->
        handle
            .createQuery(
                "select %s from token where :account is null or account = :account order by created desc, token_id"
                    .formatted(COLUMNS))
            .bind("account", account)
            .map((row, _) -> token(row))
            .list());
  }

  /// The token of that id.
  public Optional<Token> find(String id) {
    return file.with(handle ->
        handle
            .createQuery("select %s from token where token_id = :id".formatted(COLUMNS))
            .bind("id", id)
            .map((row, _) -> token(row))
            .findOne());
  }

  /// Takes a token back; it stays in the list.
  public void revoke(String id) {
    file.with(handle ->
        handle.execute(
            "update token set revoked = coalesce(revoked, ?) where token_id = ?",
            clock.instant().toString(),
            id));
  }

  /// Whoever a secret stands for: its account, with what both may. Empty if the secret is none, has
  /// ended or was revoked, or its account may not sign in.
  ///
  /// @param address where it is used from, for the list
  public Optional<Account> use(String secret, String address) {
    if (!secret.startsWith(PREFIX)) {
      return Optional.empty();
    }
    Optional<Token> found =
        file.with(handle ->
            handle
                .createQuery("select %s from token where hash = :hash".formatted(COLUMNS))
                .bind("hash", Secrets.hash(secret))
                .map((row, _) -> token(row))
                .findOne());
    Instant now = clock.instant();
    if (found.isEmpty() || found.get().revoked() != null || !now.isBefore(found.get().expires())) {
      return Optional.empty();
    }
    Token token = found.get();
    Optional<Account> owner = accounts.find(token.account()).filter(account -> !account.disabled());
    owner.ifPresent(_ -> writeUse(token.id(), now, address));
    return owner.map(account -> new Account(account.name(), account.role().andAlso(token.role())));
  }

  private void writeUse(String id, Instant now, String address) {
    synchronized (written) {
      Instant before = written.get(id);
      if (before != null && now.isBefore(before.plus(USE_WRITTEN_EVERY)) && !now.isBefore(before)) {
        return;
      }
      written.put(id, now);
    }
    file.with(handle ->
        handle.execute(
            "update token set last_used = ?, last_address = ? where token_id = ?",
            now.toString(),
            address,
            id));
  }

  private static Token token(ResultSet row) throws SQLException {
    return new Token(
        row.getString("token_id"),
        row.getString("account"),
        Role.find(row.getString("role")).orElseThrow(),
        row.getString("label"),
        Instant.parse(row.getString("created")),
        Instant.parse(row.getString("expires")),
        time(row.getString("revoked")),
        time(row.getString("last_used")),
        row.getString("last_address"));
  }

  private static @Nullable Instant time(@Nullable String text) {
    return text == null ? null : Instant.parse(text);
  }
}
