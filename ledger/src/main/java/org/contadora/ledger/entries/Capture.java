package org.contadora.ledger.entries;

import java.time.Instant;
import java.util.List;
import org.contadora.ledger.merkle.Hash;
import org.jspecify.annotations.Nullable;

/// Original bytes as they were taken from a source; the bytes themselves lie in the evidence files
/// under their SHA-256.
///
/// @param sha256 SHA-256 of the bytes
/// @param bytes how many bytes
/// @param mediaType what they are, such as `application/json` (RFC 6838)
/// @param sourceId the [Source] they came from
/// @param fetchedFrom address they were fetched from, null if they were handed over
/// @param collectedAt when they were taken
/// @param collector the account or program that took them
/// @param note what else must be known of them, null if nothing
public record Capture(
    Hash sha256,
    long bytes,
    String mediaType,
    String sourceId,
    @Nullable String fetchedFrom,
    Instant collectedAt,
    String collector,
    @Nullable String note)
    implements Entry {
  public Capture {
    Values.requireRange("capture's bytes", bytes, 0, CanonicalJson.MAX_INTEGER);
    Values.requireText("capture's media_type", mediaType);
    Subject.source(sourceId);
    Values.requireTextIfAny("capture's fetched_from", fetchedFrom);
    Values.requireText("capture's collector", collector);
    Values.requireTextIfAny("capture's note", note);
    collectedAt = Values.millis(collectedAt);
  }

  /// The subject under which the capture of these bytes is found.
  public static Subject subject(Hash sha256) {
    return new Subject(Subject.CAPTURE, sha256.hex());
  }

  @Override
  public List<Subject> subjects() {
    return List.of(subject(sha256), Subject.source(sourceId));
  }
}
