package org.contadora.desk.alerts;

/// A rule or channel that cannot be used, with a message for the person who set it up.
public final class AlertException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// @param message name, value and what was expected
  public AlertException(String message) {
    super(message);
  }
}
