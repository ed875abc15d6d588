package org.contadora.reception.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.contadora.reception.rules.feel.Value;
import org.jspecify.annotations.Nullable;

/// Which question to ask next: the one that settles most of what is open.
public final class Questions {
  /// A question.
  ///
  /// @param input that it asks for
  /// @param settles how many open tables its answer settles, on average over the answers that make
  ///   a difference
  /// @param touches how many open tables the answer could matter to
  public record Question(String input, double settles, int touches) {}

  /// Most settled first; then what touches most; then by name.
  public static final Comparator<Question> MOST_USEFUL =
      Comparator.comparingDouble(Question::settles)
          .thenComparingInt(Question::touches)
          .reversed()
          .thenComparing(Question::input);

  private Questions() {}

  /// The open questions of `tables`, most useful first; equals in alphabetical order.
  ///
  /// @param facts what is known
  /// @param answerOf what of a table's output counts as its answer
  public static List<Question> next(
      Collection<TableAnalysis> tables, Map<String, Value> facts, Function<Value, Value> answerOf) {
    Map<String, Double> settles = new TreeMap<>();
    Map<String, Integer> touches = new TreeMap<>();
    for (TableAnalysis table : tables) {
      Set<Value> open = table.possible(facts, answerOf);
      if (open.size() < 2) {
        continue;
      }
      for (String input : unknown(table, facts)) {
        @Nullable Double share = share(table, input, facts, open, answerOf);
        if (share != null) {
          settles.merge(input, share, Double::sum);
          touches.merge(input, 1, Integer::sum);
        }
      }
    }
    List<Question> questions = new ArrayList<>();
    touches.forEach((input, count) ->
        questions.add(new Question(input, settles.getOrDefault(input, 0.0), count)));
    questions.sort(MOST_USEFUL);
    return questions;
  }

  /// The share of the input's answers that settle the table, or null if none changes anything.
  private static @Nullable Double share(
      TableAnalysis table,
      String input,
      Map<String, Value> facts,
      Set<Value> open,
      Function<Value, Value> answerOf) {
    List<Value> values = table.values(input);
    int settled = 0;
    boolean matters = false;
    Map<String, Value> with = new HashMap<>(facts);
    for (Value value : values) {
      with.put(input, value);
      Set<Value> left = table.possible(with, answerOf);
      settled += left.size() == 1 ? 1 : 0;
      matters |= left.size() < open.size();
    }
    return matters ? Double.valueOf((double) settled / values.size()) : null;
  }

  private static Set<String> unknown(TableAnalysis table, Map<String, Value> facts) {
    Set<String> unknown = new TreeSet<>(table.inputs());
    unknown.removeIf(input -> {
      @Nullable Value value = facts.get(input);
      return value != null && value.isKnown();
    });
    return unknown;
  }
}
