package org.contadora.flights.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.tracks.InputNames;
import org.contadora.flights.tracks.InputRead;

/// Counts how many legs rest on each input; a leg pieced together from two inputs counts for both.
final class InputLegs {
  private final List<InputRead> inputs;
  private final InputNames names;
  private final Map<String, Integer> byName = new HashMap<>();

  /// Counts for `inputs`, none yet.
  InputLegs(List<InputRead> inputs) {
    this.inputs = inputs;
    names = new InputNames(inputs.stream().map(InputRead::name).toList());
  }

  void add(Leg leg) {
    for (String name : names.in(leg.source(), leg.moreSources())) {
      byName.merge(name, 1, Integer::sum);
    }
  }

  /// The inputs, in their order, each with its legs.
  List<SummaryJson.InputRow> rows() {
    return inputs.stream()
        .map(input -> new SummaryJson.InputRow(input, byName.getOrDefault(input.name(), 0)))
        .toList();
  }
}
