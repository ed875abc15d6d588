package org.contadora.exposure.scenarios;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.contadora.exposure.world.BadInput;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// One level of a YAML file as fields with their lines, so that whatever is wrong can be pointed
/// at.
final class YamlFields {
  /// A scenario is a page; more than this is another kind of file.
  private static final int MOST_CHARACTERS = 1_000_000;

  private final String file;
  private final int line;
  private final Map<String, Node> fields;

  private YamlFields(String file, int line, Map<String, Node> fields) {
    this.file = file;
    this.line = line;
    this.fields = fields;
  }

  static YamlFields parse(String file, String text) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setCodePointLimit(MOST_CHARACTERS).build();
    try {
      Node root =
          new Compose(settings)
              .composeString(text)
              .orElseThrow(() ->
                  new BadInput("%s: the file is empty; expected a scenario.".formatted(file)));
      return of(file, root, "the scenario");
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw new BadInput(
          "%s:%d: %s; expected YAML, such as \"sender: USA\"."
              .formatted(file, line, e.getProblem()));
    } catch (YamlEngineException e) {
      throw new BadInput("%s: %s".formatted(file, e.getMessage()));
    }
  }

  private static YamlFields of(String file, Node node, String what) {
    if (!(node instanceof MappingNode mapping)) {
      throw new BadInput(
          "%s:%d: %s must be fields, each \"name: value\".".formatted(file, line(node), what));
    }
    Map<String, Node> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String name = scalar(file, tuple.getKeyNode(), "a field's name");
      if (fields.put(name, tuple.getValueNode()) != null) {
        throw new BadInput(
            "%s:%d: %s is there twice; expected each field once."
                .formatted(file, line(tuple.getKeyNode()), name));
      }
    }
    return new YamlFields(file, line(node), fields);
  }

  void onlyFields(Set<String> known) {
    for (Map.Entry<String, Node> field : fields.entrySet()) {
      if (!known.contains(field.getKey())) {
        throw new BadInput(
            "%s:%d: %s is no field; expected one of %s."
                .formatted(
                    file,
                    line(field.getValue()),
                    field.getKey(),
                    String.join(", ", known.stream().sorted().toList())));
      }
    }
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  /// A field as text.
  Optional<Value> find(String name) {
    return Optional.ofNullable(fields.get(name))
        .map(node -> new Value(file, line(node), name, scalar(file, node, name)));
  }

  Value need(String name) {
    return find(name)
        .orElseThrow(() ->
            new BadInput("%s:%d: %s is missing; expected a value.".formatted(file, line, name)));
  }

  /// A field that is one text or a list of them.
  List<Value> list(String name) {
    Node node = fields.get(name);
    List<Value> values = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        values.add(new Value(file, line(item), name, scalar(file, item, name)));
      }
    } else if (node != null) {
      values.add(new Value(file, line(node), name, scalar(file, node, name)));
    }
    return values;
  }

  /// A field that holds fields.
  Optional<YamlFields> fields(String name) {
    return Optional.ofNullable(fields.get(name)).map(node -> of(file, node, name));
  }

  boolean isFields(String name) {
    return fields.get(name) instanceof MappingNode;
  }

  /// A field's items, each a text (one field named as the list is) or fields of its own.
  List<YamlFields> items(String name) {
    Node node = fields.get(name);
    List<YamlFields> items = new ArrayList<>();
    if (node == null) {
      return items;
    }
    List<Node> nodes = node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    for (Node item : nodes) {
      items.add(
          item instanceof MappingNode
              ? of(file, item, name)
              : new YamlFields(file, line(item), Map.of(name, item)));
    }
    return items;
  }

  Set<String> names() {
    return fields.keySet();
  }

  String place() {
    return file + ":" + line;
  }

  /// Where a field stands; where all of them do if it is not there.
  String place(String name) {
    Node node = fields.get(name);
    return node == null ? place() : file + ":" + line(node);
  }

  private static String scalar(String file, Node node, String name) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue().strip();
    }
    throw new BadInput("%s:%d: %s must be one value.".formatted(file, line(node), name));
  }

  private static int line(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }

  /// A text with its place.
  record Value(String file, int line, String field, String text) {
    /// Where it stands, up to its field, as messages begin.
    String place() {
      return (file.isEmpty() ? "The value of " : "%s:%d: ".formatted(file, line)) + field;
    }

    BadInput wrong(String expected) {
      return new BadInput("%s (%s) must be %s.".formatted(place(), text, expected));
    }
  }
}
