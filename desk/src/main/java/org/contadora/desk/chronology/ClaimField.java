package org.contadora.desk.chronology;

import java.util.Locale;
import java.util.Optional;

/// What a column of a table of claims can hold.
public enum ClaimField {
  /// The event it speaks of.
  EVENT,
  /// The leg it speaks of, or that the event's claim touches.
  LEG,
  /// What of the subject it speaks of, such as `tariff`.
  PREDICATE,
  /// What it says of that.
  VALUE,
  UNIT,
  /// The day on which it says that this happened, ISO 8601.
  HAPPENED_ON,
  /// What it says, in its own words or ours.
  TEXT,
  /// Who says it.
  SOURCE,
  /// Where it says so.
  ADDRESS,
  /// The day on which it was said or published, ISO 8601.
  SAID_ON,
  /// BCP 47 tag of the text's language.
  LANGUAGE,
  /// What whoever made the table remarks.
  NOTE;

  /// The name in mappings: lower case with underscores.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The field of that name.
  public static Optional<ClaimField> find(String code) {
    for (ClaimField field : values()) {
      if (field.code().equals(code)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }
}
