package org.contadora.desk.threats;

/// What was typed is no threat that can be weighed; the message gives name, value and what was
/// expected.
public final class ThreatException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// @param message name, value and what was expected
  public ThreatException(String message) {
    super(message);
  }
}
