package org.contadora.ledger.store;

/// Takes entries as they are read, in the order of their indices.
@FunctionalInterface
public interface EntrySink {
  /// One entry.
  ///
  /// @param recordedMs the column beside the bytes, in milliseconds since 1970
  /// @param kind the column beside the bytes
  /// @param bytes the canonical bytes; the sink may keep them
  void entry(long index, long recordedMs, String kind, byte[] bytes);
}
