package org.contadora.reception.pathways;

import java.util.List;
import java.util.Optional;
import org.contadora.core.Refusals;
import org.contadora.reception.people.Spelling;

/// An answer that is none of the codes which the tables know: it is kept and counts as not known.
///
/// @param text as it was given
/// @param codes that the tables know, with one that says none of them
public record Unclear(Fact fact, String text, List<String> codes) {
  /// The code of it among refusals.
  public static final String CODE = "FACT_UNCLEAR";

  public Unclear {
    codes = List.copyOf(codes);
  }

  /// The code that may be meant.
  public Optional<String> maybe() {
    return Spelling.near(text, codes);
  }

  /// Counts it.
  ///
  /// @param place whom it is about: a key, never a name
  public void refuse(Refusals refusals, String place) {
    String detail =
        "The answer to %s (%s) must be one of %s; it is kept and counts as not known."
            .formatted(fact.name(), text, String.join(", ", codes));
    refusals.refuse(
        CODE, place, maybe().map(code -> "%s\nMaybe %s.".formatted(detail, code)).orElse(detail));
  }

  /// The fact alone.
  @Override
  public String toString() {
    return fact.name();
  }
}
