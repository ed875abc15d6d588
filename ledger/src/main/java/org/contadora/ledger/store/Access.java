package org.contadora.ledger.store;

/// What a store is opened for.
public enum Access {
  /// Any number of readers, beside one writer.
  READ,
  /// The one writer; makes the store where there is none.
  WRITE
}
