package org.contadora.ledger.merkle;

/// A proof that does not prove what it was given for. The message says what was expected.
public final class ProofException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ProofException(String message) {
    super(message);
  }
}
