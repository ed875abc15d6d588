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
        _ -> false,
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
    Positions all = Flown.positions("E75L", Flown.TO_DES_MOINES);
    LegMachine machine = machine(all);
    List<String> said = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      machine.accept(row(all, i));
      machine
          .inFlight()
          .forEach(leg ->
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
    Flown unasked = Flown.of("E75L", Flown.TO_DES_MOINES);
    assertThat(legs).isEqualTo(unasked.legs());
    assertThat(legs.getFirst().id()).isEqualTo("a12345-20260302T1201");
  }

  @Test
  void patienceIsShortForWhoComesDownAndLongInCruise() {
    Positions all = Flown.positions("E75L", Flown.TO_DES_MOINES);
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
