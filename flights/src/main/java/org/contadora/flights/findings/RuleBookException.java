package org.contadora.flights.findings;

/// A rule book that cannot be used: the message names file, line, field, value and what was
/// expected.
public final class RuleBookException extends RuntimeException {
  private static final long serialVersionUID = 1;

  RuleBookException(String message) {
    super(message);
  }

  RuleBookException(String file, long line, String field, String value, String expected) {
    super("%s, line %d: %s (%s) must be %s.".formatted(file, line, field, value, expected));
  }
}
