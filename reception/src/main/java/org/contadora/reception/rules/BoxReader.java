package org.contadora.reception.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.contadora.reception.rules.feel.Expression;
import org.contadora.reception.rules.feel.FeelException;
import org.contadora.reception.rules.feel.Scope;
import org.contadora.reception.rules.feel.UnaryTests;
import org.contadora.reception.rules.feel.Value;
import org.jspecify.annotations.Nullable;

/// Reads boxed expressions (DMN 1.5, 10.2.2 and chapter 8): literal expression, decision table,
/// context, invocation, list, relation, function, conditional, filter and loops.
final class BoxReader {
  /// The kinds of elements that hold logic, by name.
  private static final List<String> BOXES =
      List.of(
          "literalExpression",
          "decisionTable",
          "context",
          "invocation",
          "list",
          "relation",
          "functionDefinition",
          "conditional",
          "filter",
          "for",
          "some",
          "every");

  private final Collection<String> names;
  private final ItemTypes types;

  BoxReader(Collection<String> names, ItemTypes types) {
    this.names = names;
    this.types = types;
  }

  /// The first box among the children of `element`.
  Optional<Element> box(Element element) {
    return element.children().stream().filter(one -> BOXES.contains(one.name())).findFirst();
  }

  /// What the box does; nothing at all if there is none.
  Logic inside(Element element, String owner) {
    return box(element).map(box -> logic(box, owner)).orElse(_ -> Value.Null.NULL);
  }

  private Logic logic(Element box, String owner) {
    Logic logic =
        switch (box.name()) {
          case "literalExpression" -> expression(box.expressionText(), owner)::evaluate;
          case "decisionTable" -> table(box, owner)::evaluate;
          case "context" -> context(box, owner);
          case "invocation" -> invocation(box, owner);
          case "list" -> list(box, owner);
          case "relation" -> relation(box, owner);
          case "functionDefinition" -> scope -> function(box, owner, scope);
          case "conditional" -> conditional(box, owner);
          case "filter" -> filter(box, owner);
          default -> loop(box, owner);
        };
    String type = box.attribute("typeRef");
    return type.isEmpty() ? logic : scope -> types.fit(logic.evaluate(scope), type);
  }

  private Expression expression(String text, String owner) {
    try {
      return Expression.parse(text.isEmpty() ? "null" : text, names);
    } catch (FeelException e) {
      throw new DmnException("In %s: %s".formatted(owner, e.getMessage()), e);
    }
  }

  private UnaryTests tests(String text, String owner) {
    try {
      return UnaryTests.parse(text, names);
    } catch (FeelException e) {
      throw new DmnException("In %s: %s".formatted(owner, e.getMessage()), e);
    }
  }

  /// A decision table.
  DecisionTable table(Element box, String owner) {
    List<TableInput> inputs = new ArrayList<>();
    for (Element input : box.children("input")) {
      inputs.add(input(input, owner));
    }
    List<TableOutput> outputs = new ArrayList<>();
    for (Element output : box.children("output")) {
      outputs.add(output(output, owner));
    }
    List<String> notes =
        box.children("annotation").stream().map(one -> one.attribute("name")).toList();
    List<Rule> rules = new ArrayList<>();
    for (Element rule : box.children("rule")) {
      int number = rules.size() + 1;
      String place = "rule %d of %s".formatted(number, owner);
      Map<String, String> annotations = new LinkedHashMap<>();
      List<Element> entries = rule.children("annotationEntry");
      for (int i = 0; i < notes.size() && i < entries.size(); i++) {
        annotations.put(notes.get(i), entries.get(i).expressionText());
      }
      rules.add(
          new Rule(
              number,
              rule.children("inputEntry").stream()
                  .map(cell -> tests(cell.expressionText(), place))
                  .toList(),
              rule.children("outputEntry").stream()
                  .map(cell -> expression(cell.expressionText(), place))
                  .toList(),
              annotations));
    }
    HitPolicy policy = HitPolicy.of(box.attribute("hitPolicy"), box.attribute("aggregation"));
    String outputType = outputs.size() == 1 ? outputs.getFirst().type() : "";
    return new DecisionTable(
        owner,
        policy,
        inputs,
        outputs,
        rules,
        value -> outputType.isEmpty() || !policy.isSingle() ? value : types.fit(value, outputType));
  }

  private TableInput input(Element input, String owner) {
    Element tested =
        input
            .child("inputExpression")
            .orElseThrow(
                () -> new DmnException("An input of %s has no inputExpression.".formatted(owner)));
    Expression expression = expression(tested.expressionText(), owner);
    String type = tested.attribute("typeRef");
    List<UnaryTests> allowed =
        input
            .child("inputValues")
            .map(one -> List.of(tests(one.expressionText(), owner)))
            .orElse(types.allowed(type));
    String label = input.attribute("label");
    return new TableInput(
        label.isEmpty() ? expression.text() : label, expression, types.kind(type), allowed);
  }

  private TableOutput output(Element output, String owner) {
    List<UnaryTests> listed =
        output
            .child("outputValues")
            .map(one -> List.of(tests(one.expressionText(), owner)))
            .orElse(types.allowed(output.attribute("typeRef")));
    return new TableOutput(
        output.attribute("name"),
        output.attribute("typeRef"),
        listed.stream().flatMap(one -> one.landmarks().stream()).toList(),
        output.child("defaultOutputEntry").map(one -> expression(one.expressionText(), owner)));
  }

