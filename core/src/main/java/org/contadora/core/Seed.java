package org.contadora.core;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Where randomness comes from: the same seed and names give the same numbers on every machine.
///
/// @param value the number that is printed and given back to replay
public record Seed(long value) {
  /// A generator of its own for the part called `name`, so that a change in one part leaves the
  /// others' numbers alone.
  public RandomGenerator random(String name) {
    return new SplittableRandom(derive(name).value);
  }

  /// The seed of the part called `name`: FNV-1a over the name, mixed into this seed.
  public Seed derive(String name) {
    long hash = 0xcbf29ce484222325L ^ value;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    return new Seed(hash ^ hash >>> 32);
  }

  /// Reads a decimal number, or hexadecimal after `0x`.
  ///
  /// @throws IllegalArgumentException if it is none, with name, value and what was expected
  public static Seed parse(String text) {
    try {
      return new Seed(Long.decode(text.toLowerCase(Locale.ROOT)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "The seed (%s) must be a whole number of 64 bits, decimal or hexadecimal after 0x."
              .formatted(text),
          e);
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
