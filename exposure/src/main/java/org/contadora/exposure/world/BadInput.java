package org.contadora.exposure.world;

/// Something a person gave cannot be used: the message has name, value and what was expected; a
/// second line may begin with "Maybe".
public final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// @param message for the person who gave it
  public BadInput(String message) {
    super(message);
  }
}
