package org.contadora.reception.people;

import java.util.Collection;
import java.util.Optional;
import org.contadora.core.Letters;

/// Words as people write them, compared without accents, signs and case.
public final class Spelling {
  /// Letters by which a short word may differ from the one that is meant.
  private static final int LEAST_SLIPS = 2;

  /// One letter in so many may be another in a longer word.
  private static final int LETTERS_PER_SLIP = 3;

  /// Letters that two words begin with alike, from which one may be the other in another language.
  private static final int ALIKE_FROM = 4;

  private Spelling() {}

  /// Without accents, signs and case.
  public static String plain(String text) {
    return Countries.plain(text);
  }

  /// The one of `known` that `text` may mean: that the fewest letters tell from it, else one that
  /// begins alike; of several the first.
  public static Optional<String> near(String text, Collection<String> known) {
    String plain = plain(text);
    Optional<String> nearest = Optional.empty();
    int fewest = Math.max(LEAST_SLIPS, plain.length() / LETTERS_PER_SLIP) + 1;
    for (String each : known) {
      int slips = Letters.edits(plain, plain(each));
      if (slips < fewest) {
        fewest = slips;
        nearest = Optional.of(each);
      }
    }
    return nearest.or(() ->
        known.stream()
            .filter(each -> plain.length() >= ALIKE_FROM)
            .filter(each -> plain(each).startsWith(plain.substring(0, ALIKE_FROM)))
            .findFirst());
  }
}
