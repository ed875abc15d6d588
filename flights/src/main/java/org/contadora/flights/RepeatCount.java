package org.contadora.flights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.RepeatSink;
import org.contadora.flights.tracks.InputNames;

/// Counts which inputs repeat flights of which.
///
/// A record that goes into a leg is a repeat of its table; of two tables alone it is one of the
/// table that was given later, whichever of both was read into the other.
final class RepeatCount implements RepeatSink {
  /// How many flights of an input are kept to be named.
  private static final int MOST_NAMED = 5;

  private final List<String> inputs;
  private final InputNames names;
  private final Map<String, Counts> byInput = new LinkedHashMap<>();

  /// @param inputs their names in the order given
  RepeatCount(List<String> inputs) {
    this.inputs = inputs;
    names = new InputNames(inputs);
    inputs.forEach(input -> byInput.put(input, new Counts()));
  }

  @Override
  public void accept(Leg record, Leg told) {
    Set<String> own = names.in(record.source(), record.moreSources());
    Set<String> others = names.in(told.source(), told.moreSources());
    others.removeAll(own);
    if (own.isEmpty() || others.isEmpty()) {
      return;
    }
    String input = own.iterator().next();
    String other = others.iterator().next();
    boolean twoTables = others.size() == 1 && told.firstSeen() == null;
    if (twoTables && inputs.indexOf(other) > inputs.indexOf(input)) {
      count(other, Set.of(input), told);
    } else {
      count(input, others, record);
    }
  }

  private void count(String input, Set<String> others, Leg leg) {
    Counts counts = byInput.computeIfAbsent(input, _ -> new Counts());
    counts.flights++;
    others.forEach(other -> counts.byOther.merge(other, 1, Integer::sum));
    if (counts.first.size() < MOST_NAMED) {
      counts.first.add(leg);
    }
  }

  /// The inputs that repeat any, in the order given.
  List<Repeats> repeats() {
    List<Repeats> all = new ArrayList<>();
    byInput.forEach((input, counts) -> {
      if (counts.flights > 0) {
        all.add(new Repeats(input, counts.flights, counts.others(inputs), counts.first));
      }
    });
    return all;
  }

  private static final class Counts {
    private final Map<String, Integer> byOther = new LinkedHashMap<>();
    private final List<Leg> first = new ArrayList<>();
    private int flights;

    List<Repeats.Other> others(List<String> inOrder) {
      List<Repeats.Other> others = new ArrayList<>();
      byOther.forEach((input, count) -> others.add(new Repeats.Other(input, count)));
      others.sort(
          Comparator.comparingInt(Repeats.Other::flights)
              .reversed()
              .thenComparingInt(other -> inOrder.indexOf(other.input())));
      return others;
    }
  }
}
