package org.contadora.flights.tracks;

import java.io.InterruptedIOException;
import java.util.BitSet;

/// Lets tasks that run side by side do one thing in the order of their numbers.
///
/// A task waits until all before it are done. As tasks are taken in order, the first that is not
/// done never waits.
final class Turns {
  private final BitSet done = new BitSet();
  private boolean stopped;

  /// Waits until every task before `task` is done.
  synchronized void await(int task) throws InterruptedIOException {
    while (!stopped && done.nextClearBit(0) < task) {
      try {
        wait();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("The run was interrupted.");
      }
    }
  }

  synchronized void done(int task) {
    done.set(task);
    notifyAll();
  }

  /// Lets everybody go on, as a task has failed and will never be done.
  synchronized void stop() {
    stopped = true;
    notifyAll();
  }
}
