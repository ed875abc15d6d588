package org.contadora.desk.live;

/// A feed's settings that cannot be used, with a message for the person who wrote them.
public final class FeedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// @param message name, value and what was expected
  public FeedException(String message) {
    super(message);
  }
}
