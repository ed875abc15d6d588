package org.contadora.core;

import java.util.Locale;
import java.util.Optional;

/// United States registrations (N-numbers) and the ICAO addresses that they fix.
///
/// An N-number is `N`, a digit that is not 0, and up to five characters in all after the `N`, of
/// which the last two may be letters without I and O (14 CFR 47.15). The FAA gives the addresses
/// from `a00001` on to all of them in one order, whether they are in use or not: a number comes
/// before those that go on from it, letters before digits. So N1 is `a00001`, N1A `a00002`, N1AA
/// `a00003`, N10 `a0025a` and N99999 `adf7c7`, and each number has the address that FAA's registry
/// lists as its "Mode S code (base 16)". Only an aircraft that flies under a privacy address sends
/// another one.
public final class UsRegistration {
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

  private static final int FIRST_ADDRESS = 0xa00001;

  /// Characters behind the `N`.
  private static final int MAX_CHARS = 5;

  /// Endings of up to two letters, the empty one among them.
  private static final int TWO_LETTERS = 1 + LETTERS.length() * (1 + LETTERS.length());

  /// How many numbers begin with so many digits, that number of digits among them.
  private static final int[] SIZES = sizes();

  private UsRegistration() {}

  private static int[] sizes() {
    int[] sizes = new int[MAX_CHARS + 1];
    sizes[MAX_CHARS] = 1;
    for (int digits = MAX_CHARS - 1; digits > 0; digits--) {
      sizes[digits] = endings(digits) + 10 * sizes[digits + 1];
    }
    return sizes;
  }

  /// How many endings in letters there are behind so many digits, the empty one among them.
  private static int endings(int digits) {
    return switch (MAX_CHARS - digits) {
      case 0 -> 1;
      case 1 -> 1 + LETTERS.length();
      default -> TWO_LETTERS;
    };
  }

  /// The address of an N-number, in capitals or small letters; empty for anything else.
  public static Optional<IcaoAddress> findAddress(String registration) {
    String text = registration.toUpperCase(Locale.ROOT);
    int length = text.length();
    if (length < 2 || length > 1 + MAX_CHARS || text.charAt(0) != 'N' || text.charAt(1) == '0') {
      return Optional.empty();
    }
    int place = 0;
    int digits = 0;
    while (1 + digits < length && isDigit(text.charAt(1 + digits))) {
      int digit = text.charAt(1 + digits) - '0';
      place += digits == 0 ? (digit - 1) * SIZES[1] : endings(digits) + digit * SIZES[digits + 1];
      digits++;
    }
    int letters = length - 1 - digits;
    if (digits == 0 || letters > 2) {
      return Optional.empty();
    }
    if (letters > 0) {
      int first = LETTERS.indexOf(text.charAt(1 + digits));
      int second = letters < 2 ? 0 : LETTERS.indexOf(text.charAt(2 + digits));
      if (first < 0 || second < 0) {
        return Optional.empty();
      }
      boolean twoFit = digits + 2 <= MAX_CHARS;
      place += 1 + first * (twoFit ? 1 + LETTERS.length() : 1) + (letters < 2 ? 0 : 1 + second);
    }
    return Optional.of(new IcaoAddress(FIRST_ADDRESS + place, true));
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
