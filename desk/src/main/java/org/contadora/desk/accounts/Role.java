package org.contadora.desk.accounts;

import java.util.Locale;
import java.util.Optional;

/// What an account may do. Everybody may do what a reader may, and an administrator everything;
/// reviewers and reception may not do each other's work: whoever counts flights needs no people's
/// names, and whoever receives people has no say in the count. Who is to do both is given both.
public enum Role {
  /// Sees all of the flights, changes nothing; sees nobody who arrives.
  READER,
  /// Decides on flights.
  REVIEWER,
  /// Works with the people who arrive.
  RECEPTION,
  /// Decides on flights and works with the people who arrive.
  REVIEWER_AND_RECEPTION,
  /// Brings in data and starts jobs.
  ADMINISTRATOR;

  /// The name in files: lower case.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The role of that name.
  public static Optional<Role> find(String code) {
    for (Role role : values()) {
      if (role.code().equals(code)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  /// Whether this role may do what `other` may.
  public boolean includes(Role other) {
    return this == other
        || other == READER
        || this == ADMINISTRATOR
        || (this == REVIEWER_AND_RECEPTION && other != ADMINISTRATOR);
  }

  /// What both this role and `other` may: what a token may whose account has become something else.
  public Role andAlso(Role other) {
    if (includes(other)) {
      return other;
    }
    return other.includes(this) ? this : READER;
  }
}
