package org.contadora.reception.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.contadora.reception.rules.feel.Scope;
import org.contadora.reception.rules.feel.Value;
import org.jspecify.annotations.Nullable;

/// A file of decisions, each with what it requires (DMN 1.2 to 1.5, chapter 6).
///
/// A fact that is not given is not known, and what hangs on it is [Value.Unknown]; one that is
/// given as [Value.Null] is known to be absent.
public final class DecisionModel {
  private record Decision(String name, String type, List<String> requires, Logic logic) {}

  private final Element definitions;
  private final ItemTypes types;
  private final Map<String, String> inputTypes = new LinkedHashMap<>();
  private final Map<String, Decision> decisions = new LinkedHashMap<>();
  private final Map<String, Decision> knowledge = new LinkedHashMap<>();
  private final Map<String, DecisionTable> tables = new LinkedHashMap<>();

  private DecisionModel(Element definitions, String file) {
    if (!definitions.name().equals("definitions")) {
      throw new DmnException(
          "The file (%s) begins with <%s>; expected DMN's <definitions>."
              .formatted(file, definitions.name()));
    }
    this.definitions = definitions;
    Set<String> names = new LinkedHashSet<>();
    collectNames(definitions, names);
    this.types = new ItemTypes(definitions.children("itemDefinition"), names);
    Map<String, String> nameById = new HashMap<>();
    for (Element element : definitions.children()) {
      nameById.put(element.attribute("id"), variable(element));
    }
    BoxReader boxes = new BoxReader(names, types);
    for (Element input : definitions.children("inputData")) {
      inputTypes.put(variable(input), type(input));
    }
    for (Element model : definitions.children("businessKnowledgeModel")) {
      Element body =
          model
              .child("encapsulatedLogic")
              .orElse(new Element("encapsulatedLogic", "", Map.of(), List.of(), ""));
      String name = variable(model);
      knowledge.put(
          name,
          new Decision(
              name, "", required(model, nameById), scope -> boxes.function(body, name, scope)));
    }
    for (Element decision : definitions.children("decision")) {
      String name = variable(decision);
      decisions.put(
          name,
          new Decision(
              name, type(decision), required(decision, nameById), logic(decision, name, boxes)));
    }
  }

  private Logic logic(Element decision, String name, BoxReader boxes) {
    Optional<Element> box = boxes.box(decision);
    if (box.isPresent() && box.get().name().equals("decisionTable")) {
      DecisionTable table = boxes.table(box.get(), name);
      tables.put(name, table);
      return table::evaluate;
    }
    return boxes.inside(decision, name);
  }

  /// Reads a model.
  ///
  /// @param file its name, for messages
  /// @throws DmnException if it is no model that this engine can read
  public static DecisionModel read(InputStream content, String file) {
    return new DecisionModel(Element.read(content, file), file);
  }

  /// Reads a model from a file.
  ///
  /// @throws DmnException if it is no model that this engine can read
  /// @throws IOException if the file cannot be read
  public static DecisionModel read(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      return read(content, String.valueOf(file.getFileName()));
    }
  }

  /// The whole file, for what stands beside the decisions.
  public Element definitions() {
    return definitions;
  }

  /// The names of the inputs, in the order of the file.
  public Set<String> inputs() {
    return inputTypes.keySet();
  }

  /// The names of the decisions, in the order of the file.
  public Set<String> decisions() {
    return decisions.keySet();
  }

  /// The decisions that are tables, by name.
  public Map<String, DecisionTable> tables() {
    return Map.copyOf(tables);
  }

  /// What the decision `name` comes to.
  ///
  /// @param facts by the names of inputs; what is missing is not known
  /// @throws DmnException if the model has no decision of that name, or decisions require each
  ///   other
  public Value evaluate(String name, Map<String, Value> facts) {
    @Nullable Decision decision = decisions.get(name);
    if (decision == null) {
      throw new DmnException(
          "The decision (%s) is not in the model; it has %s.".formatted(name, decisions.keySet()));
    }
    return new Run(facts).decision(decision);
  }

  /// Evaluation with one set of facts: every decision once.
  private final class Run {
    private final Map<String, Value> facts;
    private final Map<String, Value> done = new HashMap<>();
    private final Set<String> underWay = new LinkedHashSet<>();

    Run(Map<String, Value> facts) {
      this.facts = facts;
    }

    Value decision(Decision decision) {
      @Nullable Value before = done.get(decision.name);
      if (before != null) {
        return before;
      }
      if (!underWay.add(decision.name)) {
        throw new DmnException("The decisions %s require each other.".formatted(underWay));
      }
      Value value = decision.logic.evaluate(scope(decision));
      Value typed = decision.type.isEmpty() ? value : types.fit(value, decision.type);
      underWay.remove(decision.name);
      done.put(decision.name, typed);
      return typed;
    }

    private Scope scope(Decision decision) {
      Map<String, Value> values = new HashMap<>();
      for (String required : decision.requires) {
        @Nullable Decision other = decisions.get(required);
        @Nullable Decision function = knowledge.get(required);
        if (inputTypes.containsKey(required)) {
          values.put(required, fact(required));
        } else if (other != null) {
          values.put(required, decision(other));
        } else if (function != null) {
          values.put(required, decision(function));
        }
      }
      return Scope.of(values);
    }

    private Value fact(String input) {
      @Nullable Value value = facts.get(input);
      return value == null
          ? Value.Unknown.of(input)
          : types.fit(value, inputTypes.getOrDefault(input, ""));
    }
  }

  private static String variable(Element element) {
    return element
        .child("variable")
        .map(one -> one.attribute("name"))
        .filter(name -> !name.isEmpty())
        .orElse(element.attribute("name"))
        .strip()
        .replaceAll("\\s+", " ");
  }

  private static String type(Element element) {
    return element.child("variable").map(one -> one.attribute("typeRef")).orElse("");
  }

  private static List<String> required(Element element, Map<String, String> nameById) {
    return element.children().stream()
        .filter(one -> one.name().endsWith("Requirement"))
        .flatMap(one -> one.children().stream())
        .map(one -> one.attribute("href"))
        .map(href -> nameById.getOrDefault(href.substring(href.indexOf('#') + 1), ""))
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /// Every name that an expression in the file can mean: of inputs, decisions, components of types,
  /// entries of contexts, parameters, columns of tables and relations.
  private static void collectNames(Element element, Set<String> names) {
    switch (element.name()) {
      case "variable",
          "itemComponent",
          "formalParameter",
          "parameter",
          "column",
          "output",
          "inputData",
          "decision",
          "businessKnowledgeModel",
          "decisionService" ->
          names.add(element.attribute("name"));
      case "for", "some", "every" -> names.add(element.attribute("iteratorVariable"));
      default -> {}
    }
    names.add("list of items");
    names.remove("");
    element.children().forEach(child -> collectNames(child, names));
  }
}
