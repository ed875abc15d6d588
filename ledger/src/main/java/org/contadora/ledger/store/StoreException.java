package org.contadora.ledger.store;

import org.jspecify.annotations.Nullable;

/// A store that cannot be opened, read or written; what was acknowledged before is still there.
public final class StoreException extends RuntimeException {
  StoreException(String message) {
    this(message, null);
  }

  StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
