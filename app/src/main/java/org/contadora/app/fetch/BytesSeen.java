package org.contadora.app.fetch;

/// Told how much of a file is here.
@FunctionalInterface
public interface BytesSeen {
  /// Says how much of the file at hand is here.
  ///
  /// @param done bytes
  /// @param total all of its bytes, -1 if the publisher does not say
  void at(long done, long total);
}
