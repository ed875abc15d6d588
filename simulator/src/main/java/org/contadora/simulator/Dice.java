package org.contadora.simulator;

import java.util.List;
import java.util.random.RandomGenerator;
import org.contadora.core.Seed;

/// Draws from the distributions a world is made of.
final class Dice {
  private final RandomGenerator random;

  Dice(Seed seed, String name) {
    this.random = seed.random(name);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  double uniform(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /// An integer from `low` to `high`, both included.
  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  double gaussian(double mean, double deviation) {
    return mean + deviation * random.nextGaussian();
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /// One of `choices`, each as likely as its share of all weights.
  <T> T weighted(List<Share<T>> choices) {
    double total = 0;
    for (var choice : choices) {
      total += choice.weight();
    }
    double left = random.nextDouble() * total;
    for (var choice : choices) {
      left -= choice.weight();
      if (left < 0) {
        return choice.value();
      }
    }
    return choices.getLast().value();
  }

  /// A value and how often it happens beside others.
  record Share<T>(T value, double weight) {}

  static <T> Share<T> share(T value, double weight) {
    return new Share<>(value, weight);
  }

  /// A number in [0, 1) that depends on nothing but its arguments (splitmix64's finisher).
  static double hash(long seed, long a, long b) {
    long z = seed ^ a * 0x9E3779B97F4A7C15L ^ Long.rotateLeft(b * 0xC2B2AE3D27D4EB4FL, 31);
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    z ^= z >>> 31;
    return (z >>> 11) * 0x1.0p-53;
  }
}
