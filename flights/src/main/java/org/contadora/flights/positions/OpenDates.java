package org.contadora.flights.positions;

import java.util.ArrayList;
import java.util.List;
import org.contadora.flights.positions.TimeTexts.DateOrder;

/// Whether the dates of one document have the day or the month first, as its lines tell: a number
/// above 12 is no month. Lines whose date could be either wait until one tells.
final class OpenDates {
  /// How much waits at most: at 100 characters a line some hours of one aircraft, or a day and more
  /// of a list with a point a second.
  private static final long MAX_CHARS = 1 << 24;

  /// A line that waits.
  record Line(String text, long number) {}

  private DateOrder order = DateOrder.OPEN;
  private boolean full;
  private List<Line> waiting = new ArrayList<>();
  private long chars;

  DateOrder order() {
    return order;
  }

  /// Whether a line waits, to come back from [#ready] or [#rest].
  ///
  /// @param time its time as it stands there
  boolean keep(String time, String line, long number) {
    if (order != DateOrder.OPEN || !TimeTexts.endsInYear(time)) {
      return false;
    }
    order = TimeTexts.order(time);
    // The line that tells is read at once, so that it can be kept all the same.
    if (full && order == DateOrder.OPEN) {
      return false;
    }
    waiting.add(new Line(line, number));
    chars += line.length();
    full = chars > MAX_CHARS;
    return true;
  }

  /// The lines that wait no longer, in their order.
  List<Line> ready() {
    return order != DateOrder.OPEN || full ? rest() : List.of();
  }

  /// All lines that wait, in their order, at the end of the document.
  List<Line> rest() {
    if (waiting.isEmpty()) {
      return List.of();
    }
    List<Line> all = waiting;
    waiting = new ArrayList<>();
    // Nothing is to wait twice.
    full |= order == DateOrder.OPEN;
    return all;
  }
}
