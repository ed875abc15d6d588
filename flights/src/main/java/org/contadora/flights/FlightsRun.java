package org.contadora.flights;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.contadora.core.Refusals;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.findings.Findings;
import org.contadora.flights.findings.RuleBook;
import org.contadora.flights.gaps.Gap;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.LegStore;
import org.contadora.flights.report.LegWriter;
import org.contadora.flights.report.ReportFiles;
import org.contadora.flights.report.Summary;
import org.contadora.flights.tracks.Coverage;
import org.contadora.flights.tracks.InputRead;

/// What [Flights] rebuilt from one set of inputs, ready to be written out. Holds a temporary file
/// until it is closed.
public final class FlightsRun implements Closeable {
  private final Flights flights;
  private final LegStore store;
  private final Coverage coverage;
  private final List<InputRead> inputs;
  private final Refusals refusals;
  private final RepeatCount repeats;
  private boolean counted;

  /// Takes what was found of one aircraft.
  @FunctionalInterface
  public interface JudgedAircraft {
    /// Takes the findings and gaps of one aircraft, each in the order of time.
    void visit(List<Finding> findings, List<Gap> gaps) throws IOException;
  }

  FlightsRun(
      Flights flights,
      LegStore store,
      Coverage coverage,
      List<InputRead> inputs,
      Refusals refusals,
      RepeatCount repeats) {
    this.repeats = repeats;
    this.flights = flights;
    this.store = store;
    this.coverage = coverage;
    this.inputs = inputs;
    this.refusals = refusals;
  }

  /// What was read, in the order of the inputs.
  public List<InputRead> inputs() {
    return inputs;
  }

  /// What could not be used.
  public Refusals refusals() {
    return refusals;
  }

  /// How many legs were rebuilt or recorded, in all periods.
  public long legs() {
    return store.legs();
  }

  /// The first and the last day of what was read, if none of its days is in `period`; empty if one
  /// is, and if nothing that was read has a day.
  public Optional<Summary.Period> missed(Summary.Period period) throws IOException {
    TreeSet<LocalDate> days = new TreeSet<>();
    if (period.from() == null && period.to() == null) {
      return Optional.empty();
    }
    coverage.days().forEach(day -> days.add(day.date()));
    if (days.stream().noneMatch(period::contains)) {
      // Flight records have days, and no positions that the coverage counts.
      store.forEachAircraft((legs, _) -> {
        for (Leg leg : legs) {
          var start = leg.start();
          if (start != null) {
            days.add(start.atZone(ZoneOffset.UTC).toLocalDate());
          }
        }
      });
    }
    return days.isEmpty() || days.stream().anyMatch(period::contains)
        ? Optional.empty()
        : Optional.of(new Summary.Period(days.first(), days.last()));
  }

  /// Writes the legs that began in the period, in the order of aircraft and time.
  public void writeLegs(Summary.Period period, LegWriter out) throws IOException {
    store.forEachAircraft((legs, _) -> {
      for (Leg leg : legs) {
        if (inPeriod(leg, period)) {
          out.write(leg);
        }
      }
    });
  }

  /// Judges all legs and writes a report on those that began in the period. Legs before and after
  /// it still help to judge.
  ///
  /// @param folder an empty folder
  /// @return the figures that were written
  public Summary report(Summary.Period period, Path folder, ReportFiles.Page page)
      throws IOException {
    Findings findings = flights.findings();
    try (var files = new ReportFiles(folder, flights.airports(), inputs)) {
      store.forEachAircraft((legs, gaps) -> {
        List<Finding> judged =
            findings.judge(legs).stream().filter(item -> inPeriod(item.leg(), period)).toList();
        files.add(judged, gaps.stream().filter(gap -> inPeriod(gap, period)).toList());
      });
      var basis =
          new ReportFiles.Basis(
              coverage.days(), flights.rules().version(), flights.rules().published(), refusals);
      return files.finish(period, basis, page);
    }
  }

  /// Judges all legs and hands them on aircraft by aircraft, one without a key last.
  public void judge(JudgedAircraft visitor) throws IOException {
    Findings findings = flights.findings();
    store.forEachAircraft((legs, gaps) -> visitor.visit(findings.judge(legs), gaps));
  }

  /// Which flights of one input other inputs tell of, too, from positions or in a table. They are
  /// among the refusals then.
  public List<Repeats> repeats() throws IOException {
    if (!counted) {
      // Those among the tables were counted as they were read.
      store.forEachAircraft((_, _) -> {}, repeats);
      counted = true;
    }
    return repeats.repeats();
  }

  /// Takes what two rule books say of the legs of one aircraft.
  @FunctionalInterface
  public interface ComparedAircraft {
    /// Takes both findings on the same legs, each in the same order.
    void visit(List<Finding> now, List<Finding> then) throws IOException;
  }

  /// Judges all legs by the engine's rule book and by another, aircraft by aircraft.
  public void compare(RuleBook other, ComparedAircraft visitor) throws IOException {
    Findings now = flights.findings();
    Findings then = flights.findings(other);
    store.forEachAircraft((legs, _) -> visitor.visit(now.judge(legs), then.judge(legs)));
  }

  /// In which hours there were positions, day by day.
  public List<Coverage.Day> coverage() {
    return coverage.days();
  }

  /// Every hour in which there were positions.
  public List<Coverage.Hour> coverageHours() {
    return coverage.hours();
  }

  /// Judges all legs and gives the findings on those named, to learn from.
  public List<Finding> findings(Set<String> legIds) throws IOException {
    Findings findings = flights.findings();
    List<Finding> wanted = new ArrayList<>();
    store.forEachAircraft((legs, _) -> {
      for (Finding finding : findings.judge(legs)) {
        if (legIds.contains(finding.leg().id())) {
          wanted.add(finding);
        }
      }
    });
    return wanted;
  }

  /// A leg whose time is not known at all is in no period but the open one.
  private static boolean inPeriod(Leg leg, Summary.Period period) {
    var start = leg.start();
    if (start == null) {
      return period.from() == null && period.to() == null;
    }
    return period.contains(start.atZone(ZoneOffset.UTC).toLocalDate());
  }

  private static boolean inPeriod(Gap gap, Summary.Period period) {
    long day = Math.floorDiv(gap.lost().timeMs(), Flights.MS_PER_DAY);
    return period.contains(LocalDate.ofEpochDay(day));
  }

  /// Deletes the temporary file.
  @Override
  public void close() throws IOException {
    store.close();
  }
}
