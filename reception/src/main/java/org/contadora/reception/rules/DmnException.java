package org.contadora.reception.rules;

/// A file that is no model this engine can read: which one, what stands in it, what was expected.
public final class DmnException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// A message of name, value and expectation.
  public DmnException(String message) {
    super(message);
  }

  /// The same with what lay under it.
  public DmnException(String message, Throwable cause) {
    super(message, cause);
  }
}
