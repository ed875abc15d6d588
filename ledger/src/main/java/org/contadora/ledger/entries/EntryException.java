package org.contadora.ledger.entries;

/// An entry, or bytes said to be one, that the ledger does not take; the message gives name, value
/// and what was expected.
public final class EntryException extends RuntimeException {
  public EntryException(String message) {
    super(message);
  }

  public EntryException(String message, Throwable cause) {
    super(message, cause);
  }
}
