package org.contadora.desk.threats;

import java.util.List;

/// A threat as a person typed it, not checked yet.
///
/// @param sender who threatens, ISO 3166-1 alpha-3
/// @param targets countries and groups; `-MEX` takes one out again
/// @param rates of the steps, such as `25 %`
/// @param answers to weigh with each step: `none`, `reciprocal`, `optimal` or a group
/// @param focus whose page it is; empty for the first country that is threatened
public record ThreatWords(
    String sender, List<String> targets, List<String> rates, List<String> answers, String focus) {
  /// Keeps the lists from changing.
  public ThreatWords {
    targets = List.copyOf(targets);
    rates = List.copyOf(rates);
    answers = List.copyOf(answers);
  }
}
