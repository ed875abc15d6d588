package org.contadora.reception.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.contadora.reception.rules.feel.Scope;
import org.contadora.reception.rules.feel.UnaryTests;
import org.contadora.reception.rules.feel.Value;
import org.jspecify.annotations.Nullable;

/// What a table says in all cases there can be: where it is silent, where it contradicts itself,
/// which answers are still possible, and what would change one.
///
/// The cases are boxes: one stretch of values per column (see [Regions]). They are not listed one
/// by one: column after column, stretches that leave the same rules standing are taken together.
public final class TableAnalysis {
  /// Findings of one kind that are listed; a table with more needs to be written anew anyway.
  private static final int MOST_FINDINGS = 50;

  private final DecisionTable table;
  private final List<List<Stretch>> columns = new ArrayList<>();

  /// Values of a column that leave the same rules standing.
  ///
  /// @param values one of every stretch taken together
  /// @param rules bit i is rule i
  private record Stretch(List<Value> values, BitSet rules) {}

  /// Something wrong with a table.
  ///
  /// @param kind what
  /// @param rules numbers of the rules it is about; none for a gap
  /// @param where an example of every input's value, for the columns that matter
  public record Finding(Kind kind, List<Integer> rules, Map<String, Value> where) {
    public Finding {
      rules = List.copyOf(rules);
      where = Map.copyOf(where);
    }

    /// Text such as `GAP at {Age=17}`.
    @Override
    public String toString() {
      return kind
          + (rules.isEmpty() ? "" : " of rules " + rules)
          + (where.isEmpty() ? "" : " at " + new TreeMap<>(where));
    }
  }

  /// Kinds of findings.
  public enum Kind {
    /// No rule matches, and there is no default.
    GAP,
    /// Several rules match where the hit policy wants one.
    OVERLAP,
    /// Several rules match and say different things where the hit policy wants the same.
    CONTRADICTION,
    /// A rule that never decides: no case reaches it.
    DEAD_RULE
  }

  /// One way to another answer.
  ///
  /// @param rule number of the rule that would then match
  /// @param needed by input, the test that it would have to pass and does not
  /// @param answer what the rule says
  public record Change(int rule, Map<String, String> needed, Value answer) {
    public Change {
      needed = Map.copyOf(needed);
    }
  }

  private TableAnalysis(DecisionTable table) {
    this.table = table;
    for (int column = 0; column < table.inputs().size(); column++) {
      Map<BitSet, List<Value>> byRules = new LinkedHashMap<>();
      for (Value value : Regions.of(table, column)) {
        byRules.computeIfAbsent(standing(column, value), _ -> new ArrayList<>()).add(value);
      }
      List<Stretch> stretches = new ArrayList<>();
      byRules.forEach((rules, values) -> stretches.add(new Stretch(values, rules)));
      columns.add(stretches);
    }
  }

  /// Looks into `table`.
  ///
  /// @return nothing if the table cannot be looked into: a cell or an input is an expression whose
  ///   truth hangs on more than one value, or two columns ask about the same input
  public static Optional<TableAnalysis> of(DecisionTable table) {
    Set<String> names = new LinkedHashSet<>();
    for (TableInput input : table.inputs()) {
      if (input.expression().plainName().isEmpty() || !names.add(input.name())) {
        return Optional.empty();
      }
    }
    boolean plain =
        table.rules().stream().flatMap(rule -> rule.tests().stream()).allMatch(UnaryTests::isPlain);
    return plain ? Optional.of(new TableAnalysis(table)) : Optional.empty();
  }

  /// The names of the table's inputs.
  public List<String> inputs() {
    return table.inputs().stream().map(TableInput::name).toList();
  }

  /// One value of every stretch of `input` in which the table may answer differently.
  public List<Value> values(String input) {
    return columns.get(column(input)).stream().map(stretch -> stretch.values.getFirst()).toList();
  }

