package org.contadora.reception.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.contadora.reception.rules.feel.Scope;
import org.contadora.reception.rules.feel.UnaryTests;
import org.contadora.reception.rules.feel.Value;

/// One value out of every stretch of an input in which no cell of its column changes its mind.
///
/// Cells compare with constants only, so between two neighbouring constants every cell says the
/// same: the constants themselves and one value between each two stand for all values.
final class Regions {
  /// Stands for any string that no cell names.
  static final Value OTHER_TEXT = Value.of("…");

  private Regions() {}

  /// The values that stand for all of column `column`.
  static List<Value> of(DecisionTable table, int column) {
    TableInput input = table.inputs().get(column);
    List<Value> landmarks = new ArrayList<>();
    table.rules().forEach(rule -> addNew(rule.tests().get(column).landmarks(), landmarks));
    List<Value> limits = new ArrayList<>();
    input.allowed().forEach(allowed -> addNew(allowed.landmarks(), limits));
    addNew(limits, landmarks);
    List<Value> values = between(landmarks, input.type());
    if (input.allowed().isEmpty()) {
      return values;
    }
    List<Value> allowed = values.stream().filter(value -> isAllowed(value, input)).toList();
    return allowed.isEmpty() ? values : allowed;
  }

  private static boolean isAllowed(Value value, TableInput input) {
    for (UnaryTests tests : input.allowed()) {
      if (tests.test(value, Scope.EMPTY).isTrue()) {
        return true;
      }
    }
    return false;
  }

  private static void addNew(List<Value> from, List<Value> to) {
    from.stream().filter(value -> !to.contains(value)).forEach(to::add);
  }

  private static List<Value> between(List<Value> landmarks, String type) {
    List<Value> values = new ArrayList<>(landmarks);
    if (type.equals("boolean") || landmarks.stream().anyMatch(Value.Bool.class::isInstance)) {
      addNew(List.of(Value.Bool.TRUE, Value.Bool.FALSE), values);
      return values;
    }
    if (type.equals("number") || landmarks.stream().anyMatch(Value.Num.class::isInstance)) {
      addNew(aroundNumbers(landmarks), values);
    } else if (type.equals("date") || landmarks.stream().anyMatch(Value.Day.class::isInstance)) {
      addNew(aroundDays(landmarks), values);
    } else {
      addNew(List.of(OTHER_TEXT), values);
    }
    return values;
  }

  private static List<Value> aroundNumbers(List<Value> landmarks) {
    List<BigDecimal> sorted = new ArrayList<>();
    for (Value landmark : landmarks) {
      if (landmark instanceof Value.Num(BigDecimal number)) {
        sorted.add(number);
      }
    }
    sorted.sort(Comparator.naturalOrder());
    List<Value> around = new ArrayList<>();
    if (sorted.isEmpty()) {
      around.add(Value.of(0));
      return around;
    }
    around.add(new Value.Num(sorted.getFirst().subtract(BigDecimal.ONE)));
    for (int i = 1; i < sorted.size(); i++) {
      around.add(
          new Value.Num(
              sorted.get(i).add(sorted.get(i - 1)).divide(BigDecimal.TWO, Value.PRECISION)));
    }
    around.add(new Value.Num(sorted.getLast().add(BigDecimal.ONE)));
    return around;
  }

  private static List<Value> aroundDays(List<Value> landmarks) {
    List<LocalDate> sorted = new ArrayList<>();
    for (Value landmark : landmarks) {
      if (landmark instanceof Value.Day(LocalDate day)) {
        sorted.add(day);
      }
    }
    sorted.sort(Comparator.naturalOrder());
    List<Value> around = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      LocalDate day = sorted.get(i);
      if (i == 0 || sorted.get(i - 1).isBefore(day.minusDays(1))) {
        around.add(Value.of(day.minusDays(1)));
      }
      around.add(Value.of(day.plusDays(1)));
    }
    if (around.isEmpty()) {
      around.add(Value.of(LocalDate.EPOCH));
    }
    return around;
  }
}
