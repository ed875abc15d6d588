package org.contadora.reception.people;

/// Two rows that may be about one person. A human decides; nothing is merged.
///
/// @param first key of the earlier one
/// @param second key of the later one
/// @param sign what they have in common
public record Duplicate(String first, String second, Sign sign) {
  /// What two rows have in common.
  public enum Sign {
    /// The number of an identity paper.
    SAME_DOCUMENT,
    /// Name and day of birth.
    SAME_NAME_AND_BIRTH,
    /// Nearly the name, and the day of birth.
    SIMILAR_NAME_SAME_BIRTH,
    /// The name, with no day of birth to tell them apart.
    SAME_NAME_ONLY
  }
}
