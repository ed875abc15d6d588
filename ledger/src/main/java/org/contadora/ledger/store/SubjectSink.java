package org.contadora.ledger.store;

/// Takes the rows of the index by subject.
@FunctionalInterface
public interface SubjectSink {
  /// One row: the entry `index` is about `subject`.
  void row(String subject, long index);
}
