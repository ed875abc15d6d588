package org.contadora.core;

import java.util.HexFormat;
import java.util.Optional;

/// The 24-bit aircraft address of ICAO Annex 10, volume III, chapter 9, as a transponder sends it.
///
/// A receiver marks addresses that are not ICAO's (TIS-B track files, anonymous ADS-B) with a
/// leading `~`, as readsb does; such an address names a track, not an airframe.
///
/// @param bits the address, 0 to 0xFFFFFF
/// @param assigned true if ICAO's, false if written with `~`
public record IcaoAddress(int bits, boolean assigned) implements Comparable<IcaoAddress> {
  private static final int MAX_BITS = 0xFFFFFF;

  public IcaoAddress {
    if (bits < 0 || bits > MAX_BITS) {
      throw new IllegalArgumentException(
          "The aircraft address (0x%x) must be between 0 and 0xffffff.".formatted(bits));
    }
  }

  /// Reads six hexadecimal digits, with `~` before them for an address that is not ICAO's.
  ///
  /// @return empty if `text` is anything else
  public static Optional<IcaoAddress> parse(String text) {
    boolean assigned = !text.startsWith("~");
    String digits = assigned ? text : text.substring(1);
    if (digits.length() != 6) {
      return Optional.empty();
    }
    int bits = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), 16);
      if (digit < 0) {
        return Optional.empty();
      }
      bits = bits << 4 | digit;
    }
    return Optional.of(new IcaoAddress(bits, assigned));
  }

  /// ICAO addresses first, then the others, each in the order of their bits.
  @Override
  public int compareTo(IcaoAddress other) {
    int byKind = Boolean.compare(other.assigned, assigned);
    return byKind != 0 ? byKind : Integer.compare(bits, other.bits);
  }

  /// Six lower-case hexadecimal digits, after `~` where the address is not ICAO's.
  @Override
  public String toString() {
    return (assigned ? "" : "~") + HexFormat.of().toHexDigits(bits, 6);
  }
}