  private Logic context(Element box, String owner) {
    Map<String, Logic> entries = new LinkedHashMap<>();
    @Nullable Logic result = null;
    for (Element entry : box.children("contextEntry")) {
      Logic logic = inside(entry, owner);
      Optional<Element> variable = entry.child("variable");
      if (variable.isPresent()) {
        String type = variable.get().attribute("typeRef");
        entries.put(
            variable.get().attribute("name"),
            type.isEmpty() ? logic : scope -> types.fit(logic.evaluate(scope), type));
      } else {
        result = logic;
      }
    }
    @Nullable Logic last = result;
    return scope -> {
      Map<String, Value> values = new LinkedHashMap<>();
      Scope inner = Scope.of(values, scope);
      entries.forEach((name, logic) -> values.put(name, logic.evaluate(inner)));
      return last == null ? new Value.Context(values) : last.evaluate(inner);
    };
  }

  private Logic invocation(Element box, String owner) {
    Logic target = inside(box, owner);
    Map<String, Logic> bindings = new LinkedHashMap<>();
    for (Element binding : box.children("binding")) {
      String name = binding.child("parameter").map(one -> one.attribute("name")).orElse("");
      bindings.put(name, inside(binding, owner));
    }
    return scope -> {
      if (!(target.evaluate(scope) instanceof Value.Function function)) {
        return Value.Null.NULL;
      }
      List<Value> arguments = new ArrayList<>();
      for (String parameter : function.parameters()) {
        @Nullable Logic bound = bindings.get(parameter);
        arguments.add(bound == null ? Value.Null.NULL : bound.evaluate(scope));
      }
      if (function.parameters().isEmpty()) {
        bindings.values().forEach(bound -> arguments.add(bound.evaluate(scope)));
      }
      return function.body().apply(arguments);
    };
  }

  private Logic list(Element box, String owner) {
    List<Logic> items =
        box.children().stream()
            .filter(one -> BOXES.contains(one.name()))
            .map(one -> logic(one, owner))
            .toList();
    return scope -> new Value.Items(items.stream().map(item -> item.evaluate(scope)).toList());
  }

  private Logic relation(Element box, String owner) {
    List<String> columns = box.children("column").stream().map(c -> c.attribute("name")).toList();
    List<List<Logic>> rows = new ArrayList<>();
    for (Element row : box.children("row")) {
      rows.add(
          row.children().stream()
              .filter(one -> BOXES.contains(one.name()))
              .map(one -> logic(one, owner))
              .toList());
    }
    return scope -> {
      List<Value> contexts = new ArrayList<>();
      for (List<Logic> row : rows) {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (int i = 0; i < columns.size() && i < row.size(); i++) {
          entries.put(columns.get(i), row.get(i).evaluate(scope));
        }
        contexts.add(new Value.Context(entries));
      }
      return new Value.Items(contexts);
    };
  }

  /// A function, as a value that remembers the scope it was made in.
  Value function(Element box, String owner, Scope scope) {
    if (!box.attribute("kind").isEmpty() && !box.attribute("kind").equals("FEEL")) {
      return Value.Null.NULL;
    }
    List<String> parameters = new ArrayList<>();
    List<String> parameterTypes = new ArrayList<>();
    for (Element parameter : box.children("formalParameter")) {
      parameters.add(parameter.attribute("name"));
      parameterTypes.add(parameter.attribute("typeRef"));
    }
    Logic body = inside(box, owner);
    return new Value.Function(
        parameters,
        arguments -> {
          Map<String, Value> bound = new LinkedHashMap<>();
          for (int i = 0; i < parameters.size() && i < arguments.size(); i++) {
            bound.put(parameters.get(i), types.fit(arguments.get(i), parameterTypes.get(i)));
          }
          return body.evaluate(Scope.of(bound, scope));
        });
  }

  private Logic part(Element box, String name, String owner) {
    return box.child(name).map(one -> inside(one, owner)).orElse(_ -> Value.Null.NULL);
  }

  private Logic conditional(Element box, String owner) {
    Logic condition = part(box, "if", owner);
    Logic yes = part(box, "then", owner);
    Logic no = part(box, "else", owner);
    return scope -> {
      Value truth = condition.evaluate(scope);
      return truth instanceof Value.Unknown ? truth : (truth.isTrue() ? yes : no).evaluate(scope);
    };
  }

  private Logic filter(Element box, String owner) {
    Logic list = part(box, "in", owner);
    String match =
        box.child("match").flatMap(this::box).map(Element::expressionText).orElse("null");
    Expression filter = expression("list of items[" + match + "]", owner);
    return scope -> filter.evaluate(scope.with("list of items", list.evaluate(scope)));
  }

  private Logic loop(Element box, String owner) {
    String variable = box.attribute("iteratorVariable");
    Logic list = part(box, "in", owner);
    Logic body = part(box, box.name().equals("for") ? "return" : "satisfies", owner);
    return scope -> {
      List<Value> results = new ArrayList<>();
      Value items = list.evaluate(scope);
      if (!(items instanceof Value.Items(List<Value> values))) {
        return items instanceof Value.Unknown ? items : Value.Null.NULL;
      }
      for (Value item : values) {
        results.add(body.evaluate(scope.with(variable, item)));
      }
      Scope outcome = scope.with("truths", new Value.Items(results));
      return switch (box.name()) {
        case "some" -> expression("any(truths)", owner).evaluate(outcome);
        case "every" -> expression("all(truths)", owner).evaluate(outcome);
        default -> new Value.Items(results);
      };
    };
  }
}
