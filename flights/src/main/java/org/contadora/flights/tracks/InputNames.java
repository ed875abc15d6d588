package org.contadora.flights.tracks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The names of a run's inputs, to be found again in what a leg says of its source.
public final class InputNames {
  /// What a leg's source puts between two inputs, and between an input and a place in it.
  private static final Pattern BETWEEN = Pattern.compile("; | \\+ |!|, line ");

  private final Set<String> names;

  /// The inputs' names, as given.
  public InputNames(Collection<String> names) {
    this.names = Set.copyOf(names);
  }

  /// The inputs that a leg was built from, whether or not its source has room to name them.
  ///
  /// @param more what `source` is too short to name
  public Set<String> in(String source, List<String> more) {
    Set<String> found = in(source);
    more.forEach(origin -> found.addAll(in(origin)));
    return found;
  }

  /// The inputs that a leg's source names, in the order in which it does. A file's own name may
  /// hold what stands between two, so every stretch from one such mark to another is looked up.
  public Set<String> in(String source) {
    List<Integer> starts = new ArrayList<>(List.of(0));
    List<Integer> ends = new ArrayList<>();
    for (MatchResult mark : BETWEEN.matcher(source).results().toList()) {
      ends.add(mark.start());
      starts.add(mark.end());
    }
    ends.add(source.length());
    Set<String> found = new LinkedHashSet<>();
    for (int i = 0; i < starts.size(); i++) {
      for (int j = i; j < ends.size(); j++) {
        String stretch = source.substring(starts.get(i), ends.get(j));
        if (names.contains(stretch)) {
          found.add(stretch);
        }
      }
    }
    return found;
  }
}
