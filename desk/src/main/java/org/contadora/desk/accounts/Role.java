package org.contadora.desk.accounts;

import java.util.Locale;
import java.util.Optional;

/// What an account may do; each may do what those before it may.
public enum Role {
  /// Sees everything, changes nothing.
  READER,
  /// Decides on flights.
  REVIEWER,
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
    return compareTo(other) >= 0;
  }
}
