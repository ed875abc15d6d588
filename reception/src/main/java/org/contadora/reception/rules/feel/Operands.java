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

/// Reads what FEEL's operators join: literals, names, lists, ranges, contexts, functions and calls
/// (DMN 1.5, 10.3.1.2). Whole expressions inside of them are the [Parser]'s.
final class Operands {
  /// Functions that make a constant of a text.
  private static final Set<String> LITERALS = Set.of("date", "time", "date and time", "duration");

  private static final Pattern COLON = Pattern.compile(":");

  private final Parser parser;
  private final Source source;
  private final Collection<String> given;

  /// Whether `[` after a value begins a filter; after the upper end of a range it ends the range.
  private boolean filterAllowed = true;

  /// Whether `?` was seen since this was last forgotten.
  private boolean testedSeen;

  Operands(Parser parser, Source source, Collection<String> given) {
    this.parser = parser;
    this.source = source;
    this.given = given;
  }

  /// Whether `?` was seen; forgotten with this.
  boolean forgetTested() {
    boolean seen = testedSeen;
    testedSeen = false;
    return seen;
  }

  void noteTested() {
    testedSeen = true;
  }

  /// A value with what is asked of it: components, filters, calls.
  Node operand() {
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
        Node condition = parser.expression();
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
        arguments.add(parser.expression());
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
    return new Node.Lambda(parameters, parser.expression());
  }

  private Node context() {
    source.require("{");
    boolean outer = filterAllowed;
    filterAllowed = true;
    Map<String, Node> entries = new LinkedHashMap<>();
    while (!source.take("}")) {
      String name = source.nameUpTo(COLON);
      source.require(":");
      Node entry = parser.expression();
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
      @Nullable Comparator operator = open == '(' ? parser.comparator() : null;
      if (operator != null) {
        Node bound = parser.addition();
        source.require(")");
        return openRange(operator, bound);
      }
      Node first = parser.expression();
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
        items.add(parser.expression());
      }
      source.require("]");
      return new Node.ListOf(items);
    } finally {
      filterAllowed = outer;
    }
  }

  private Node range(boolean lowClosed, Node low) {
    filterAllowed = false;
    Node high = parser.addition();
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
  String type() {
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
