package org.contadora.flights.report;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.findings.FlightClass;
import org.contadora.flights.findings.Tag;
import org.contadora.flights.findings.Verdict;
import org.jspecify.annotations.Nullable;

/// One removal flight: the removal legs of one rotation that follow each other without coming back
/// between.
record RemovalFlight(List<Finding> legs) {
  /// Probability from which a leg is in the central count: more likely than not.
  private static final double COUNTED_FROM = 0.5;

  /// Puts an aircraft's findings, in the order of time, together to removal flights.
  static List<RemovalFlight> of(List<Finding> findings) {
    List<RemovalFlight> flights = new ArrayList<>();
    List<Finding> run = new ArrayList<>();
    for (Finding finding : findings) {
      boolean removal = finding.flightClass() == FlightClass.REMOVAL && completed(finding);
      boolean joins =
          removal && !run.isEmpty() && run.getLast().rotationId().equals(finding.rotationId());
      if (!joins && !run.isEmpty()) {
        flights.add(new RemovalFlight(List.copyOf(run)));
        run.clear();
      }
      if (removal) {
        run.add(finding);
      }
    }
    if (!run.isEmpty()) {
      flights.add(new RemovalFlight(List.copyOf(run)));
    }
    return flights;
  }

  private static boolean completed(Finding finding) {
    return !finding.tags().contains(Tag.TURNED_BACK);
  }

  /// Landings where people are put down and which are counted.
  List<Finding> stops() {
    return landings().stream().filter(leg -> leg.probability() >= COUNTED_FROM).toList();
  }

  /// Whether the flight is in the low count.
  boolean low() {
    return landings().stream()
        .anyMatch(leg -> leg.verdict() == Verdict.LIKELY && !leg.tags().contains(Tag.INFERRED_LEG));
  }

  /// Whether the flight is in the central count.
  boolean counted() {
    return !stops().isEmpty();
  }

  /// Whether the flight is in the high count.
  boolean high() {
    return landings().stream().anyMatch(leg -> leg.verdict() != Verdict.NOT);
  }

  private List<Finding> landings() {
    return legs.stream().filter(leg -> !leg.tags().contains(Tag.FUEL_STOP)).toList();
  }

  /// UTC day on which the flight began.
  @Nullable LocalDate date() {
    var start = legs.getFirst().leg().start();
    return start == null ? null : start.atZone(ZoneOffset.UTC).toLocalDate();
  }

  int peopleLow() {
    return legs.stream()
        .mapToInt(leg -> leg.people() == null ? 0 : leg.people().low())
        .max()
        .orElse(0);
  }

  int peopleHigh() {
    return legs.stream()
        .mapToInt(leg -> leg.people() == null ? 0 : leg.people().high())
        .max()
        .orElse(0);
  }
}
