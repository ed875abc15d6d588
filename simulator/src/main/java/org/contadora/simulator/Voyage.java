package org.contadora.simulator;

import java.util.ArrayList;
import java.util.List;
import org.contadora.core.Seed;
import org.contadora.simulator.FlightPath.Flown;

/// All that one aircraft did in the period, and what was stored of it.
///
/// @param heard what receivers heard, without faults, in order of time
/// @param stored the same with faults and leg flags, as it goes into the archives
record Voyage(Airframe airframe, List<FlownLeg> legs, List<TraceRow> heard, List<TraceRow> stored) {
  // Both are the time a jet needs between the ground and about 200 ft.
  private static final double AFTER_TAKEOFF_S = 8;
  private static final double BEFORE_LANDING_S = 20;
  private static final double GROUND_WINDOW_S = 240;
  private static final double NEVER_MISSED_S = 45 * 60;

  /// One leg as it came to pass.
  record FlownLeg(FlightPlan plan, Flown flown, boolean departureCovered, boolean arrivalCovered) {}

  /// Flies the plans of one aircraft.
  ///
  /// @param fromS start of the period in seconds of the Unix epoch
  /// @param toS its end, excluded
  static Voyage fly(
      Airframe airframe,
      List<FlightPlan> plans,
      Atmosphere atmosphere,
      Receivers receivers,
      SimulationOptions options,
      double fromS,
      double toS) {
    Seed seed = options.seed().derive("flight-" + airframe.address());
    var sampler = new Sampler(receivers.ear(), new Dice(seed, "sampler"), options.badData());
    var path =
        new FlightPath(
            airframe.type(), atmosphere, new Dice(seed, "path"), airframe.base(), sampler);
    var flown = new ArrayList<Flown>();
    var done = new ArrayList<FlightPlan>();
    double freeS = 0;
    for (int i = 0; i < plans.size(); i++) {
      var plan = plans.get(i);
      boolean longBefore =
          i + 1 < plans.size() && plans.get(i + 1).readyMs() / 1000.0 < fromS - 2 * 3600;
      double earliestS = freeS + plan.turnaroundMin() * 60;
      if (longBefore) {
        continue;
      }
      if (Math.max(earliestS, plan.readyMs() / 1000.0) >= toS) {
        break;
      }
      sampler.beginLeg(done.size(), plan, Math.max(earliestS, plan.readyMs() / 1000.0));
      var result = path.fly(plan, earliestS);
      freeS = result.parkedS();
      done.add(plan);
      flown.add(result);
    }
    var heard = within(sampler.rows(), fromS, toS);
    var legs = new ArrayList<FlownLeg>();
    for (int i = 0; i < done.size(); i++) {
      if (flown.get(i).landingS() >= fromS && flown.get(i).takeoffS() < toS) {
        legs.add(legOf(i, done.get(i), flown.get(i), heard));
      }
    }
    var stored = new ArrayList<TraceRow>(heard.size());
    for (var row : heard) {
      stored.add(row.copy());
    }
    markLegs(stored, new Dice(seed, "leg-flags"));
    var spoiled = options.badData() ? new Faults(new Dice(seed, "faults")).spoil(stored) : stored;
    return new Voyage(airframe, legs, heard, within(spoiled, fromS, toS));
  }

  private static List<TraceRow> within(List<TraceRow> rows, double fromS, double toS) {
    var kept = new ArrayList<TraceRow>(rows.size());
    for (var row : rows) {
      if (row.timeS >= fromS && row.timeS < toS - 0.005) {
        kept.add(row);
      }
    }
    return kept;
  }

  private static FlownLeg legOf(int leg, FlightPlan plan, Flown flown, List<TraceRow> heard) {
    boolean departure = false;
    boolean arrival = false;
    for (var row : heard) {
      if (row.leg == leg) {
        departure |=
            in(row, flown.takeoffS() - GROUND_WINDOW_S, flown.takeoffS() + AFTER_TAKEOFF_S);
        arrival |= in(row, flown.landingS() - BEFORE_LANDING_S, flown.landingS() + GROUND_WINDOW_S);
      }
    }
    return new FlownLeg(plan, flown, departure, arrival);
  }

  private static boolean in(TraceRow row, double fromS, double toS) {
    return row.timeS >= fromS && row.timeS <= toS;
  }

  /// A trace server marks the first row of a new leg, after the fact and not always: long stops and
  /// long silences are found, short ones often not, and now and then there is a mark too many.
  private static void markLegs(List<TraceRow> rows, Dice dice) {
    for (int i = 1; i < rows.size(); i++) {
      var row = rows.get(i);
      var before = rows.get(i - 1);
      if (row.leg != before.leg) {
        boolean longStop = row.timeS - before.timeS > NEVER_MISSED_S;
        row.newLeg = dice.chance(longStop ? 0.985 : 0.86);
      } else if (row.timeS - before.timeS > 600) {
        row.newLeg = dice.chance(0.05);
      }
    }
  }
}
