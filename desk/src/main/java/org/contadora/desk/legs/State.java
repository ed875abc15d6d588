package org.contadora.desk.legs;

import java.util.Locale;

/// What people have said of a leg so far.
public enum State {
  OPEN,
  /// Decided by one person, who needs a second to agree.
  AWAITING,
  /// Decided differently on parts that turned out to be one leg; nobody has settled it since.
  CONTESTED,
  CONFIRMED,
  REJECTED,
  CHANGED;

  /// The name in files: lower case.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
