package org.contadora.flights.positions;

import java.util.List;
import org.contadora.core.Refusals;

/// Reads SBS-1 (BaseStation) lines one by one, as a receiver sends them without end. What an
/// aircraft said in one line goes with its position in a later one.
public final class SbsLines {
  private final String origin;
  private final Refusals refusals;
  private final Batches batches;
  private final Recent recent = new Recent();
  private final RawPosition fix = new RawPosition();
  private final OpenDates dates = new OpenDates();
  private long number;

  /// @param origin name of the feed, for batches and refusals
  public SbsLines(String origin, PositionSink sink, Refusals refusals) {
    this.origin = origin;
    this.refusals = refusals;
    batches = new Batches(origin, sink, refusals, false);
  }

  /// Takes the next line, without its end.
  public void take(String line) {
    number++;
    take(line, number);
  }

  void take(String line, long lineNumber) {
    read(line, lineNumber);
    readAll(dates.ready());
  }

  private void readAll(List<OpenDates.Line> lines) {
    for (OpenDates.Line line : lines) {
      read(line.text(), line.number());
    }
  }

  private void read(String line, long lineNumber) {
    if (!line.isBlank() && !SbsReader.readLine(line, fix, recent, batches, dates, lineNumber)) {
      refusals.refuse(
          "LINE_MALFORMED",
          origin + ":" + lineNumber,
          "The line (%s) must be a BaseStation message."
              .formatted(line.substring(0, Math.min(line.length(), 60))));
    }
  }

  /// Hands on all positions taken so far.
  public void flush() {
    readAll(dates.rest());
    batches.flush();
  }
}
