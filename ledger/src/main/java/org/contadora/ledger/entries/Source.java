package org.contadora.ledger.entries;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody or something that gives data or makes claims: a receiver, an archive, a monitor, a
/// government. A later entry with the same id tells what has changed about it.
///
/// @param sourceId short stable name, such as `own-receiver-1`
/// @param name as it calls itself
/// @param description what it is and how far it can be relied on
/// @param address where it publishes, null if nowhere
/// @param licence the terms under which its data may be used, null if not known
public record Source(
    String sourceId,
    String name,
    String description,
    @Nullable String address,
    @Nullable String licence)
    implements Entry {
  public Source {
    Subject.source(sourceId);
    Values.requireText("source's name", name);
    Values.requireText("source's description", description);
    Values.requireTextIfAny("source's address", address);
    Values.requireTextIfAny("source's licence", licence);
  }

  @Override
  public List<Subject> subjects() {
    return List.of(Subject.source(sourceId));
  }
}
