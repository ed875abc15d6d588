package org.contadora.flights.tracks;

import java.util.concurrent.ConcurrentSkipListMap;
import org.contadora.core.Refusals;

/// Gathers the refusals of numbered tasks and adds them up in the order of the numbers, so that the
/// timing of threads does not show.
final class RefusalsInOrder {
  private final ConcurrentSkipListMap<Integer, Refusals> byTask = new ConcurrentSkipListMap<>();

  void add(int task, Refusals refusals) {
    if (refusals.total() > 0) {
      byTask.put(task, refusals);
    }
  }

  void addTo(Refusals all) {
    byTask.values().forEach(all::addAll);
    byTask.clear();
  }
}
