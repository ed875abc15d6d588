package org.contadora.flights.findings;

import java.util.Locale;

/// The machine's word on a removal-related leg; a person's word is *confirmed* or *rejected* and is
/// not given here.
public enum Verdict {
  LIKELY,
  POSSIBLE,
  NOT;

  /// Probability from which a finding is likely: four in five, as the field's monitors use the
  /// word.
  public static final double LIKELY_FROM = 0.8;

  /// Probability below which a finding is not held possible.
  public static final double POSSIBLE_FROM = 0.2;

  /// The word for a probability.
  public static Verdict of(double probability) {
    if (probability >= LIKELY_FROM) {
      return LIKELY;
    }
    return probability >= POSSIBLE_FROM ? POSSIBLE : NOT;
  }

  /// The name in files: lower case.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
