package org.contadora.ledger.entries;

import java.time.Instant;
import java.util.List;

/// A change of the rule book's weights that a person put in force, with what it changes.
///
/// @param fromRules version of the rule book before
/// @param toRules version after
/// @param by the account that put it in force
/// @param reason why
/// @param changes the weights that change and what that does to findings, as shown before it was
///   put in force
/// @param decidedAt when, by the clock of the desk
public record Recalibration(
    String fromRules, String toRules, String by, String reason, Json changes, Instant decidedAt)
    implements Entry {
  public Recalibration {
    Values.requireText("recalibration's from_rules", fromRules);
    Values.requireText("recalibration's by", by);
    Values.requireText("recalibration's reason", reason);
    decidedAt = Values.millis(decidedAt);
  }

  @Override
  public List<Subject> subjects() {
    return List.of(new Subject(Subject.RULES, toRules));
  }
}
