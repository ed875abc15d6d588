package org.contadora.desk.legs;

import org.contadora.flights.findings.Finding;
import org.contadora.flights.findings.Verdict;
import org.jspecify.annotations.Nullable;

/// Which legs wait for a person's look.
final class ReviewQueue {
  private ReviewQueue() {}

  /// Open legs that deserve one, and those that wait for a second person or a settling word.
  ///
  /// @param who whose own decisions wait for somebody else; null for nobody's
  static Conditions conditions(@Nullable String who) {
    Conditions conditions =
        Conditions.of(LegFilter.ALL)
            .add("((review = 1 and state = 'open') or state in ('awaiting', 'contested'))");
    if (who != null) {
      conditions.add(
          "not (state = 'awaiting' and leg_id in (select leg_id from awaiting where who = :who))",
          "who",
          who);
    }
    return conditions;
  }

  /// Whether a leg deserves one: the machine holds it removal-related, or is not sure that it is
  /// not. A leg that is likely something else would only hide the others.
  static boolean deserves(Finding finding) {
    return finding.removalRelated() || finding.probability() < Verdict.LIKELY_FROM;
  }
}
