package org.contadora.ledger.entries;

import java.util.List;
import org.contadora.ledger.merkle.Hash;

/// What an engine built from captures: a leg with its ends, and how each is known.
///
/// @param subject what was observed, such as a leg
/// @param captures SHA-256 of the [Capture]s it was built from, at least one
/// @param engine name and version of the program that built it
/// @param rulesVersion version of the rule book that was used
/// @param payload the engine's own description, which the ledger keeps but does not read
public record Observation(
    Subject subject, List<Hash> captures, String engine, String rulesVersion, Json payload)
    implements Entry {
  public Observation {
    captures = List.copyOf(captures);
    Values.requireSome("observation's captures", captures);
    Values.requireText("observation's engine", engine);
    Values.requireText("observation's rules_version", rulesVersion);
  }

  @Override
  public List<Subject> subjects() {
    return List.of(subject);
  }
}