  /// What is wrong with the table; empty if it answers every case once and without contradiction.
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    Set<List<Integer>> seen = new LinkedHashSet<>();
    BitSet deciding = new BitSet();
    walk(
        Map.of(),
        (rules, where) -> {
          if (findings.size() < MOST_FINDINGS) {
            inspect(rules, where, seen).ifPresent(findings::add);
          }
          markDeciding(rules, deciding);
        });
    for (int rule = deciding.nextClearBit(0);
        rule < table.rules().size();
        rule = deciding.nextClearBit(rule + 1)) {
      findings.add(new Finding(Kind.DEAD_RULE, List.of(rule + 1), Map.of()));
    }
    return findings;
  }

  private Optional<Finding> inspect(
      BitSet rules, Map<String, Value> where, Set<List<Integer>> seen) {
    if (rules.isEmpty()) {
      boolean hasDefault = table.outputs().stream().anyMatch(o -> o.otherwise().isPresent());
      boolean wantsOne = table.policy().isSingle();
      return hasDefault || !wantsOne
          ? Optional.empty()
          : Optional.of(new Finding(Kind.GAP, List.of(), where));
    }
    List<Integer> numbers = rules.stream().map(bit -> bit + 1).boxed().toList();
    if (numbers.size() < 2 || !seen.add(numbers)) {
      return Optional.empty();
    }
    if (table.policy() == HitPolicy.UNIQUE) {
      return Optional.of(new Finding(Kind.OVERLAP, numbers, where));
    }
    Set<Value> answers = new LinkedHashSet<>();
    rules.stream().forEach(bit -> answers.add(table.output(table.rules().get(bit), Scope.EMPTY)));
    return table.policy() == HitPolicy.ANY && answers.size() > 1
        ? Optional.of(new Finding(Kind.CONTRADICTION, numbers, where))
        : Optional.empty();
  }

  private void markDeciding(BitSet rules, BitSet deciding) {
    if (table.policy() == HitPolicy.FIRST) {
      if (!rules.isEmpty()) {
        deciding.set(rules.nextSetBit(0));
      }
    } else {
      deciding.or(rules);
    }
  }

  /// The answers that are possible while only `facts` are known.
  ///
  /// @param answerOf what of the output counts as the answer
  public Set<Value> possible(Map<String, Value> facts, Function<Value, Value> answerOf) {
    Set<Value> answers = new LinkedHashSet<>();
    walk(facts, (rules, _) -> answers.add(answerOf.apply(answer(rules))));
    return answers;
  }

  /// What would have to be different for another answer, smallest changes first: of every rule that
  /// says something else, the cells that do not hold. A change that contains another is left out.
  public List<Change> changes(Trace trace) {
    List<Change> changes = new ArrayList<>();
    for (Trace.Row row : trace.rows()) {
      if (row.matches().isFalse() && !row.output().equals(trace.answer())) {
        Map<String, String> needed = new LinkedHashMap<>();
        for (Trace.Cell cell : row.cells()) {
          if (cell.holds().isFalse()) {
            needed.put(cell.input(), cell.test());
          }
        }
        changes.add(new Change(row.rule(), needed, row.output()));
      }
    }
    changes.sort(java.util.Comparator.comparingInt(change -> change.needed.size()));
    List<Change> smallest = new ArrayList<>();
    for (Change change : changes) {
      if (smallest.stream().noneMatch(one -> contains(change, one))) {
        smallest.add(change);
      }
    }
    return smallest;
  }

  private static boolean contains(Change change, Change smaller) {
    return change.answer.equals(smaller.answer)
        && change.needed.entrySet().containsAll(smaller.needed.entrySet());
  }

  private Value answer(BitSet rules) {
    Hits hits = new Hits(table, Scope.EMPTY);
    for (int rule = rules.nextSetBit(0); rule >= 0; rule = rules.nextSetBit(rule + 1)) {
      if (!hits.add(table.rules().get(rule), Value.Bool.TRUE)) {
        break;
      }
    }
    return hits.answer();
  }

  private interface Box {
    void at(BitSet rules, Map<String, Value> where);
  }

  /// Visits every box: known columns at their value, the others at each of their stretches.
  private void walk(Map<String, Value> facts, Box box) {
    BitSet all = new BitSet();
    all.set(0, table.rules().size());
    walk(0, all, new LinkedHashMap<>(), facts, box, new LinkedHashSet<>());
  }

  private void walk(
      int column,
      BitSet rules,
      Map<String, Value> where,
      Map<String, Value> facts,
      Box box,
      Set<List<Object>> seen) {
    if (column == columns.size()) {
      box.at(rules, where);
      return;
    }
    // The same rules standing before the same columns lead to the same answers.
    if (!seen.add(List.of(column, rules))) {
      return;
    }
    String name = table.inputs().get(column).name();
    @Nullable Value known = facts.get(name);
    if (known != null && known.isKnown()) {
      BitSet left = (BitSet) rules.clone();
      left.and(standing(column, known));
      walk(column + 1, left, where, facts, box, seen);
      return;
    }
    Map<BitSet, Value> next = new LinkedHashMap<>();
    for (Stretch stretch : columns.get(column)) {
      BitSet left = (BitSet) rules.clone();
      left.and(stretch.rules);
      next.putIfAbsent(left, stretch.values.getFirst());
    }
    for (Map.Entry<BitSet, Value> entry : next.entrySet()) {
      Map<String, Value> inner = new LinkedHashMap<>(where);
      if (next.size() > 1) {
        inner.put(name, entry.getValue());
      }
      walk(column + 1, entry.getKey(), inner, facts, box, seen);
    }
  }

  private BitSet standing(int column, Value value) {
    BitSet rules = new BitSet();
    for (int rule = 0; rule < table.rules().size(); rule++) {
      if (table.rules().get(rule).tests().get(column).test(value, Scope.EMPTY).isTrue()) {
        rules.set(rule);
      }
    }
    return rules;
  }

  private int column(String input) {
    List<String> names = inputs();
    int column = names.indexOf(input);
    if (column < 0) {
      throw new IllegalArgumentException(
          "The input (%s) must be one of the table's: %s.".formatted(input, names));
    }
    return column;
  }

  /// A case that makes `rule` decide, or nothing if there is none: a value for every input.
  public Optional<Map<String, Value>> exampleOf(int rule) {
    List<Map<String, Value>> found = new ArrayList<>();
    search(rule - 1, 0, new LinkedHashMap<>(), found);
    return found.stream().findFirst();
  }

  private void search(
      int rule, int column, Map<String, Value> chosen, Collection<Map<String, Value>> found) {
    if (!found.isEmpty()) {
      return;
    }
    if (column == columns.size()) {
      BitSet standing = new BitSet();
      standing.set(0, table.rules().size());
      for (int i = 0; i < columns.size(); i++) {
        standing.and(
            standing(i, chosen.getOrDefault(table.inputs().get(i).name(), Value.Null.NULL)));
      }
      boolean decides = table.policy() != HitPolicy.FIRST || standing.nextSetBit(0) == rule;
      if (decides && standing.get(rule)) {
        found.add(new LinkedHashMap<>(chosen));
      }
      return;
    }
    for (Stretch stretch : columns.get(column)) {
      if (stretch.rules.get(rule)) {
        chosen.put(table.inputs().get(column).name(), stretch.values.getFirst());
        search(rule, column + 1, chosen, found);
      }
    }
  }
}
