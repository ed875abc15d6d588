package org.contadora.reception.placement;

import java.util.SplittableRandom;
import org.contadora.core.Seed;

/// The seed of a random test: new in every run, or the one that `-Dcontadora.seed=` replays.
public final class ReplayableSeed {
  private ReplayableSeed() {}

  /// A seed to make generators from; put [#hint] into the message of every assertion.
  public static Seed next() {
    String given = System.getProperty("contadora.seed", "");
    return given.isBlank() ? new Seed(new SplittableRandom().nextLong()) : Seed.parse(given);
  }

  /// How to see the same numbers again.
  public static String hint(Seed seed) {
    return "replay with -Dcontadora.seed=" + seed;
  }
}
