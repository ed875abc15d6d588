package org.contadora.reception.rules.feel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Expressions and what they are worth, by the tables of DMN 1.5, chapter 10.
final class FeelTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "1 + 2 * 3 => 7",
        "2 ** 3 ** 2 => 64",
        "-2 ** 2 => 4",
        "10 / 4 => 2.5",
        "1 / 0 => null",
        "1 + \"a\" => null",
        "\"a\" + \"b\" => \"ab\"",
        "1 = 1.0 => true",
        "1 = \"1\" => null",
        "null = null => true",
        "1 = null => false",
        "1 < null => null",
        "true and null => null",
        "false and null => false",
        "true or null => true",
        "not(null) => null",
        "5 in [1..5] => true",
        "5 in [1..5) => false",
        "5 in (> 3, 1) => true",
        "5 in (<= 3) => false",
        "5 between 1 and 5 => true",
        "if 1 > 2 then \"a\" else \"b\" => \"b\"",
        "for x in 1..3 return x * x => [1, 4, 9]",
        "some x in [1, 2] satisfies x > 1 => true",
        "every x in [1, 2] satisfies x > 1 => false",
        "[1, 2, 3][item > 1] => [2, 3]",
        "[1, 2, 3][-1] => 3",
        "{a: 1, b: a + 1}.b => 2",
        "date(\"2024-02-29\") + duration(\"P1Y\") => date(\"2025-02-28\")",
        "date(\"2025-02-29\") => null",
        "@\"2025-01-31\" - @\"2025-01-01\" => duration(\"P30D\")",
        "date(\"2025-03-01\") > date(\"2025-02-28\") => true",
        "date(\"2025-03-01\").month => 3",
        "years and months duration(date(\"2020-02-15\"), date(\"2025-02-14\")).years => 4",
        "duration(\"P1Y2M\") => duration(\"P1Y2M\")",
        "duration(\"PT36H\") => duration(\"P1DT12H\")",
        "list contains([\"VEN\", \"CUB\"], \"CUB\") => true",
        "count([1, 2, 3]) => 3",
        "sum(1, 2, 3) => 6",
        "min([]) => null",
        "substring(\"Guatemala\", 1, 4) => \"Guat\"",
        "upper case(\"ñandú\") => \"ÑANDÚ\"",
        "decimal(2.345, 2) => 2.34",
        "modulo(-7, 3) => 2",
        "(function(a, b) a + b)(1, 2) => 3",
        "1 instance of number => true",
        "\"x\" instance of date => false",
        "string(date(\"2025-01-01\")) => \"2025-01-01\"",
        "number(\"1 000,5\", \" \", \",\") => 1000.5",
      })
  void expressionIsWorthWhatTheStandardSays(String text, String worth) {
    assertThat(evaluate(text, Map.of()).toString()).isEqualTo(worth);
  }

  @Test
  void namesMayHoldBlanksAndSigns() {
    Map<String, Value> facts =
        Map.of(
            "Days since entry", Value.of(12),
            "Approved/Declined", Value.of("x"),
            "Days", Value.of(1));
    assertThat(evaluate("Days since  entry + Days", facts)).isEqualTo(Value.of(13));
    assertThat(evaluate("Approved/Declined = \"x\"", facts)).isEqualTo(Value.Bool.TRUE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "A and false => false",
        "true or A => true",
        "A and true => not known yet [A]",
        "A or B => not known yet [A, B]",
        "not(A) => not known yet [A]",
        "A in [1..3] => not known yet [A]",
        "if A then 1 else 1 => 1",
        "if A then 1 else 2 => not known yet [A]",
        "A + 1 => not known yet [A]",
        "[A, 2][item > 1] => not known yet [A]",
        "some x in [A, 5] satisfies x > 3 => true",
        "list contains([1, A], 1) => not known yet [A]",
      })
  void whatIsNotKnownStaysSoUnlessItDoesNotMatter(String text, String worth) {
    Map<String, Value> facts = Map.of("A", Value.Unknown.of("A"), "B", Value.Unknown.of("B"));
    assertThat(evaluate(text, facts).toString()).isEqualTo(worth);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "- => true",
        "18 => false",
        ">= 18 => true",
        "[20..30] => true",
        "(25..30] => false",
        "< 18, > 24 => true",
        "not(25) => false",
        "not(< 18, > 30) => true",
        "? > 3 and ? < 30 => true",
        "null => false",
        "[25, 26] => true",
      })
  void cellTestsTwentyFive(String cell, boolean holds) {
    assertThat(UnaryTests.parse(cell, List.of()).test(Value.of(25), Scope.EMPTY))
        .isEqualTo(Value.of(holds));
  }

  @Test
  void dateInACell() {
    UnaryTests cell = UnaryTests.parse("<= date(\"2020-10-22\")", List.of());
    assertThat(cell.test(Value.of(LocalDate.of(2020, 10, 22)), Scope.EMPTY).isTrue()).isTrue();
    assertThat(cell.isPlain()).isTrue();
    assertThat(cell.landmarks()).containsExactly(Value.of(LocalDate.of(2020, 10, 22)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "1 + => a value",
        "1 2 => an operator or the end",
      })
  void messageSaysWhatWasExpectedWhere(String text, String expected) {
    assertThatThrownBy(() -> Expression.parse(text, List.of()))
        .isInstanceOf(FeelException.class)
        .hasMessageContaining(text)
        .hasMessageContaining("expected " + expected);
  }

  private static Value evaluate(String text, Map<String, Value> facts) {
    return Expression.parse(text, facts.keySet()).evaluate(Scope.of(facts));
  }
}
