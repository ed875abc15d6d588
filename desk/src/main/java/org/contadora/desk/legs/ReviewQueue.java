package org.contadora.desk.legs;

import org.contadora.flights.findings.Finding;
import org.contadora.flights.findings.Verdict;

/// Which legs wait for a person's look.
final class ReviewQueue {
  private ReviewQueue() {}

  /// Open legs that deserve one.
  static Conditions conditions() {
    return Conditions.of(LegFilter.ALL).add("review = 1").add("state = 'open'");
  }

  /// Whether a leg deserves one: the machine holds it removal-related, or is not sure that it is
  /// not. A leg that is likely something else would only hide the others.
  static boolean deserves(Finding finding) {
    return finding.removalRelated() || finding.probability() < Verdict.LIKELY_FROM;
  }
}
