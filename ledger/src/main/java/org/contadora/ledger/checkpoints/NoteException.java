package org.contadora.ledger.checkpoints;

import org.jspecify.annotations.Nullable;

/// A note, checkpoint or key that is malformed, or whose signature does not hold. The message names
/// what is wrong, its value, and what was expected.
public final class NoteException extends RuntimeException {
  private static final long serialVersionUID = 1;

  NoteException(String message) {
    this(message, null);
  }

  NoteException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
