package org.contadora.ledger;

/// Is told how far a long action has come; it may throw to stop the action.
@FunctionalInterface
public interface Progress {
  /// Tells nobody.
  Progress NONE = (_, _) -> {};

  /// `done` of `total` entries have been dealt with.
  void done(long done, long total);
}
