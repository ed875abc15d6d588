package org.contadora.reception.rules.feel;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the names in an expression stand for.
@FunctionalInterface
public interface Scope {
  /// No names but the built-in functions.
  Scope EMPTY = _ -> null;

  /// What `name` stands for, or null if nothing of that name is here.
  @Nullable Value find(String name);

  /// These names, and behind them those of `outer`.
  static Scope of(Map<String, Value> entries, Scope outer) {
    return name -> {
      @Nullable Value value = entries.get(name);
      return value == null ? outer.find(name) : value;
    };
  }

  /// Exactly these names.
  static Scope of(Map<String, Value> entries) {
    return entries::get;
  }

  /// One name, and behind it those of this scope.
  default Scope with(String name, Value value) {
    return wanted -> wanted.equals(name) ? value : find(wanted);
  }
}
