package org.contadora.flights.legs;

import static org.assertj.core.api.Assertions.assertThat;

import org.contadora.core.IcaoAddress;
import org.contadora.flights.positions.Aircraft;
import org.contadora.flights.positions.Positions;
import org.junit.jupiter.api.Test;

/// Aircraft of armed forces of which an input tells no more than the address.
class ArmedForcesTest {
  /// A jet lost in descent towards San Antonio: Lackland Air Force Base (KSKF) lies ahead, and
  /// Austin (KAUS), with scheduled service, well to the left.
  private static final String DESCENT =
      """
      2025-02-04T18:40:00Z 30.6000 -98.2500 20000 420 180 -1500
      2025-02-04T18:44:00Z 30.2000 -98.2600 14000 340 180 -1500
      2025-02-04T18:46:00Z 30.0000 -98.2650 11000 300 180 -1500
      """;

  private static LegEnd arrival(int address, int flags) {
    Positions rows = Flown.positions("C17", DESCENT);
    Positions mine =
        new Positions(
            new Aircraft(new IcaoAddress(address, true), null, "C17", null, flags), "test");
    for (int i = 0; i < rows.size(); i++) {
      mine.addFrom(rows, i);
    }
    return Flown.of(mine).legs().getFirst().arrival();
  }

  @Test
  void addressAloneTellsAsMuchAsTheMarkOfAnInput() {
    LegEnd marked = arrival(0xa12345, Aircraft.MILITARY);
    LegEnd civil = arrival(0xa12345, 0);
    assertThat(marked.candidates().indexOf("KSKF"))
        .as("Lackland Air Force Base before Austin's airport")
        .isLessThan(marked.candidates().indexOf("KAUS"));
    assertThat(civil.candidates().indexOf("KSKF"))
        .isGreaterThan(civil.candidates().indexOf("KAUS"));
    assertThat(arrival(0xae4af6, 0)).as("United States").isEqualTo(marked);
    assertThat(arrival(0x3b7777, 0)).as("France").isEqualTo(marked);
    assertThat(arrival(0x43c123, 0)).as("United Kingdom").isEqualTo(marked);
    assertThat(arrival(0x400123, 0)).as("civil, United Kingdom").isEqualTo(civil);
    assertThat(arrival(0xe40006, 0)).as("Brazil").isEqualTo(marked);
    assertThat(arrival(0xe40005, 0)).as("civil inside Brazil's block").isEqualTo(civil);
  }
}
