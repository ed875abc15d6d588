package org.contadora.exposure.trade;

/// Told how far reading is. May stop it: an exception thrown here ends the load.
@FunctionalInterface
public interface LoadProgress {
  /// Tells nobody.
  static LoadProgress silent() {
    return (_, _) -> {};
  }

  /// Says how far reading is.
  ///
  /// @param done bytes read so far, packed
  /// @param total bytes of all inputs, packed
  void at(long done, long total);
}
