package org.contadora.desk;

/// A desk that cannot start as asked, with a message for the person who asked.
public final class DeskException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// @param message name, value and what was expected; a second line may begin with "Maybe"
  public DeskException(String message) {
    super(message);
  }
}
