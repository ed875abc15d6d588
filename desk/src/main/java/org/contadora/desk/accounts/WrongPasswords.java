package org.contadora.desk.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts wrong passwords and says when no more are tried: after a few for one name from one
/// address, after more from one address for whatever names, and after many for one name from
/// anywhere. So nobody is locked out of an account for long by somebody else who types its name.
/// Safe for several threads.
final class WrongPasswords {
  /// For one name from one address.
  static final int MOST_TOGETHER = 5;

  /// From one address, whatever the names.
  static final int MOST_OF_ADDRESS = 20;

  /// For one name, from wherever.
  static final int MOST_OF_NAME = 50;

  /// How long nothing more is tried, and after how long without a wrong one all are forgotten.
  static final Duration LOCKED_FOR = Duration.ofMinutes(15);

  private static final int REMEMBERED = 20_000;

  private final Clock clock;
  private final Map<Key, Failures> failures = new LinkedHashMap<>();

  /// Passwords that are being looked at.
  private final Map<Key, Integer> tried = new HashMap<>();

  private record Failures(int count, Instant last) {}

  /// What is counted together: parts, since a name may hold any character that an address has.
  ///
  /// @param name null for any
  /// @param address null for any
  private record Key(@Nullable String name, @Nullable String address) {}

  WrongPasswords(Clock clock) {
    this.clock = clock;
  }

  /// Begins to try a password. It counts as wrong until [#end], so that many at once are no more
  /// than one after the other.
  ///
  /// @throws LockedOutException if there were too many
  synchronized void begin(String name, String address) {
    require(new Key(name, address), MOST_TOGETHER);
    require(new Key(null, address), MOST_OF_ADDRESS);
    require(new Key(name, null), MOST_OF_NAME);
    for (Key key : keys(name, address)) {
      tried.merge(key, 1, Integer::sum);
    }
  }

  private void require(Key key, int most) {
    Instant now = clock.instant();
    Failures failed = failures.get(key);
    if (failed != null && !now.isBefore(failed.last().plus(LOCKED_FOR))) {
      failures.remove(key);
      failed = null;
    }
    int count = (failed == null ? 0 : failed.count()) + tried.getOrDefault(key, 0);
    if (count >= most) {
      throw new LockedOutException((failed == null ? now : failed.last()).plus(LOCKED_FOR), now);
    }
  }

  /// A password was looked at. Where it was right, what was wrong before counts no more for this
  /// name from there.
  synchronized void end(String name, String address, boolean right) {
    for (Key key : keys(name, address)) {
      tried.computeIfPresent(key, (_, count) -> count == 1 ? null : count - 1);
      if (!right) {
        add(key);
      }
    }
    if (right) {
      failures.remove(new Key(name, address));
    }
  }

  private static Key[] keys(String name, String address) {
    return new Key[] {new Key(name, address), new Key(null, address), new Key(name, null)};
  }

  private void add(Key key) {
    Failures before = failures.remove(key);
    failures.put(key, new Failures(before == null ? 1 : before.count() + 1, clock.instant()));
    if (failures.size() > REMEMBERED) {
      failures.remove(failures.keySet().iterator().next());
    }
  }
}
