package org.contadora.reception.rules.feel;

/// A text that is not FEEL: what stands where, and what was expected.
public final class FeelException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// @param text the whole expression
  /// @param at offset in it
  /// @param expected what was expected there
  FeelException(String text, int at, String expected) {
    super(
        "The expression (%s) has '%s' at character %d; expected %s."
            .formatted(
                text,
                at < text.length()
                    ? text.substring(at, Math.min(text.length(), at + 12))
                    : "its end",
                at + 1,
                expected));
  }
}
