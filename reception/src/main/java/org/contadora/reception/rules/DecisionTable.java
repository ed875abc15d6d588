package org.contadora.reception.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.contadora.reception.rules.feel.Scope;
import org.contadora.reception.rules.feel.UnaryTests;
import org.contadora.reception.rules.feel.Value;

/// A decision table (DMN 1.5, chapter 8).
///
/// @param name of the decision
/// @param types what gives the output its declared type
public record DecisionTable(
    String name,
    HitPolicy policy,
    List<TableInput> inputs,
    List<TableOutput> outputs,
    List<Rule> rules,
    UnaryOperator<Value> types) {
  public DecisionTable {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    rules = List.copyOf(rules);
    for (Rule rule : rules) {
      if (rule.tests().size() != inputs.size() || rule.outputs().size() != outputs.size()) {
        throw new DmnException(
            "Rule %d of the table (%s) has %d input and %d output cells; expected %d and %d."
                .formatted(
                    rule.number(),
                    name,
                    rule.tests().size(),
                    rule.outputs().size(),
                    inputs.size(),
                    outputs.size()));
      }
    }
  }

  /// The answer with what `scope` knows; [Value.Unknown] if it hangs on what is not known.
  public Value evaluate(Scope scope) {
    List<Value> tested = tested(scope);
    Hits hits = new Hits(this, scope);
    for (Rule rule : rules) {
      if (!hits.add(rule, matches(rule, tested, scope))) {
        break;
      }
    }
    return types.apply(hits.answer());
  }

  /// The answer and how every cell of every rule came out.
  public Trace explain(Scope scope) {
    List<Value> tested = tested(scope);
    Hits hits = new Hits(this, scope);
    List<Trace.Row> rows = new ArrayList<>();
    boolean open = true;
    for (Rule rule : rules) {
      List<Trace.Cell> cells = new ArrayList<>();
      for (int i = 0; i < inputs.size(); i++) {
        UnaryTests test = rule.tests().get(i);
        cells.add(
            new Trace.Cell(
                inputs.get(i).name(), test.text(), tested.get(i), test.test(tested.get(i), scope)));
      }
      Value matches = matches(rule, tested, scope);
      rows.add(new Trace.Row(rule.number(), matches, output(rule, scope), cells));
      open = open && hits.add(rule, matches);
    }
    return new Trace(types.apply(hits.answer()), rows);
  }

  /// What `rule` says: its one output, or a context of all by their names.
  Value output(Rule rule, Scope scope) {
    return OutputValues.of(this, rule.outputs().stream().map(o -> o.evaluate(scope)).toList());
  }

  private List<Value> tested(Scope scope) {
    List<Value> tested = new ArrayList<>(inputs.size());
    for (TableInput input : inputs) {
      tested.add(input.expression().evaluate(scope));
    }
    return tested;
  }

  /// Whether all cells hold: false as soon as one does not.
  private static Value matches(Rule rule, List<Value> tested, Scope scope) {
    List<UnaryTests> tests = rule.tests();
    Value all = Value.Bool.TRUE;
    for (int i = 0; i < tests.size(); i++) {
      Value one = tests.get(i).test(tested.get(i), scope);
      if (one.isFalse()) {
        return Value.Bool.FALSE;
      }
      if (one instanceof Value.Unknown unknown) {
        all = all instanceof Value.Unknown before ? OutputValues.both(before, unknown) : unknown;
      }
    }
    return all;
  }

  /// The annotations of all rules' columns, in the order of the rules.
  public List<Map<String, String>> annotations() {
    return rules.stream().map(Rule::annotations).toList();
  }
}
