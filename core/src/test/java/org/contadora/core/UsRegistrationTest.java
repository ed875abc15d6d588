package org.contadora.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UsRegistrationTest {
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

  /// As the FAA's registry and receivers give them.
  private static final String KNOWN =
      """
      N1      a00001
      N1A     a00002
      N1AA    a00003
      N10     a0025a
      N703KW  a960a9
      n703kw  a960a9
      N530FL  a6b0f5
      N628VA  a835d1
      N281GX  a2d25e
      N966AD  ad7274
      N99999  adf7c7
      """;

  @Test
  void numbersHaveTheAddressesThatTheRegistryGives() {
    for (String line : KNOWN.lines().toList()) {
      String[] pair = line.split(" +", -1);
      assertThat(UsRegistration.findAddress(pair[0]).orElseThrow()).as(line).hasToString(pair[1]);
    }
  }

  @Test
  void whatIsNoNumberHasNone() {
    for (String wrong :
        List.of(
            "",
            "N",
            "N0",
            "N012",
            "NAB",
            "N123456",
            "N12345A",
            "N1234AB",
            "N1ABC",
            "N1I",
            "N1AO",
            "N1A2",
            "N-1",
            "N1 ",
            "C-GABC",
            "XA-ABC",
            "N1\u0661")) {
      assertThat(UsRegistration.findAddress(wrong)).as(wrong).isEmpty();
    }
  }

  /// The slow way: to count through all numbers in their order.
  @Test
  void allNumbersCountUpFromTheFirstAddressToTheLast() {
    var counted = new Counted();
    for (char first = '1'; first <= '9'; first++) {
      counted.from("N" + first);
    }
    assertThat(counted.address).isEqualTo(0xadf7c7);
  }

  private static final class Counted {
    int address = 0xa00000;

    /// Counts `number`, which ends in a digit, and all that go on from it.
    void from(String number) {
      count(number);
      if (number.length() == 6) {
        return;
      }
      for (int i = 0; i < LETTERS.length(); i++) {
        String one = number + LETTERS.charAt(i);
        count(one);
        for (int j = 0; one.length() < 6 && j < LETTERS.length(); j++) {
          count(one + LETTERS.charAt(j));
        }
      }
      for (char digit = '0'; digit <= '9'; digit++) {
        from(number + digit);
      }
    }

    private void count(String number) {
      address++;
      if (UsRegistration.findAddress(number).map(IcaoAddress::bits).orElse(0) != address) {
        throw new AssertionError("%s must be %06x.".formatted(number, address));
      }
    }
  }
}
