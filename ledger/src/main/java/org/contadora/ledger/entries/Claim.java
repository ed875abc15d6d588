package org.contadora.ledger.entries;

import java.time.LocalDate;
import java.util.List;
import org.contadora.ledger.merkle.Hash;
import org.jspecify.annotations.Nullable;

/// What a named source says about a subject. Claims that disagree are both kept.
///
/// @param subject what it speaks of: a leg, an event
/// @param sourceId the [Source] that says it
/// @param text what it says, in its own language
/// @param language the text's language as a BCP 47 tag, such as `es`
/// @param address where it says so, null if not published at an address
/// @param saidOn the day it was said or published, null if not known
/// @param capture SHA-256 of the [Capture] of the page, null if none was taken
public record Claim(
    Subject subject,
    String sourceId,
    String text,
    String language,
    @Nullable String address,
    @Nullable LocalDate saidOn,
    @Nullable Hash capture)
    implements Entry {
  public Claim {
    Subject.source(sourceId);
    Values.requireText("claim's text", text);
    Values.requireText("claim's language", language);
    Values.requireTextIfAny("claim's address", address);
    if (saidOn != null) {
      Values.requireRange("claim's year", saidOn.getYear(), 1, 9999);
    }
  }

  @Override
  public List<Subject> subjects() {
    List<Subject> bySource = List.of(Subject.source(sourceId));
    return bySource.contains(subject) ? bySource : List.of(subject, bySource.getFirst());
  }
}
