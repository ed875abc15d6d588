package org.contadora.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FlightNumberTest {
  @Test
  void aFlightCanBeSoldUnderTwoCharactersAndFlownUnderThreeLetters() {
    for (String line :
        """
        DL1615 DAL1615
        G641   GXA41
        5Y9    GTI0009
        DL15A  DAL15A
        """
            .lines()
            .toList()) {
      String[] pair = line.split(" +", -1);
      FlightNumber sold = FlightNumber.of(pair[0]).orElseThrow();
      FlightNumber flown = FlightNumber.of(pair[1]).orElseThrow();
      assertThat(sold.canBeSoldAs(flown)).as(line).isTrue();
      assertThat(flown.canBeSoldAs(sold)).as(line).isTrue();
    }
  }

  @Test
  void otherNumbersAndDesignatorsOfOneKindAreOtherFlights() {
    for (String line :
        """
        DL1615  DAL1616
        DL1615  AA1615
        DAL1615 AAL1615
        DL15A   DAL15B
        """
            .lines()
            .toList()) {
      String[] pair = line.split(" +", -1);
      assertThat(
              FlightNumber.of(pair[0])
                  .orElseThrow()
                  .canBeSoldAs(FlightNumber.of(pair[1]).orElseThrow()))
          .as(line)
          .isFalse();
    }
  }

  @Test
  void registrationsAndWordsAreNoFlightNumbers() {
    for (String name : List.of("N1234", "TYSON41", "DAL", "1615", "", "DAL16150", "dl1615")) {
      assertThat(FlightNumber.of(name)).as(name).isEmpty();
    }
  }
}
