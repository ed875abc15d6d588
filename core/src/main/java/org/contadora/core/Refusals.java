package org.contadora.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Bad data, counted by code and shown by example: nothing a user gave is dropped without a trace.
///
/// Every code is counted in full; of each code the first [#EXAMPLES] refusals are kept to be
/// listed. Safe for use by several threads; which examples are kept may then depend on their
/// timing, so callers that promise the same bytes merge per-input instances in the order of the
/// inputs with [#addAll].
public final class Refusals {
  /// Refusals kept per code: enough to see what is wrong, few enough to hold in memory.
  public static final int EXAMPLES = 20;

  private final TreeMap<String, Long> countByCode = new TreeMap<>();
  private final TreeMap<String, List<Refusal>> examplesByCode = new TreeMap<>();

  /// One thing refused.
  ///
  /// @param code stable name, such as `POSITION_TELEPORT`
  /// @param place where it stands: file, member, line or record
  /// @param detail name, value and what was expected
  public record Refusal(String code, String place, String detail) {}

  /// Counts one refusal.
  public void refuse(String code, String place, String detail) {
    refuse(code, 1, place, detail);
  }

  /// Counts several refusals alike with one example.
  ///
  /// @param count how many, at least 1
  public synchronized void refuse(String code, long count, String place, String detail) {
    if (count < 1) {
      throw new IllegalArgumentException("The count (%d) must be at least 1.".formatted(count));
    }
    countByCode.merge(code, count, Long::sum);
    List<Refusal> examples = examplesByCode.computeIfAbsent(code, _ -> new ArrayList<>());
    if (examples.size() < EXAMPLES) {
      examples.add(new Refusal(code, place, detail));
    }
  }

  /// Adds what `other` counted after what is here.
  public void addAll(Refusals other) {
    Map<String, Long> counts = other.counts();
    List<Refusal> others = other.examples();
    synchronized (this) {
      counts.forEach((code, count) -> countByCode.merge(code, count, Long::sum));
      for (Refusal refusal : others) {
        List<Refusal> kept = examplesByCode.computeIfAbsent(refusal.code(), _ -> new ArrayList<>());
        if (kept.size() < EXAMPLES) {
          kept.add(refusal);
        }
      }
    }
  }

  /// Hands what was counted here to `other`, and begins to count anew.
  public synchronized void moveTo(Refusals other) {
    other.addAll(this);
    countByCode.clear();
    examplesByCode.clear();
  }

  /// Whether nothing was refused.
  public synchronized boolean isEmpty() {
    return countByCode.isEmpty();
  }

  /// How many were refused, by code in alphabetical order.
  public synchronized Map<String, Long> counts() {
    return new TreeMap<>(countByCode);
  }

  /// The kept examples, by code in alphabetical order.
  public synchronized List<Refusal> examples() {
    return examplesByCode.values().stream().flatMap(List::stream).toList();
  }

  /// All refusals together.
  public synchronized long total() {
    return countByCode.values().stream().mapToLong(Long::longValue).sum();
  }
}
