package org.contadora.core;

import java.text.Normalizer;
import java.util.Locale;

/// Words as people write them.
public final class Letters {
  private Letters() {}

  /// A text without accents and case.
  public static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }

  /// How many letters to put in, take out or change to make one text the other.
  ///
  /// Source: Levenshtein, *Binary codes capable of correcting deletions, insertions, and
  /// reversals*, 1966.
  public static int edits(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
