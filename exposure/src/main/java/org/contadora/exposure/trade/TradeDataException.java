package org.contadora.exposure.trade;

/// Trade data that cannot be used as a whole, with what was expected; nothing of it is kept.
public final class TradeDataException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// @param message name, value and what was expected; a second line may begin with "Maybe"
  public TradeDataException(String message) {
    super(message);
  }

  /// @param message name, value and what was expected
  /// @param cause what made it so
  public TradeDataException(String message, Throwable cause) {
    super(message, cause);
  }
}
