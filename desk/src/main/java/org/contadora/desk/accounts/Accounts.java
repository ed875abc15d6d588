package org.contadora.desk.accounts;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// The accounts of a desk, kept in one SQLite file. Safe for several threads.
public final class Accounts {
  /// Shortest password, in characters (NIST SP 800-63B, 3.1.1.2, for a password alone).
  public static final int SHORTEST_PASSWORD = 15;

  /// Longest password, so that no one hashes a novel.
  public static final int LONGEST_PASSWORD = 256;

  /// Wrong passwords in a row after which a name is locked.
  static final int MOST_FAILURES = 5;

  /// How long a name stays locked.
  static final Duration LOCKED_FOR = Duration.ofMinutes(15);

  private static final int NAMES_REMEMBERED = 10_000;
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}");

  private final Jdbi jdbi;
  private final Clock clock;
  private final Passwords passwords = new Passwords();
  private final String nobodysHash;
  private final Map<String, Failures> failures = new LinkedHashMap<>();

  private record Failures(int count, Instant last) {}

  private record Stored(Account account, String hash) {}

  private Accounts(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
    nobodysHash = passwords.hash("nobody has this password".toCharArray());
  }

  /// Opens the accounts kept in `file`, none if there is no file yet.
  public static Accounts open(Path file, Clock clock) {
    SQLiteConfig config = new SQLiteConfig();
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    Jdbi jdbi = Jdbi.create(source);
    jdbi.useHandle(handle ->
        handle.execute(
            """
            create table if not exists account (
              name text primary key, role text not null, hash text not null,
              created text not null)
            """));
    return new Accounts(jdbi, clock);
  }

  /// Makes an account, or gives one that there is another role and password.
  ///
  /// @throws AccountException if name or password are not allowed
  public void put(String name, Role role, char[] password) {
    if (!NAME.matcher(name).matches()) {
      throw new AccountException(
          "The name (%s) must be 1 to 64 letters, digits, dots, dashes or underscores, and begin with a letter or digit."
              .formatted(name));
    }
    if (password.length < SHORTEST_PASSWORD || password.length > LONGEST_PASSWORD) {
      throw new AccountException(
          "The password (%d characters) must have %d to %d characters.%nMaybe four or five random words."
              .formatted(password.length, SHORTEST_PASSWORD, LONGEST_PASSWORD));
    }
    String hash = passwords.hash(password);
    jdbi.useHandle(handle ->
        handle.execute(
            """
            insert into account values (?, ?, ?, ?)
            on conflict (name) do update set role = excluded.role, hash = excluded.hash
            """,
            name,
            role.code(),
            hash,
            clock.instant().toString()));
  }

  /// Whether there is any account at all.
  public boolean any() {
    return jdbi.withHandle(handle ->
        handle.createQuery("select exists (select 1 from account)").mapTo(Boolean.class).one());
  }

  /// Whether anyone can bring in data and start jobs.
  public boolean anyAdministrator() {
    return list().stream().anyMatch(account -> account.role() == Role.ADMINISTRATOR);
  }

  /// All accounts in the order of their names.
  public List<Account> list() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select name, role from account order by name")
            .map((row, _) ->
                new Account(row.getString("name"), Role.find(row.getString("role")).orElseThrow()))
            .list());
  }

  /// The account, if the password is its own. A name that is not known takes as long as a wrong
  /// password, and is locked as one that is.
  ///
  /// @throws LockedOutException if there were too many wrong ones for that name
  public Optional<Account> signIn(String name, char[] password) {
    requireUnlocked(name);
    Optional<Stored> stored = find(name);
    boolean right =
        password.length <= LONGEST_PASSWORD
            && passwords.matches(password, stored.map(Stored::hash).orElse(nobodysHash));
    if (stored.isEmpty() || !right) {
      remember(name);
      return Optional.empty();
    }
    synchronized (failures) {
      failures.remove(name);
    }
    return stored.map(Stored::account);
  }

  private Optional<Stored> find(String name) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select name, role, hash from account where name = :name")
            .bind("name", name)
            .map((row, _) ->
                new Stored(
                    new Account(
                        row.getString("name"), Role.find(row.getString("role")).orElseThrow()),
                    row.getString("hash")))
            .findOne());
  }

  private void requireUnlocked(String name) {
    synchronized (failures) {
      Failures failed = failures.get(name);
      if (failed == null) {
        return;
      }
      Instant until = failed.last().plus(LOCKED_FOR);
      if (!clock.instant().isBefore(until)) {
        failures.remove(name);
      } else if (failed.count() >= MOST_FAILURES) {
        throw new LockedOutException(until);
      }
    }
  }

  private void remember(String name) {
    synchronized (failures) {
      Failures before = failures.remove(name);
      failures.put(name, new Failures(before == null ? 1 : before.count() + 1, clock.instant()));
      if (failures.size() > NAMES_REMEMBERED) {
        failures.remove(failures.keySet().iterator().next());
      }
    }
  }
}
