package org.contadora.flights.findings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.contadora.core.Letters;

/// The names of a rule book's tables, and which of them a mistyped one was meant to be.
final class Names {
  /// Letters that may be wrong, missing or too many.
  private static final int MOST_EDITS = 2;

  private Names() {}

  /// Refuses tables under names that no rule is read from: a rule in one would silently not hold.
  /// Where the folder has no table of a rule book at all, it is another folder.
  static void requireKnown(Path folder, Set<String> known, int found) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<String> names;
    try (Stream<Path> files = Files.list(folder)) {
      names = files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
    for (String name : names) {
      boolean table = name.toLowerCase(Locale.ROOT).endsWith(".csv") && !name.startsWith(".");
      if (!table || known.contains(name)) {
        continue;
      }
      Optional<String> meant = findNear(name, known);
      if (found > 0 || meant.isPresent()) {
        throw new RuleBookException(
            "The table (%s) must have one of the names %s.\nMaybe %s."
                .formatted(
                    folder.resolve(name),
                    String.join(
                        ", ", known.stream().filter(each -> each.endsWith(".csv")).toList()),
                    meant
                        .map(each -> each + " is meant")
                        .orElse("it belongs in another folder: no rule is read from it")));
      }
    }
  }

  /// The known name that the fewest letters tell from `name`, if they are at most two; of several
  /// the first.
  private static Optional<String> findNear(String name, Collection<String> known) {
    Optional<String> nearest = Optional.empty();
    int fewest = MOST_EDITS + 1;
    for (String each : known) {
      int edits = Letters.edits(name, each);
      if (edits < fewest) {
        fewest = edits;
        nearest = Optional.of(each);
      }
    }
    return nearest;
  }
}
