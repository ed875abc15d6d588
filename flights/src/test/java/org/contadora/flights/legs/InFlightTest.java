package org.contadora.flights.legs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.contadora.core.Refusals;
import org.contadora.flights.gaps.Gap;
import org.contadora.flights.positions.Positions;
import org.contadora.flights.tracks.Observed;
import org.junit.jupiter.api.Test;

/// What a machine says of a leg that goes on. Rows as in [LegMachineTest].
class InFlightTest {
  private static final String FLIGHT =
      """
      2026-03-02T11:58:00Z 44.8820 -93.2218 ground   5 180     - ENY3456
      2026-03-02T12:01:00Z 44.8800 -93.2218 ground  30 180     - ENY3456
      2026-03-02T12:02:00Z 44.8600 -93.2218   1900 160 180  2200 ENY3456
      2026-03-02T12:05:00Z 44.7000 -93.2400   8000 280 185  2000 ENY3456
      2026-03-02T12:08:00Z 44.4200 -93.2800  15000 340 185  2000 ENY3456
      2026-03-02T12:12:00Z 43.9800 -93.3300  24000 420 185  1500 ENY3456
      2026-03-02T12:16:00Z 43.5000 -93.4000  24000 430 185     0 ENY3456
      2026-03-02T12:20:00Z 43.0200 -93.4600  24000 430 185     0 ENY3456
      2026-03-02T12:24:00Z 42.5500 -93.5300  19000 400 185 -1500 ENY3456
      2026-03-02T12:28:00Z 42.1500 -93.5900  11000 320 185 -1800 ENY3456
      2026-03-02T12:31:00Z 41.8500 -93.6300   6000 240 185 -1500 ENY3456
      2026-03-02T12:34:00Z 41.6200 -93.6600   2000 140 180  -750 ENY3456
      2026-03-02T12:35:00Z 41.5450 -93.6630 ground 110 180     - ENY3456
      2026-03-02T12:36:00Z 41.5340 -93.6630 ground  15 180     - ENY3456
      """;

  private final List<Leg> legs = new ArrayList<>();

  private LegMachine machine(Positions positions) {
    LegSink sink =
        new LegSink() {
          @Override
          public void accept(Leg leg) {
            legs.add(leg);
          }

          @Override
          public void accept(Gap gap) {}
        };
    return new LegMachine(
        positions.aircraft(),
        LegRules.standard(),
        Flown.AIRPORTS,
        Flown.REACH,
        new Refusals(),
        sink);
  }

  private static Positions row(Positions all, int i) {
    Positions one = new Positions(all.aircraft(), all.origin());
    one.addFrom(all, i);
    return one;
  }

  @Test
  void legIsToldAsFarAsItHasComeAndAskingChangesNothing() {
    Positions all = Flown.positions("E75L", FLIGHT);
    LegMachine machine = machine(all);
    List<String> said = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      machine.accept(row(all, i));
      machine
          .inFlight()
          .ifPresent(leg ->
              said.add(
                  "%s %s > %s %s %d"
                      .formatted(
                          leg.id(),
                          leg.departure().airport(),
                          leg.arrival().airport(),
                          leg.arrival().reason(),
                          leg.track().size())));
    }
    machine.end(new Observed());
    assertThat(said).isNotEmpty();
    assertThat(said)
        .allSatisfy(
            text -> assertThat(text).startsWith("a12345-20260302T1201 KMSP > null IN_FLIGHT"));
    Flown unasked = Flown.of("E75L", FLIGHT);
    assertThat(legs).isEqualTo(unasked.legs());
    assertThat(legs.getFirst().id()).isEqualTo("a12345-20260302T1201");
  }

  @Test
  void patienceIsShortForWhoComesDownAndLongInCruise() {
    Positions all = Flown.positions("E75L", FLIGHT);
    LegMachine machine = machine(all);
    machine.accept(row(all, 0));
    assertThat(machine.patienceS()).isEmpty();
    for (int i = 1; i <= 7; i++) {
      machine.accept(row(all, i));
    }
    assertThat(machine.patienceS().orElseThrow()).isGreaterThan(2 * 3600);
    for (int i = 8; i <= 10; i++) {
      machine.accept(row(all, i));
    }
    assertThat(machine.patienceS()).hasValue(3600);
  }
}
