package org.contadora.simulator;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.contadora.core.IcaoAddress;

/// Invented registrations with addresses from the block of their state (ICAO Annex 10, volume III,
/// table 9-1).
///
/// A US registration and its address determine each other; the addresses count through all
/// registrations in order, from a00001 for N1.
final class Registrations {
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int US_FIRST = 0xA00001;
  private static final int SUFFIXES = 1 + 24 * 25;

  private final Set<Integer> taken = new HashSet<>();
  private final Dice dice;

  Registrations(Dice dice) {
    this.dice = dice;
  }

  /// A registration and the address that goes with it.
  record Mark(String registration, IcaoAddress address) {}

  /// A US mark of three digits and two letters.
  Mark unitedStates(String lastLetter) {
    while (true) {
      String first = letter();
      String second = lastLetter.isEmpty() ? letter() : lastLetter;
      String mark = dice.between(101, 999) + first + second;
      int bits = unitedStatesAddress(mark);
      if (taken.add(bits)) {
        return new Mark("N" + mark, new IcaoAddress(bits, true));
      }
    }
  }

  private String letter() {
    int at = dice.between(0, LETTERS.length() - 1);
    return LETTERS.substring(at, at + 1);
  }

  /// A mark of another state: its prefix and letters, with a free address of its block.
  Mark foreign(String prefix, int blockStart, int blockSize) {
    while (true) {
      int bits = blockStart + dice.between(0x10, blockSize - 1);
      if (taken.add(bits)) {
        String tail = letter() + letter() + letter();
        return new Mark(prefix + tail, new IcaoAddress(bits, true));
      }
    }
  }

  /// A US military serial number; the address lies in the block that the state keeps for them.
  Mark unitedStatesMilitary() {
    while (true) {
      int bits = 0xAE0000 + dice.between(0x10, 0xFFF0);
      if (taken.add(bits)) {
        String serial =
            String.format(Locale.ROOT, "%02d-%04d", dice.between(1, 21), dice.between(1, 9999));
        return new Mark(serial, new IcaoAddress(bits, true));
      }
    }
  }

  /// The address of an N-number given without its N: one to three digits, then two letters.
  static int unitedStatesAddress(String mark) {
    int digit1 = mark.charAt(0) - '1';
    int digit2 = mark.charAt(1) - '0';
    int digit3 = mark.charAt(2) - '0';
    // Places under one more digit: the suffixes, then ten times the places of the next digit.
    int under4 = 1 + 24 + 10;
    int under3 = SUFFIXES + 10 * under4;
    int under2 = SUFFIXES + 10 * under3;
    int under1 = SUFFIXES + 10 * under2;
    int offset = digit1 * under1;
    offset += SUFFIXES + digit2 * under2;
    offset += SUFFIXES + digit3 * under3;
    int letter1 = LETTERS.indexOf(mark.charAt(3));
    int letter2 = LETTERS.indexOf(mark.charAt(4));
    offset += 1 + letter1 * 25 + 1 + letter2;
    return US_FIRST + offset;
  }
}
