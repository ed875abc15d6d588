package org.contadora.reception.rules.feel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.contadora.reception.rules.feel.Node.Comparator;
import org.jspecify.annotations.Nullable;

/// Reads FEEL by the grammar of DMN 1.5, 10.3.1.2, weakest operator first.
final class Parser {
  /// Functions that make a constant of a text.
  private static final Set<String> LITERALS = Set.of("date", "time", "date and time", "duration");

  private static final Pattern IN = Pattern.compile("\\s+in\\s");
  private static final Pattern COLON = Pattern.compile(":");

  private final Source source;
  private final Collection<String> given;

  /// Whether `[` after a value begins a filter; after the upper end of a range it ends the range.
  private boolean filterAllowed = true;

  /// Whether `?` was seen since this was last cleared.
  private boolean testedSeen;

  private Parser(String text, Collection<String> names) {
    this.source = new Source(text, names);
    this.given = names;
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
    boolean before = testedSeen;
    testedSeen = false;
    Node node = expression();
    boolean usesTested = testedSeen;
    testedSeen = before || usesTested;
    return usesTested ? node : new Node.Test(node);
  }

  private Node expression() {
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
        left = new Node.InstanceOf(left, type());
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

  private @Nullable Comparator comparator() {
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

  private Node addition() {
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
    return postfix();
  }

  private Node postfix() {
    Node node = primary();
    while (true) {
      if (source.peek() == '.' && !nextIsRangeDots()) {
        source.require(".");
        @Nullable String name = source.name();
        if (name == null) {
          throw source.expected("the name of a component");
        }
        node = new Node.Path(node, name);
      } else if (filterAllowed && source.peek() == '[') {
        source.require("[");
        source.addName("item");
        Node condition = expression();
        source.require("]");
        node = new Node.Filter(node, condition);
      } else if (source.peek() == '(' && isCallable(node)) {
        node = call(node);
      } else {
        return node;
      }
    }
  }

  private static boolean isCallable(Node node) {
    return node instanceof Node.Name
        || node instanceof Node.Path
        || node instanceof Node.Lambda
        || node instanceof Node.Call;
  }

  private boolean nextIsRangeDots() {
    int start = source.at();
    boolean dots = source.take("..");
    source.back(start);
    return dots;
  }

  private Node call(Node function) {
    source.require("(");
    boolean outer = filterAllowed;
    filterAllowed = true;
    List<String> names = new ArrayList<>();
    List<Node> arguments = new ArrayList<>();
    if (!source.take(")")) {
      do {
        @Nullable String name = argumentName();
        if (name != null) {
          names.add(name);
        } else if (!names.isEmpty()) {
          throw source.expected("a named argument, as the ones before");
        }
        arguments.add(expression());
      } while (source.take(","));
      source.require(")");
    }
    filterAllowed = outer;
    return literal(new Node.Call(function, names, arguments));
  }

  /// `date("2021-08-11")` and its like are constants, read once.
  private Node literal(Node.Call call) {
    return call.function() instanceof Node.Name(String name)
            && LITERALS.contains(name)
            && !given.contains(name)
            && call.arguments().size() == 1
            && call.arguments().getFirst() instanceof Node.Constant
        ? new Node.Constant(Evaluator.evaluate(call, Scope.EMPTY, Value.Null.NULL))
        : call;
  }

  /// The name before `:`, or null if none stands here.
  private @Nullable String argumentName() {
    int start = source.at();
    StringBuilder words = new StringBuilder();
    @Nullable String word = source.name();
    while (word != null) {
      words.append(words.isEmpty() ? "" : " ").append(word);
      if (source.take(":")) {
        return words.toString();
      }
      word = source.plainName();
    }
    source.back(start);
    return null;
  }

  private Node primary() {
    char c = source.peek();
    if (c == '"') {
      return new Node.Constant(Value.of(source.string()));
    }
    if (c == '@') {
      source.require("@");
      return new Node.Constant(Temporal.at(source.string()));
    }
    if (c == '?') {
      source.require("?");
      testedSeen = true;
      return new Node.Tested();
    }
    if (c == '{') {
      return context();
    }
    if (c == '[' || c == '(' || c == ']') {
      return bracket();
    }
    @Nullable BigDecimal number = source.number();
    if (number != null) {
      return new Node.Constant(new Value.Num(number));
    }
    return word();
  }

  private Node word() {
    int start = source.at();
    @Nullable String name = source.name();
    if (name != null) {
      if (!name.equals("function")) {
        return new Node.Name(name);
      }
      source.back(start);
    }
    if (source.takeWord("true")) {
      return new Node.Constant(Value.Bool.TRUE);
    }
    if (source.takeWord("false")) {
      return new Node.Constant(Value.Bool.FALSE);
    }
    if (source.takeWord("null")) {
      return new Node.Constant(Value.Null.NULL);
    }
    if (source.takeWord("function")) {
      return lambda();
    }
    throw source.expected("a value");
  }

  private Node lambda() {
    source.require("(");
    List<String> parameters = new ArrayList<>();
    while (!source.take(")")) {
      @Nullable String name = source.name();
      if (name == null) {
        throw source.expected("the name of a parameter");
      }
      if (source.take(":")) {
        type();
      }
      source.addName(name);
      parameters.add(name);
      source.take(",");
    }
    if (source.takeWord("external")) {
      throw source.expected("a body in FEEL: external functions are not called");
    }
    return new Node.Lambda(parameters, expression());
  }

  private Node context() {
    source.require("{");
    boolean outer = filterAllowed;
    filterAllowed = true;
    Map<String, Node> entries = new LinkedHashMap<>();
    while (!source.take("}")) {
      String name = source.nameUpTo(COLON);
      source.require(":");
      Node entry = expression();
      if (entries.put(name, entry) != null) {
        throw source.expected("each name once, not '" + name + "' again");
      }
      source.addName(name);
      if (source.peek() != '}') {
        source.require(",");
      }
    }
    filterAllowed = outer;
    return new Node.ContextOf(entries);
  }

  /// A list, a range or an expression in parentheses: the brackets alone do not tell.
  private Node bracket() {
    boolean outer = filterAllowed;
    filterAllowed = true;
    char open = source.peek();
    source.require(String.valueOf(open));
    try {
      if (open == '[' && source.take("]")) {
        return new Node.ListOf(List.of());
      }
      @Nullable Comparator operator = open == '(' ? comparator() : null;
      if (operator != null) {
        Node bound = addition();
        source.require(")");
        return openRange(operator, bound);
      }
      Node first = expression();
      if (source.take("..")) {
        return range(open == '[', first);
      }
      if (open == '(') {
        source.require(")");
        return first;
      }
      if (open == ']') {
        throw source.expected("'..'");
      }
      List<Node> items = new ArrayList<>(List.of(first));
      while (source.take(",")) {
        items.add(expression());
      }
      source.require("]");
      return new Node.ListOf(items);
    } finally {
      filterAllowed = outer;
    }
  }

  private Node range(boolean lowClosed, Node low) {
    filterAllowed = false;
    Node high = addition();
    filterAllowed = true;
    boolean highClosed = source.take("]");
    if (!highClosed && !source.take(")")) {
      source.require("[");
    }
    return new Node.RangeOf(lowClosed, low, high, highClosed);
  }

  private static Node openRange(Comparator operator, Node bound) {
    Node none = new Node.Constant(Value.Null.NULL);
    return switch (operator) {
      case LESS -> new Node.RangeOf(false, none, bound, false);
      case LESS_OR_EQUAL -> new Node.RangeOf(false, none, bound, true);
      case GREATER -> new Node.RangeOf(false, bound, none, false);
      case GREATER_OR_EQUAL -> new Node.RangeOf(true, bound, none, false);
      case EQUAL -> new Node.RangeOf(true, bound, bound, true);
      case NOT_EQUAL -> new Node.Comparison(operator, new Node.Tested(), bound);
    };
  }

  /// The name of a type; what stands in `<…>` is passed over.
  private String type() {
    for (String type :
        List.of(
            "date and time",
            "years and months duration",
            "days and time duration",
            "list",
            "context",
            "function",
            "range")) {
      if (source.takeWord(type)) {
        skipTypeArguments();
        return type;
      }
    }
    @Nullable String name = source.name();
    if (name == null && source.takeWord("null")) {
      return "null";
    }
    if (name == null) {
      throw source.expected("a type");
    }
    return name;
  }

  private void skipTypeArguments() {
    if (source.take("<")) {
      if (!source.take(">")) {
        do {
          @Nullable String entry = argumentName();
          if (entry == null || !entry.isEmpty()) {
            type();
          }
        } while (source.take(","));
        source.require(">");
      }
    }
    if (source.take("->")) {
      type();
    }
  }
}
