package org.contadora.bench;

import java.util.HashMap;
import java.util.Map;

/// Options of a benchmark, each a name and a value.
final class BenchOptions {
  private final Map<String, String> values = new HashMap<>();

  BenchOptions(String[] args) {
    if (args.length % 2 != 0) {
      throw new IllegalArgumentException(
          "Each option needs a value, got: %s".formatted(String.join(" ", args)));
    }
    for (int i = 0; i < args.length; i += 2) {
      values.put(args[i], args[i + 1]);
    }
  }

  String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  int number(String name, int otherwise) {
    String text = values.get(name);
    return text == null ? otherwise : Integer.parseInt(text);
  }
}
