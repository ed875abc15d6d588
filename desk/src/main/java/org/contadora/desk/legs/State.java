package org.contadora.desk.legs;

import java.util.Locale;

/// What people have said of a leg so far.
public enum State {
  OPEN,
  CONFIRMED,
  REJECTED,
  CHANGED;

  /// The name in files: lower case.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
