package org.contadora.desk.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// The last things that happened, in order, for whoever follows along. Followers keep their own
/// place, so that a slow one costs nothing and holds up no one; one that falls behind what is kept
/// is told to begin anew. Safe for several threads.
public final class Events {
  /// How many are kept: some minutes of a busy desk, for a page that was out of the net so long.
  public static final int KEPT = 2_000;

  private final ArrayDeque<Event> kept = new ArrayDeque<>();
  private final String run;
  private long last;
  private boolean closed;

  /// One thing that happened.
  ///
  /// @param number counted from 1
  /// @param payload what happened
  public record Event(long number, LiveNews payload) {}

  /// What a follower gets.
  ///
  /// @param events in order
  /// @param missed whether some that came before them are no longer kept
  /// @param ended whether no more will come
  public record Batch(List<Event> events, boolean missed, boolean ended) {
    public Batch {
      events = List.copyOf(events);
    }
  }

  /// @param run name of this run of the desk: numbers of another run mean nothing
  Events(String run) {
    this.run = run;
  }

  /// The name of this run of the desk.
  public String run() {
    return run;
  }

  /// Adds what happened.
  public synchronized void publish(LiveNews payload) {
    kept.addLast(new Event(++last, payload));
    if (kept.size() > KEPT) {
      kept.removeFirst();
    }
    notifyAll();
  }

  /// The number of the last event.
  public synchronized long last() {
    return last;
  }

  /// What came after a number; waits for it a while.
  ///
  /// @param waitMs how long to wait at most, milliseconds; the batch is empty if nothing came
  public synchronized Batch after(long number, long waitMs) throws InterruptedException {
    long end = System.nanoTime() + waitMs * 1_000_000;
    while (last <= number && !closed) {
      long leftMs = (end - System.nanoTime()) / 1_000_000;
      if (leftMs <= 0) {
        break;
      }
      wait(leftMs);
    }
    List<Event> events = new ArrayList<>();
    for (Event event : kept) {
      if (event.number() > number) {
        events.add(event);
      }
    }
    boolean missed =
        number > last || (!events.isEmpty() && events.getFirst().number() > number + 1);
    return new Batch(events, missed, closed);
  }

  /// Tells followers that no more will come.
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
