package org.contadora.flights.positions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Every column of positions as one line of text each, to be compared and read.
public final class PositionLines {
  private PositionLines() {}

  /// The lines of a batch.
  public static List<String> of(Positions p) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < p.size(); i++) {
      lines.add(
          line(
              p.timeMs(i),
              p.latE6(i),
              p.lonE6(i),
              new int[] {
                p.baroAltitudeFt(i),
                p.geomAltitudeFt(i),
                p.groundSpeedE1(i),
                p.trackE1(i),
                p.verticalRateFpm(i),
                p.squawk(i)
              },
              Positions.unpackCallsign(p.callsign(i)).orElse(""),
              (p.has(i, Positions.ON_GROUND) ? "ground " : "")
                  + (p.has(i, Positions.STALE) ? "stale " : "")
                  + (p.has(i, Positions.NEW_LEG) ? "leg " : ""),
              p.source(i)));
    }
    return lines;
  }

  static String line(
      long timeMs,
      int latE6,
      int lonE6,
      int[] values,
      String callsign,
      String flags,
      PositionSource source) {
    StringBuilder line = new StringBuilder();
    line.append(Instant.ofEpochMilli(timeMs)).append(' ').append(latE6).append(' ').append(lonE6);
    for (int value : values) {
      line.append(' ').append(value == Positions.ABSENT ? "-" : Integer.toString(value));
    }
    return line.append(" [").append(callsign).append("] ").append(flags).append(source).toString();
  }
}
