package org.contadora.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Options of a benchmark, each a name and a value.
final class BenchOptions {
  private final Map<String, String> values = new HashMap<>();

  private BenchOptions() {}

  /// Reads the options. Where help is asked for, or one is not as it should be, says which there
  /// are and ends the program.
  ///
  /// @param known names of all options that the benchmark has
  static BenchOptions of(String[] args, String... known) {
    String there = "Options, each with a value: %s. ".formatted(String.join(", ", known));
    if (List.of(args).contains("--help") || List.of(args).contains("-h")) {
      System.out.println(there + "bench/README.md has the commands that were measured.");
      System.exit(0);
    }
    BenchOptions options = new BenchOptions();
    for (int i = 0; i < args.length; i += 2) {
      boolean whole = List.of(known).contains(args[i]) && i + 1 < args.length;
      if (!whole) {
        String wrong = List.of(known).contains(args[i]) ? "no value for it" : "not known here";
        System.err.printf("Option %s: %s. %s%n", args[i], wrong, there.strip());
        System.exit(2);
      }
      options.values.put(args[i], args[i + 1]);
    }
    return options;
  }

  String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  int number(String name, int otherwise) {
    String text = values.get(name);
    return text == null ? otherwise : Integer.parseInt(text);
  }
}
