package org.contadora.reception.placement;

/// Why a family may not go to a place.
public enum Misfit {
  /// The place receives in no language that the family speaks.
  LANGUAGE,
  /// The place does not take this nationality.
  NATIONALITY,
  /// The place lacks a service that the family cannot do without.
  SERVICE,
  /// The family has more people than the place takes in one family.
  FAMILY_TOO_LARGE,
  /// The family needs more of something than the empty place has.
  CAPACITY,
  /// The input says that they do not fit, without a reason.
  DECLARED,
  /// Nobody said how well the family would do there.
  NO_SCORE
}
