package org.contadora.desk.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

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
  private final Map<String, Failures> failures = new LinkedHashMap<>();

  private record Failures(int count, Instant last) {}

  WrongPasswords(Clock clock) {
    this.clock = clock;
  }

  /// @throws LockedOutException if there were too many
  synchronized void requireUnlocked(String name, String address) {
    require(together(name, address), MOST_TOGETHER);
    require(of(address), MOST_OF_ADDRESS);
    require(name, MOST_OF_NAME);
  }

  private void require(String key, int most) {
    Failures failed = failures.get(key);
    if (failed == null) {
      return;
    }
    Instant until = failed.last().plus(LOCKED_FOR);
    if (!clock.instant().isBefore(until)) {
      failures.remove(key);
    } else if (failed.count() >= most) {
      throw new LockedOutException(until, clock.instant());
    }
  }

  synchronized void remember(String name, String address) {
    add(together(name, address));
    add(of(address));
    add(name);
  }

  private void add(String key) {
    Failures before = failures.remove(key);
    failures.put(key, new Failures(before == null ? 1 : before.count() + 1, clock.instant()));
    if (failures.size() > REMEMBERED) {
      failures.remove(failures.keySet().iterator().next());
    }
  }

  /// The right one was given: what was wrong before counts no more for this name from there.
  synchronized void forget(String name, String address) {
    failures.remove(together(name, address));
  }

  private static String together(String name, String address) {
    return name + "\n" + address;
  }

  private static String of(String address) {
    return "\n" + address;
  }
}
