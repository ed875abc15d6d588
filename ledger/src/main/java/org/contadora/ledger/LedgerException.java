package org.contadora.ledger;

/// What the ledger refuses to take or cannot give; the message says what was expected.
public final class LedgerException extends RuntimeException {
  LedgerException(String message) {
    super(message);
  }

  LedgerException(String message, Throwable cause) {
    super(message, cause);
  }
}
