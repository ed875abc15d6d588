package org.contadora.ledger.entries;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks that the entries' records share.
final class Values {
  private Values() {}

  static void requireText(String name, String value) {
    if (value.isBlank()) {
      throw new EntryException("The %s must not be blank.".formatted(name));
    }
  }

  static void requireTextIfAny(String name, @Nullable String value) {
    if (value != null) {
      requireText(name, value);
    }
  }

  static void requireRange(String name, long value, long min, long max) {
    if (value < min || value > max) {
      throw new EntryException(
          "The %s (%d) must be between %d and %d.".formatted(name, value, min, max));
    }
  }

  static <T> void requireSome(String name, List<T> values) {
    if (values.isEmpty()) {
      throw new EntryException("The %s must name at least one.".formatted(name));
    }
  }

  /// To the millisecond, as times are kept.
  static Instant millis(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }
}
