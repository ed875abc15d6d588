package org.contadora.core;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The days on which a reference fact holds: both ends are included, and an end that is not known
/// is open.
///
/// @param from first day, or null if it held from before anyone looked
/// @param to last day, or null if no end is known
public record Validity(@Nullable LocalDate from, @Nullable LocalDate to) {
  /// Holds on every day.
  public static final Validity ALWAYS = new Validity(null, null);

  public Validity {
    if (from != null && to != null && to.isBefore(from)) {
      throw new IllegalArgumentException(
          "The validity's last day (%s) must not be before its first (%s).".formatted(to, from));
    }
  }

  /// Whether the fact holds on `day`.
  public boolean contains(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }
}
