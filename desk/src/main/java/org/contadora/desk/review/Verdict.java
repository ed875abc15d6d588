package org.contadora.desk.review;

import java.util.Locale;
import java.util.Optional;

/// A person's word on a leg.
public enum Verdict {
  /// The class is right.
  CONFIRMED,
  /// The flight is not removal-related.
  REJECTED,
  /// The class is another one.
  CLASS_CHANGED,
  /// Nothing is decided; the reason is a note, and tags may be set.
  NOTE;

  /// The name in files: lower case with underscores.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The verdict of that name.
  public static Optional<Verdict> find(String code) {
    for (Verdict verdict : values()) {
      if (verdict.code().equals(code)) {
        return Optional.of(verdict);
      }
    }
    return Optional.empty();
  }
}
