package org.contadora.desk.reception;

import java.util.List;
import java.util.Map;
import org.contadora.reception.placement.Choice;
import org.contadora.reception.placement.Pins.Pin;

/// What was said of a person or family and is to be looked at again, since their manifest was kept
/// by a version of this program that read it otherwise. It stays as it was said.
///
/// @param key of the person or the family
/// @param line of the person in the manifest; 0 if none is known, or for a family
/// @param told answers by the names of facts
/// @param pins decisions
/// @param choices what the family said, the first first
public record Waiting(
    Why why, String key, int line, Map<String, String> told, List<Pin> pins, List<Choice> choices) {
  public Waiting {
    told = Map.copyOf(told);
    pins = List.copyOf(pins);
    choices = List.copyOf(choices);
  }

  /// Whether what was said counts for anybody; what does not can be erased.
  public boolean isUsed() {
    return why == Why.FAMILY_CHANGED;
  }

  /// Why it is to be looked at.
  public enum Why {
    /// No row of the person or family is taken any more, so it is used for nobody.
    ROW_REFUSED,
    /// Whose it is cannot be said for sure, so it is used for nobody.
    NOT_JOINED,
    /// The family has other people than when it was said, and nobody decided or chose since; it is
    /// used.
    FAMILY_CHANGED,
    /// The rules have no such fact any more, or take no such answer; it is not used.
    FACT_UNKNOWN
  }

  /// The key alone.
  @Override
  public String toString() {
    return key;
  }
}
