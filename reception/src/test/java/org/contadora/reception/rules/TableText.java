package org.contadora.reception.rules;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.contadora.reception.rules.feel.Scope;
import org.contadora.reception.rules.feel.Value;

/// A decision table as people write one: a line of inputs with their types, the output behind `=>`,
/// a line per rule.
///
/// ```
/// FIRST
/// Age: number | Record: boolean => Answer: "yes","no"
/// >= 18       | false           => "yes"
/// -           | -               => "no"
/// ```
record TableText(String dmn, List<String> inputs, List<String> types) {
  private static final Pattern COLUMN = Pattern.compile("(.+?): *(\\w+(?: and \\w+)?)");

  static TableText of(String text) {
    List<String> lines = text.strip().lines().toList();
    String[] policy = lines.getFirst().strip().split(" \\+ ", 2);
    String[] head = lines.get(1).split("=>", 2);
    List<String> names = new ArrayList<>();
    List<String> types = new ArrayList<>();
    StringBuilder inputs = new StringBuilder();
    StringBuilder data = new StringBuilder();
    StringBuilder requirements = new StringBuilder();
    for (String column : head[0].split("\\|", -1)) {
      Matcher matcher = COLUMN.matcher(column.strip());
      if (!matcher.matches()) {
        throw new IllegalArgumentException("a column is written name: type, not " + column);
      }
      String name = matcher.group(1);
      names.add(name);
      types.add(matcher.group(2));
      String id = "i" + names.size();
      inputs.append(
          "<input id='c%s'><inputExpression id='e%s' typeRef='%s'><text>%s</text></inputExpression></input>"
              .formatted(id, id, matcher.group(2), name));
      data.append(
          "<inputData id='%s' name='%s'><variable name='%s' typeRef='%s'/></inputData>"
              .formatted(id, name, name, matcher.group(2)));
      requirements.append(
          "<informationRequirement id='r%s'><requiredInput href='#%s'/></informationRequirement>"
              .formatted(id, id));
    }
    String[] output = head[1].split(":", 2);
    StringBuilder rules = new StringBuilder();
    for (String line : lines.subList(2, lines.size())) {
      String[] sides = line.split("=>", 2);
      rules.append("<rule id='row%d'>".formatted(rules.length()));
      for (String cell : sides[0].split("\\|", -1)) {
        rules.append(
            "<inputEntry id='x%d'><text>%s</text></inputEntry>"
                .formatted(rules.length(), escape(cell.strip())));
      }
      rules.append(
          "<outputEntry id='y%d'><text>%s</text></outputEntry></rule>"
              .formatted(rules.length(), escape(sides[1].strip())));
    }
    String dmn =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="urn:m%d">
        %s<decision id="d" name="Decision"><variable name="Decision"/>%s
        <decisionTable id="t" hitPolicy="%s"%s>%s<output id="o"><outputValues id="ov"><text>%s</text></outputValues></output>%s</decisionTable>
        </decision></definitions>
        """
            .formatted(
                text.hashCode(),
                data,
                requirements,
                policy[0],
                policy.length > 1 ? " aggregation=\"" + policy[1] + "\"" : "",
                inputs,
                escape(output[1].strip()),
                rules);
    return new TableText(dmn, names, types);
  }

  DecisionModel model() {
    return DecisionModel.read(
        new ByteArrayInputStream(dmn.getBytes(StandardCharsets.UTF_8)), "table");
  }

  DecisionTable table() {
    return java.util.Objects.requireNonNull(model().tables().get("Decision"));
  }

  /// Facts by name; what is missing is not known.
  Scope scope(Map<String, Value> facts) {
    return name -> {
      Value value = facts.get(name);
      return value != null ? value : inputs.contains(name) ? Value.Unknown.of(name) : null;
    };
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
