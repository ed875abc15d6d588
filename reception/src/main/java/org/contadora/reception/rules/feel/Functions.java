package org.contadora.reception.rules.feel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.contadora.reception.rules.feel.Value.Unknown;
import org.jspecify.annotations.Nullable;

/// The built-in functions (DMN 1.5, 10.3.4), but `now` and `today`: an engine reads no clock, the
/// day is handed to it.
final class Functions {
  /// All by name.
  static final Map<String, Value.Function> BUILT_IN = new TreeMap<>();

  /// The names of their parameters, each way of calling them.
  private static final Map<String, List<List<String>>> PARAMETERS = new TreeMap<>();

  /// Words in the names of components of dates and ranges.
  private static final List<String> PROPERTIES =
      List.of("time offset", "start included", "end included");

  static {
    TextFunctions.add();
    ListFunctions.add();
    NumberFunctions.add();
    TimeFunctions.add();
  }

  private Functions() {}

  /// What a built-in function does with arguments that are all known.
  @FunctionalInterface
  interface Body {
    Value apply(List<Value> arguments);
  }

  /// Adds one.
  ///
  /// @param parameters the ways of calling it, each the names separated by commas; a name that ends
  ///   in `?` may be left out, one that ends in `*` stands for any number of arguments
  static void add(String name, Body body, String... parameters) {
    List<List<String>> ways = new ArrayList<>();
    int least = Integer.MAX_VALUE;
    int most = 0;
    for (String way : parameters) {
      List<String> words = way.isEmpty() ? List.of() : List.of(way.split(",", -1));
      ways.add(words.stream().map(word -> word.replaceAll("[?*]$", "")).toList());
      least = Math.min(least, (int) words.stream().filter(word -> !word.matches(".*[?*]")).count());
      most =
          words.stream().anyMatch(word -> word.endsWith("*"))
              ? Integer.MAX_VALUE
              : Math.max(most, words.size());
    }
    int fewest = least;
    int greatest = most;
    PARAMETERS.put(name, ways);
    BUILT_IN.put(
        name,
        new Value.Function(
            List.of(),
            arguments -> {
              @Nullable Unknown unknown = unknown(arguments);
              if (unknown != null) {
                return unknown;
              }
              return arguments.size() < fewest || arguments.size() > greatest
                  ? Value.Null.NULL
                  : body.apply(arguments);
            }));
  }

  /// `names` and those of the built-in functions.
  static Collection<String> withNames(Collection<String> names) {
    LinkedHashSet<String> all = new LinkedHashSet<>(names);
    BUILT_IN.keySet().stream().filter(name -> name.contains(" ")).forEach(all::add);
    all.addAll(PROPERTIES);
    return all;
  }

  /// The parameters of `function` in order, of that way of calling it which has all of `names`.
  static List<String> parameters(String function, Collection<String> names) {
    for (List<String> way : PARAMETERS.getOrDefault(function, List.of())) {
      if (way.containsAll(names)) {
        int last = 0;
        for (int i = 0; i < way.size(); i++) {
          last = names.contains(way.get(i)) ? i : last;
        }
        return way.subList(0, last + 1);
      }
    }
    return List.of();
  }

  /// The arguments of a function that takes one list or any number of values.
  static List<Value> spread(List<Value> arguments) {
    return arguments.size() == 1 ? list(arguments.getFirst()) : arguments;
  }

  /// A list's values; a single value as a list of one.
  static List<Value> list(Value value) {
    return value instanceof Value.Items(List<Value> values) ? values : List.of(value);
  }

  /// What is not known anywhere in `values`, or null if all is.
  static @Nullable Unknown unknown(List<Value> values) {
    @Nullable Unknown all = null;
    for (Value value : values) {
      @Nullable Unknown one =
          switch (value) {
            case Unknown unknown -> unknown;
            case Value.Items(List<Value> items) -> unknown(items);
            case Value.Context(Map<String, Value> entries) ->
                unknown(List.copyOf(entries.values()));
            default -> null;
          };
      if (one != null) {
        all = all == null ? one : all.and(one);
      }
    }
    return all;
  }
}
