package org.contadora.ledger.entries;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says that an earlier entry is wrong. The earlier entry stays where it is; from the moment the
/// correction is recorded it no longer counts.
///
/// @param corrects index of the entry that is wrong
/// @param about all subjects of that entry, in whose histories the correction appears
/// @param replacement index of the entry that now stands in its place, null if it is withdrawn
/// @param reason what was wrong
/// @param by the account that corrects
/// @param correctedAt when, by the clock of the desk
public record Correction(
    long corrects,
    List<Subject> about,
    @Nullable Long replacement,
    String reason,
    String by,
    Instant correctedAt)
    implements Entry {
  public Correction {
    Values.requireRange("correction's corrects", corrects, 0, CanonicalJson.MAX_INTEGER);
    about = List.copyOf(about);
    Values.requireSome("correction's about", about);
    if (replacement != null) {
      Values.requireRange("correction's replacement", replacement, 0, CanonicalJson.MAX_INTEGER);
      if (replacement == corrects) {
        throw new EntryException(
            "The correction's replacement (%d) must be another entry than the one it corrects."
                .formatted(replacement));
      }
    }
    Values.requireText("correction's reason", reason);
    Values.requireText("correction's by", by);
    correctedAt = Values.millis(correctedAt);
  }

  @Override
  public List<Subject> subjects() {
    return about;
  }
}
