package org.contadora.reception.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.contadora.reception.rules.feel.Expression;
import org.contadora.reception.rules.feel.Scope;
import org.contadora.reception.rules.feel.Value;
import org.contadora.reception.rules.feel.Value.Num;
import org.contadora.reception.rules.feel.Value.Unknown;
import org.jspecify.annotations.Nullable;

/// The rules that match, and those that may: what they add up to under the table's hit policy.
///
/// A rule that may match leaves the answer open, unless it would change nothing: under ANY if it
/// says the same, under PRIORITY if it ranks behind, under FIRST if it stands behind a rule that
/// surely matches or says the same as that one.
final class Hits {
  private final DecisionTable table;
  private final Scope scope;
  private final List<Rule> sure = new ArrayList<>();
  private final List<Rule> possible = new ArrayList<>();
  private @Nullable Unknown unknown;

  Hits(DecisionTable table, Scope scope) {
    this.table = table;
    this.scope = scope;
  }

  /// Adds a rule in the table's order.
  ///
  /// @return whether the rules behind it can still matter
  boolean add(Rule rule, Value matches) {
    if (matches.isTrue()) {
      sure.add(rule);
      return table.policy() != HitPolicy.FIRST;
    }
    if (matches instanceof Unknown one) {
      possible.add(rule);
      unknown = unknown == null ? one : OutputValues.both(unknown, one);
    }
    return true;
  }

  /// What the table says.
  Value answer() {
    if (unknown != null && possibleMatters()) {
      return unknown;
    }
    if (sure.isEmpty()) {
      return otherwise();
    }
    return switch (table.policy()) {
      case UNIQUE -> sure.size() == 1 ? output(sure.getFirst()) : Value.Null.NULL;
      case ANY -> any();
      case FIRST -> output(sure.getFirst());
      case PRIORITY -> output(ranked().getFirst());
      case RULE_ORDER, COLLECT -> new Value.Items(outputs(sure));
      case OUTPUT_ORDER -> new Value.Items(outputs(ranked()));
      case COLLECT_COUNT -> Value.of(sure.size());
      case COLLECT_SUM, COLLECT_MIN, COLLECT_MAX -> aggregate();
    };
  }

  private boolean possibleMatters() {
    if (sure.isEmpty()) {
      return true;
    }
    return switch (table.policy()) {
      case ANY, FIRST -> {
        Value said = output(sure.getFirst());
        yield !possible.stream().allMatch(rule -> output(rule).equals(said));
      }
      case PRIORITY -> {
        Rule best = ranked().getFirst();
        yield possible.stream()
            .anyMatch(rule -> order(rule, best) < 0 && !output(rule).equals(output(best)));
      }
      default -> true;
    };
  }

  private Value any() {
    Value said = output(sure.getFirst());
    return sure.stream().allMatch(rule -> output(rule).equals(said)) ? said : Value.Null.NULL;
  }

  private Value otherwise() {
    if (table.outputs().stream().noneMatch(output -> output.otherwise().isPresent())) {
      return switch (table.policy()) {
        case COLLECT_COUNT -> Value.of(0);
        case COLLECT -> new Value.Items(List.of());
        default -> Value.Null.NULL;
      };
    }
    List<Value> cells = new ArrayList<>();
    for (TableOutput output : table.outputs()) {
      Optional<Expression> otherwise = output.otherwise();
      cells.add(otherwise.isPresent() ? otherwise.get().evaluate(scope) : Value.Null.NULL);
    }
    return OutputValues.of(table, cells);
  }

  private Value aggregate() {
    BigDecimal total = BigDecimal.ZERO;
    @Nullable BigDecimal least = null;
    @Nullable BigDecimal greatest = null;
    for (Value value : outputs(sure)) {
      if (value instanceof Unknown) {
        return value;
      }
      if (!(value instanceof Num(BigDecimal number))) {
        return Value.Null.NULL;
      }
      total = total.add(number, Value.PRECISION);
      least = least == null ? number : least.min(number);
      greatest = greatest == null ? number : greatest.max(number);
    }
    if (least == null || greatest == null) {
      return Value.Null.NULL;
    }
    return new Num(
        switch (table.policy()) {
          case COLLECT_MIN -> least;
          case COLLECT_MAX -> greatest;
          default -> total;
        });
  }

  private List<Rule> ranked() {
    return sure.stream().sorted((Comparator<Rule>) this::order).toList();
  }

  /// Which of two rules ranks first: output by output, by the order of the output values.
  private int order(Rule one, Rule other) {
    for (int i = 0; i < table.outputs().size(); i++) {
      TableOutput output = table.outputs().get(i);
      int order =
          Integer.compare(
              output.rank(one.outputs().get(i).evaluate(scope)),
              output.rank(other.outputs().get(i).evaluate(scope)));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private List<Value> outputs(List<Rule> rules) {
    return rules.stream().map(this::output).toList();
  }

  private Value output(Rule rule) {
    return table.output(rule, scope);
  }
}
