package org.contadora.ledger.entries;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The key that signs checkpoints from here on.
///
/// @param newKey public key in the text form of a C2SP verifier key
/// @param oldKey the key it takes over from, null for the first
/// @param by the account that changed it
/// @param reason why
/// @param changedAt when, by the clock of the desk
public record KeyChange(
    String newKey, @Nullable String oldKey, String by, String reason, Instant changedAt)
    implements Entry {
  public KeyChange {
    Values.requireTextIfAny("key change's old_key", oldKey);
    Values.requireText("key change's by", by);
    Values.requireText("key change's reason", reason);
    changedAt = Values.millis(changedAt);
  }

  @Override
  public List<Subject> subjects() {
    return List.of(new Subject(Subject.KEY, newKey));
  }
}
