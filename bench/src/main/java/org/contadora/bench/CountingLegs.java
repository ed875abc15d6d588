package org.contadora.bench;

import java.util.concurrent.atomic.LongAdder;
import org.contadora.flights.gaps.Gap;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.LegSink;

/// Counts legs and gaps.
final class CountingLegs implements LegSink {
  final LongAdder legs = new LongAdder();
  final LongAdder gaps = new LongAdder();

  @Override
  public void accept(Leg leg) {
    legs.increment();
  }

  @Override
  public void accept(Gap gap) {
    gaps.increment();
  }
}
