package org.contadora.exposure.trade;

/// Trade data that cannot be used as a whole, or a question that they have no answer to, with what
/// was expected; nothing of it is kept.
public final class TradeDataException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean ofQuestion;

  /// @param message name, value and what was expected; a second line may begin with "Maybe"
  public TradeDataException(String message) {
    this(message, false);
  }

  private TradeDataException(String message, boolean ofQuestion) {
    super(message);
    this.ofQuestion = ofQuestion;
  }

  /// What was asked cannot be, whatever the data.
  ///
  /// @param message as in the constructor
  public static TradeDataException ofQuestion(String message) {
    return new TradeDataException(message, true);
  }

  /// Whether the question is wrong, not the data.
  public boolean isOfQuestion() {
    return ofQuestion;
  }

  /// @param message name, value and what was expected
  /// @param cause what made it so
  public TradeDataException(String message, Throwable cause) {
    super(message, cause);
    ofQuestion = false;
  }
}
