package org.contadora.desk.accounts;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The accounts of a desk, kept in one SQLite file. Another process may add to them at any time
/// (`contadora desk account add`). Safe for several threads.
public final class Accounts implements AutoCloseable {
  /// Shortest password, in characters (NIST SP 800-63B, 3.1.1.2, for a password alone).
  public static final int SHORTEST_PASSWORD = 15;

  /// Longest password, so that no one hashes a novel.
  public static final int LONGEST_PASSWORD = 256;

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}");

  private final AccountsFile file;
  private final Clock clock;
  private final Passwords passwords = new Passwords();
  private final String nobodysHash;
  private final WrongPasswords wrong;
  private final Tokens tokens;
  private Map<String, Stored> known = Map.of();
  private long version = -1;

  private record Stored(Account account, String hash) {}

  private Accounts(AccountsFile file, Clock clock) {
    this.file = file;
    this.clock = clock;
    wrong = new WrongPasswords(clock);
    tokens = new Tokens(this, file, clock);
    nobodysHash = passwords.hash("nobody has this password".toCharArray());
  }

  /// Opens the accounts kept in `file`, none if there is no file yet.
  public static Accounts open(Path file, Clock clock) {
    return new Accounts(new AccountsFile(file), clock);
  }

  /// The keys for programs of these accounts.
  public Tokens tokens() {
    return tokens;
  }

  /// Makes an account, or gives one that there is another role and password; it may sign in then.
  ///
  /// @throws AccountException if name or password are not allowed
  public void put(String name, Role role, char[] password) {
    requireName(name);
    String hash = hashed(password);
    changed(handle ->
        handle.execute(
            """
            insert into account (name, role, hash, created) values (?, ?, ?, ?)
            on conflict (name) do update set
              role = excluded.role, hash = excluded.hash, disabled = 0
            """,
            name,
            role.code(),
            hash,
            clock.instant().toString()));
  }

  /// Makes an account.
  ///
  /// @throws AccountException if name or password are not allowed, there is one of that name, or it
  ///   would be the first and could administer nothing
  public void add(String name, Role role, char[] password) {
    requireName(name);
    String hash = hashed(password);
    changed(handle -> {
      if (current(handle).isEmpty() && role != Role.ADMINISTRATOR) {
        throw new AccountException(
            "The role (%s) of the first account must be administrator: from then on nobody else could add one."
                .formatted(role.code()));
      }
      int added =
          handle.execute(
              """
              insert into account (name, role, hash, created) values (?, ?, ?, ?)
              on conflict (name) do nothing
              """,
              name,
              role.code(),
              hash,
              clock.instant().toString());
      if (added == 0) {
        throw new AccountException("There is an account (%s) already.".formatted(name));
      }
      return added;
    });
  }

  /// Gives an account another role, another password, or bars it; null leaves it as it is.
  ///
  /// @throws AccountException if there is none, the password is not allowed, or no administrator
  ///   would be left
  public void change(
      String name,
      @Nullable Role newRole,
      @Nullable Boolean newDisabled,
      char @Nullable [] password) {
    String hash = password == null ? null : hashed(password);
    changed(handle -> {
      Account before =
          Optional.ofNullable(current(handle).get(name))
              .map(Stored::account)
              .orElseThrow(() -> new AccountException("There is no account (%s).".formatted(name)));
      Role role = newRole == null ? before.role() : newRole;
      boolean disabled = newDisabled == null ? before.disabled() : newDisabled;
      boolean administers = role == Role.ADMINISTRATOR && !disabled;
      boolean another =
          current(handle).values().stream()
              .map(Stored::account)
              .anyMatch(other ->
                  !other.name().equals(name)
                      && other.role() == Role.ADMINISTRATOR
                      && !other.disabled());
      if (!administers && !another) {
        throw new AccountException(
            "The account (%s) is the last administrator that may sign in; make another first."
                .formatted(name));
      }
      return handle.execute(
          "update account set role = ?, disabled = ?, hash = coalesce(?, hash) where name = ?",
          role.code(),
          disabled ? 1 : 0,
          hash,
          name);
    });
  }

  private static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new AccountException(
          "The name (%s) must be 1 to 64 letters, digits, dots, dashes or underscores, and begin with a letter or digit."
              .formatted(name));
    }
  }

  private String hashed(char[] password) {
    if (password.length < SHORTEST_PASSWORD || password.length > LONGEST_PASSWORD) {
      throw new AccountException(
          "The password (%d characters) must have %d to %d characters.%nMaybe four or five random words."
              .formatted(password.length, SHORTEST_PASSWORD, LONGEST_PASSWORD));
    }
    return passwords.hash(password);
  }

  /// Whether there is any account at all.
  public boolean any() {
    return !known().isEmpty();
  }

  /// Whether anyone can bring in data and start jobs.
  public boolean anyAdministrator() {
    return list().stream()
        .anyMatch(account -> account.role() == Role.ADMINISTRATOR && !account.disabled());
  }

  /// All accounts in the order of their names.
  public List<Account> list() {
    return known().values().stream().map(Stored::account).toList();
  }

  /// The account of that name, disabled or not.
  public Optional<Account> find(String name) {
    return Optional.ofNullable(known().get(name)).map(Stored::account);
  }

  /// What changes with the password of an account, empty if there is none of that name: visits that
  /// began with another end, whichever process changed it.
  public String passwordMark(String name) {
    Stored stored = known().get(name);
    return stored == null ? "" : Secrets.hash(stored.hash());
  }

  /// The account, if the password is its own. A name that is not known, or may not sign in, takes
  /// as long as a wrong password, and is locked as one that is.
  ///
  /// @param address where the password comes from
  /// @throws LockedOutException if there were too many wrong ones
  public Optional<Account> signIn(String name, char[] password, String address) {
    wrong.begin(name, address);
    boolean right = false;
    try {
      Optional<Stored> stored =
          Optional.ofNullable(known().get(name)).filter(one -> !one.account().disabled());
      right =
          password.length <= LONGEST_PASSWORD
              && passwords.matches(password, stored.map(Stored::hash).orElse(nobodysHash))
              && stored.isPresent();
      return right ? stored.map(Stored::account) : Optional.empty();
    } finally {
      wrong.end(name, address, right);
    }
  }

  private <T> void changed(Function<Handle, T> change) {
    file.inTransaction(change);
    synchronized (this) {
      version = -1;
    }
  }

  /// Read again only when somebody has written.
  private synchronized Map<String, Stored> known() {
    long now = file.version();
    if (now != version) {
      known = file.with(Accounts::current);
      version = now;
    }
    return known;
  }

  private static Map<String, Stored> current(Handle handle) {
    Map<String, Stored> all = new TreeMap<>();
    handle
        .createQuery("select name, role, disabled, hash from account")
        .map((row, _) ->
            new Stored(
                new Account(
                    row.getString("name"),
                    role(row.getString("name"), row.getString("role")),
                    row.getBoolean("disabled")),
                row.getString("hash")))
        .forEach(stored -> all.put(stored.account().name(), stored));
    return all;
  }

  private static Role role(String name, String code) {
    return Role.find(code)
        .orElseThrow(() ->
            new AccountException(
                "The role (%s) of the account %s must be one that this version knows.%nMaybe a newer version of the desk wrote it."
                    .formatted(code, name)));
  }

  @Override
  public void close() {
    file.close();
  }
}
