package org.contadora.flights.live;

import java.util.List;
import java.util.Set;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.gaps.Gap;

/// What is held of one aircraft after one of its flights has ended.
///
/// @param findings on all its legs that are remembered and on those put in between, as
///   [org.contadora.flights.findings.Findings] judges them together
/// @param gaps on the same legs
/// @param newLegs ids of the legs that have just ended, or of which more is known than when they
///   were told as ended before
public record Ended(List<Finding> findings, List<Gap> gaps, Set<String> newLegs) {
  public Ended {
    findings = List.copyOf(findings);
    gaps = List.copyOf(gaps);
    newLegs = Set.copyOf(newLegs);
  }
}
