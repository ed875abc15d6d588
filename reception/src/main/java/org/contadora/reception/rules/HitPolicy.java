package org.contadora.reception.rules;

import java.util.Locale;

/// What a table answers when several rules match (DMN 1.5, 8.2.8).
public enum HitPolicy {
  /// At most one rule matches.
  UNIQUE,
  /// All that match say the same.
  ANY,
  /// The one whose output stands first among the output values.
  PRIORITY,
  /// The first that matches.
  FIRST,
  /// All, in the order of the rules.
  RULE_ORDER,
  /// All, in the order of the output values.
  OUTPUT_ORDER,
  /// All, in any order; here the rules'.
  COLLECT,
  /// The sum of all.
  COLLECT_SUM,
  /// The least of all.
  COLLECT_MIN,
  /// The greatest of all.
  COLLECT_MAX,
  /// How many match.
  COLLECT_COUNT;

  /// Reads the two attributes of a table.
  ///
  /// @throws DmnException if there is no such policy
  static HitPolicy of(String policy, String aggregation) {
    String name =
        (policy.isEmpty() ? "UNIQUE" : policy).toUpperCase(Locale.ROOT).replace(' ', '_')
            + (aggregation.isEmpty() ? "" : "_" + aggregation.toUpperCase(Locale.ROOT));
    for (HitPolicy one : values()) {
      if (one.name().equals(name)) {
        return one;
      }
    }
    throw new DmnException(
        "The hit policy (%s %s) is none of DMN's: UNIQUE, ANY, PRIORITY, FIRST, RULE ORDER, OUTPUT"
                .formatted(policy, aggregation)
            + " ORDER, COLLECT with SUM, MIN, MAX, COUNT or nothing.");
  }

  /// Whether the answer is one rule's output, not a list or an aggregate.
  public boolean isSingle() {
    return this == UNIQUE || this == ANY || this == PRIORITY || this == FIRST;
  }
}
