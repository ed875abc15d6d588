package org.contadora.desk.accounts;

/// An account that cannot be made as asked, with a message for the person who asked.
public final class AccountException extends RuntimeException {
  private static final long serialVersionUID = 1;

  AccountException(String message) {
    super(message);
  }
}
