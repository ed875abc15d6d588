package org.contadora.reception.rules.feel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.contadora.reception.rules.feel.Node.Comparator;
import org.jspecify.annotations.Nullable;

/// Reads FEEL by the grammar of DMN 1.5, 10.3.1.2, weakest operator first; what operators join,
/// [Operands] reads.
final class Parser {
  private static final Pattern IN = Pattern.compile("\\s+in\\s");

  private final Source source;
  private final Operands operands;

  private Parser(String text, Collection<String> names) {
    this.source = new Source(text, names);
    operands = new Operands(this, source, names);
  }

  /// Reads a whole expression.
  static Node expression(String text, Collection<String> names) {
    Parser parser = new Parser(text, names);
    Node node = parser.expression();
    parser.end();
    return node;
  }

  /// Reads the tests of a table's cell, any of which may hold.
  static List<Node> unaryTests(String text, Collection<String> names) {
    Parser parser = new Parser(text, names);
    if (text.isBlank() || text.strip().equals("-")) {
      return List.of(new Node.Anything());
    }
    int start = parser.source.at();
    if (parser.source.takeWord("not") && parser.source.take("(")) {
      List<Node> tests = parser.tests();
      if (parser.source.take(")") && parser.source.atEnd()) {
        return List.of(new Node.NoneOf(tests));
      }
    }
    parser.source.back(start);
    List<Node> tests = parser.tests();
    parser.end();
    return tests;
  }

  private void end() {
    if (!source.atEnd()) {
      throw source.expected("an operator or the end");
    }
  }

  private List<Node> tests() {
    List<Node> tests = new ArrayList<>();
    do {
      tests.add(test());
    } while (source.take(","));
    return tests;
  }

  private Node test() {
    @Nullable Comparator operator = comparator();
    if (operator != null) {
      return new Node.Comparison(operator, new Node.Tested(), addition());
    }
    boolean before = operands.forgetTested();
    Node node = expression();
    boolean usesTested = operands.forgetTested();
    if (before || usesTested) {
      operands.noteTested();
    }
    return usesTested ? node : new Node.Test(node);
  }

  Node expression() {
    if (source.takeWord("if")) {
      Node condition = expression();
      source.requireWord("then");
      Node yes = expression();
      source.requireWord("else");
      return new Node.If(condition, yes, expression());
    }
    if (source.takeWord("for")) {
      List<Node.Iteration> iterations = iterations();
      source.requireWord("return");
      source.addName("partial");
      return new Node.For(iterations, expression());
    }
    int start = source.at();
    boolean every = source.takeWord("every");
    if (every || source.takeWord("some")) {
      if (source.peek() != '(' && source.plainName() != null) {
        source.back(start);
        source.takeWord(every ? "every" : "some");
        List<Node.Iteration> iterations = iterations();
        source.requireWord("satisfies");
        return new Node.Quantified(every, iterations, expression());
      }
      source.back(start);
    }
    return disjunction();
  }

  private List<Node.Iteration> iterations() {
    List<Node.Iteration> iterations = new ArrayList<>();
    do {
      String name = source.nameUpTo(IN);
      source.requireWord("in");
      Node from = expression();
      List<Node> to = source.take("..") ? List.of(expression()) : List.of();
      source.addName(name);
      iterations.add(new Node.Iteration(name, from, to));
    } while (source.take(","));
    return iterations;
  }

  private Node disjunction() {
    Node left = conjunction();
    while (source.takeWord("or")) {
      left = new Node.Or(left, conjunction());
    }
    return left;
  }

  private Node conjunction() {
    Node left = comparison();
    while (source.takeWord("and")) {
      left = new Node.And(left, comparison());
    }
    return left;
  }

  private Node comparison() {
    Node left = addition();
    while (true) {
      @Nullable Comparator operator = comparator();
      if (operator != null) {
        left = new Node.Comparison(operator, left, addition());
      } else if (source.takeWord("between")) {
        Node low = addition();
        source.requireWord("and");
        left = new Node.Between(left, low, addition());
      } else if (source.takeWord("in")) {
        left = new Node.In(left, inTests());
      } else if (source.takeWord("instance")) {
        source.requireWord("of");
        left = new Node.InstanceOf(left, operands.type());
      } else {
        return left;
      }
    }
  }

  private List<Node> inTests() {
    int start = source.at();
    if (source.take("(")) {
      List<Node> tests = tests();
      if (source.take(")")) {
        return tests;
      }
      source.back(start);
    }
    @Nullable Comparator operator = comparator();
    return List.of(
        operator != null
            ? new Node.Comparison(operator, new Node.Tested(), addition())
            : new Node.Test(addition()));
  }

  @Nullable Comparator comparator() {
    for (Comparator operator :
        List.of(
            Comparator.LESS_OR_EQUAL,
            Comparator.GREATER_OR_EQUAL,
            Comparator.NOT_EQUAL,
            Comparator.LESS,
            Comparator.GREATER,
            Comparator.EQUAL)) {
      if (source.take(operator.sign)) {
        return operator;
      }
    }
    return null;
  }

  Node addition() {
    Node left = multiplication();
    while (source.peek() == '+' || source.peek() == '-') {
      char operator = source.take("+") ? '+' : '-';
      if (operator == '-') {
        source.require("-");
      }
      left = new Node.Arithmetic(operator, left, multiplication());
    }
    return left;
  }

  private Node multiplication() {
    Node left = power();
    while (true) {
      if (source.peek() == '/') {
        source.require("/");
        left = new Node.Arithmetic('/', left, power());
      } else if (source.peek() == '*') {
        source.require("*");
        left = new Node.Arithmetic('*', left, power());
      } else {
        return left;
      }
    }
  }

  private Node power() {
    Node left = negation();
    while (source.take("**")) {
      left = new Node.Arithmetic('^', left, negation());
    }
    return left;
  }

  private Node negation() {
    if (source.take("-")) {
      Node operand = negation();
      return operand instanceof Node.Constant(Value.Num number)
          ? new Node.Constant(new Value.Num(number.value().negate()))
          : new Node.Negated(operand);
    }
    return operands.operand();
  }
}
