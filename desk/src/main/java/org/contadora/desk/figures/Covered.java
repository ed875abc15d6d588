package org.contadora.desk.figures;

import java.util.Locale;

/// How much of a period the data tell of.
public enum Covered {
  /// Every day.
  WHOLE,
  /// Some days.
  PARTLY,
  /// None: there is nothing to compare with.
  NONE;

  static Covered of(long daysWithData, long days) {
    if (daysWithData == 0) {
      return NONE;
    }
    return daysWithData < days ? PARTLY : WHOLE;
  }

  /// The name in files: lower case.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
