package org.contadora.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.contadora.core.IcaoAddress;
import org.contadora.core.Refusals;
import org.contadora.core.Seed;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.findings.RuleBook;
import org.contadora.flights.gaps.Reach;
import org.contadora.flights.legs.LegMachine;
import org.contadora.flights.legs.LegRules;
import org.contadora.flights.positions.Aircraft;
import org.contadora.flights.positions.PositionSink;
import org.contadora.flights.positions.Positions;
import org.contadora.flights.positions.TraceReader;

/// A live feed: many aircraft, one position a second each, one batch a position, fed to a machine
/// per aircraft. Each flies the real trace's way from a moment of its own, shifted in place.
final class LiveFeed {
  private static final long LONGEST_GAP_MS = 60_000;

  private final List<Positions> seconds = new ArrayList<>();
  private final LegMachine[] machines;
  private final Aircraft[] aircraft;
  private final int[] start;
  private final int[] shiftE6;
  private final Positions one;
  private long timeMs = 1_738_713_600_000L;

  LiveFeed(Path trace, int count, Airports airports) throws IOException {
    List<Positions> batches = new ArrayList<>();
    byte[] document = Files.readAllBytes(trace);
    new TraceReader()
        .read(new ByteArrayInputStream(document), "trace", batches::add, new Refusals());
    everySecond(batches.getFirst());
    Reach reach = new Reach(airports);
    RuleBook rules = RuleBook.shipped();
    machines = new LegMachine[count];
    aircraft = new Aircraft[count];
    start = new int[count];
    shiftE6 = new int[count];
    var random = new Seed(2).random("live");
    for (int i = 0; i < count; i++) {
      aircraft[i] = Aircraft.of(new IcaoAddress(i + 1, true));
      machines[i] =
          new LegMachine(
              aircraft[i],
              LegRules.standard(),
              airports,
              reach,
              rules::isOfArmedForces,
              new Refusals(),
              new CountingLegs());
      start[i] = random.nextInt(seconds.size() / 2);
      shiftE6[i] = random.nextInt(4_000_000) - 2_000_000;
    }
    one = new Positions(Aircraft.of(new IcaoAddress(1, true)), "live");
  }

  /// The longest stretch of the trace without a gap, one position a second.
  private void everySecond(Positions trace) {
    int bestFrom = 0;
    int bestTo = 0;
    int from = 0;
    for (int i = 1; i < trace.size(); i++) {
      if (trace.timeMs(i) - trace.timeMs(i - 1) > LONGEST_GAP_MS) {
        from = i;
      }
      if (trace.timeMs(i) - trace.timeMs(from) > trace.timeMs(bestTo) - trace.timeMs(bestFrom)) {
        bestFrom = from;
        bestTo = i;
      }
    }
    int row = bestFrom;
    for (long ms = trace.timeMs(bestFrom); ms < trace.timeMs(bestTo); ms += 1000) {
      while (trace.timeMs(row + 1) <= ms) {
        row++;
      }
      Positions second = new Positions(trace.aircraft(), "live");
      second.addFrom(trace, row);
      double part = (ms - trace.timeMs(row)) / (double) (trace.timeMs(row + 1) - trace.timeMs(row));
      Positions placed = new Positions(trace.aircraft(), "live");
      placed.add(
          ms,
          (int) (trace.latE6(row) + part * (trace.latE6(row + 1) - trace.latE6(row))),
          (int) (trace.lonE6(row) + part * (trace.lonE6(row + 1) - trace.lonE6(row))));
      copyColumns(second, placed);
      seconds.add(placed);
    }
  }

  private static void copyColumns(Positions from, Positions to) {
    to.setBaroAltitudeFt(from.baroAltitudeFt(0));
    to.setGeomAltitudeFt(from.geomAltitudeFt(0));
    to.setGroundSpeedE1(from.groundSpeedE1(0));
    to.setTrackE1(from.trackE1(0));
    to.setVerticalRateFpm(from.verticalRateFpm(0));
    to.setSquawk(from.squawk(0));
    to.setCallsign(from.callsign(0));
    to.addFlags(from.has(0, Positions.ON_GROUND) ? Positions.ON_GROUND : 0);
    to.setSource(from.source(0));
  }

  /// Feeds the next second of every aircraft to its machine.
  void second(int second) {
    timeMs += 1000;
    for (int i = 0; i < machines.length; i++) {
      place(second, i, seconds.get(0).aircraft());
      machines[i].accept(one);
    }
  }

  /// Hands the next second of every aircraft on, each under its own address.
  void second(int second, PositionSink to) {
    timeMs += 1000;
    for (int i = 0; i < machines.length; i++) {
      place(second, i, aircraft[i]);
      to.accept(one);
    }
  }

  /// The time of the second that was fed last.
  long timeMs() {
    return timeMs;
  }

  private void place(int second, int i, Aircraft of) {
    Positions at = seconds.get((start[i] + second) % seconds.size());
    one.reset(of, "live");
    one.add(timeMs, at.latE6(0) + shiftE6[i], at.lonE6(0));
    copyColumns(at, one);
  }
}
