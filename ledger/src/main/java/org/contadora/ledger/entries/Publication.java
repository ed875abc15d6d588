package org.contadora.ledger.entries;

import java.time.Instant;
import java.util.List;
import org.contadora.ledger.merkle.Hash;
import org.jspecify.annotations.Nullable;

/// Something published from the ledger, with the state it was made from.
///
/// @param reportId identifier of what was published, such as `monthly-2025-01-es`
/// @param title as published
/// @param sha256 SHA-256 of the published bytes
/// @param checkpointSize number of entries in the state it was made from
/// @param checkpointRoot root of the tree of that state
/// @param address where it was published, null if handed over
/// @param by the account that published
/// @param publishedAt when, by the clock of the desk
public record Publication(
    String reportId,
    String title,
    Hash sha256,
    long checkpointSize,
    Hash checkpointRoot,
    @Nullable String address,
    String by,
    Instant publishedAt)
    implements Entry {
  public Publication {
    Values.requireText("publication's title", title);
    Values.requireRange(
        "publication's checkpoint_size", checkpointSize, 0, CanonicalJson.MAX_INTEGER);
    Values.requireTextIfAny("publication's address", address);
    Values.requireText("publication's by", by);
    publishedAt = Values.millis(publishedAt);
  }

  @Override
  public List<Subject> subjects() {
    return List.of(new Subject(Subject.REPORT, reportId));
  }
}
