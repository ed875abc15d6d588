package org.contadora.exposure.trade;

import java.util.Optional;

/// Codes of the Harmonized System and of the national tariffs under it.
public final class HsCode {
  private static final int LONGEST = 10;

  private HsCode() {}

  /// Reads 2, 3, 4, 6, 8 or 10 digits; dots and spaces are left out.
  ///
  /// @return the digits, or nothing if it is no such code
  public static Optional<String> parse(String text) {
    StringBuilder digits = new StringBuilder(LONGEST);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      } else if (c != '.' && c != ' ') {
        return Optional.empty();
      }
    }
    int length = digits.length();
    boolean known = length == 3 || (length >= 2 && length <= LONGEST && length % 2 == 0);
    return known ? Optional.of(digits.toString()) : Optional.empty();
  }

  /// A code of six digits that lost its leading zero on the way, such as `10121`.
  public static Optional<String> parseSix(String text) {
    String code = text.strip();
    if (code.length() == 5) {
      code = "0" + code;
    }
    return code.length() == 6 ? parse(code) : Optional.empty();
  }

  /// The shortest code that covers the same: pairs of zeros that only fill up are left out, down to
  /// eight digits (a tariff line `8541.60.00` is eight digits whether or not `00` follows).
  public static String withoutFilling(String code) {
    return code.length() == LONGEST && code.endsWith("00") ? code.substring(0, 8) : code;
  }
}
