package org.contadora.reception.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.contadora.reception.rules.feel.Expression;
import org.contadora.reception.rules.feel.Scope;
import org.contadora.reception.rules.feel.Value;
import org.junit.jupiter.api.Test;

/// The cases of the DMN Technology Compatibility Kit (github.com/dmn-tck/tck), every level that
/// lies in the folder of shared check data.
///
/// Of level 2 every case must pass; there is none that does not apply. Of level 3, models that use
/// what this engine does not have (decision services, imports, external functions, the clock) are
/// told from wrong answers, which none may give.
final class DmnTckTest {
  private static final Path KIT =
      Path.of(System.getProperty("contadora.shared", "../../shared/data"), "dmn-tck");

  /// Result nodes of the 116 cases of level 2 in the kit of 1 July 2026.
  private static final int LEVEL_2_RESULTS = 126;

  /// Elements that no decision table of ours will ever hold.
  private static final List<String> NOT_SUPPORTED =
      List.of("import", "decisionService", "today()", "now()", "kind=\"Java\"", "external");

  private int passed;
  private final List<String> wrong = new ArrayList<>();
  private final Map<String, String> notApplicable = new TreeMap<>();

  @Test
  void everyCaseOfLevel2Passes() throws IOException {
    assumeTrue(Files.isDirectory(KIT), () -> "the kit is not there: " + KIT.toAbsolutePath());
    run(KIT.resolve("compliance-level-2"));
    assertThat(wrong).isEmpty();
    assertThat(notApplicable).isEmpty();
    assertThat(passed).isEqualTo(LEVEL_2_RESULTS);
  }

  @Test
  void noCaseOfLevel3IsAnsweredWrongly() throws IOException {
    Path level3 = KIT.resolve("compliance-level-3");
    assumeTrue(Files.isDirectory(level3), () -> "level 3 is not there: " + level3);
    run(level3);
    notApplicable.forEach((model, why) -> System.out.println(model + " not run: " + why));
    assertThat(wrong).as("passed %d", passed).isEmpty();
  }

  private void run(Path level) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(level)) {
      files = found.filter(file -> file.toString().matches(".*-test-\\d+\\.xml")).sorted().toList();
    }
    for (Path file : files) {
      try (InputStream content = Files.newInputStream(file)) {
        run(file, Element.read(content, String.valueOf(file.getFileName())));
      }
    }
  }

  private void run(Path file, Element cases) throws IOException {
    String modelName = cases.child("modelName").orElseThrow().text().strip();
    Path modelFile = file.resolveSibling(modelName);
    Optional<String> unsupported = unsupported(modelFile);
    if (unsupported.isPresent()) {
      notApplicable.put(modelName, unsupported.get());
      return;
    }
    DecisionModel model = DecisionModel.read(modelFile);
    for (Element testCase : cases.children("testCase")) {
      Map<String, Value> facts = new HashMap<>();
      model.inputs().forEach(input -> facts.put(input, Value.Null.NULL));
      for (Element input : testCase.children("inputNode")) {
        facts.put(input.attribute("name"), value(input));
      }
      for (Element result : testCase.children("resultNode")) {
        Value expected = value(result.child("expected").orElseThrow());
        Value found = model.evaluate(result.attribute("name"), facts);
        if (same(expected, found)) {
          passed++;
        } else {
          wrong.add(
              "%s %s %s: expected %s, found %s"
                  .formatted(
                      modelName,
                      testCase.attribute("id"),
                      result.attribute("name"),
                      expected,
                      found));
        }
      }
    }
  }

  private static Optional<String> unsupported(Path model) throws IOException {
    String text = Files.readString(model);
    return NOT_SUPPORTED.stream().filter(text::contains).findFirst();
  }

  private static Value value(Element element) {
    if (element.attribute("nil").equals("true")) {
      return Value.Null.NULL;
    }
    Optional<Element> list = element.child("list");
    if (list.isPresent()) {
      return list.get().attribute("nil").equals("true")
          ? Value.Null.NULL
          : new Value.Items(list.get().children("item").stream().map(DmnTckTest::value).toList());
    }
    Optional<Element> single = element.child("value");
    if (single.isPresent()) {
      return single(single.get());
    }
    List<Element> components = element.children("component");
    if (components.isEmpty()) {
      return Value.Null.NULL;
    }
    Map<String, Value> entries = new LinkedHashMap<>();
    components.forEach(one -> entries.put(one.attribute("name"), value(one)));
    return new Value.Context(entries);
  }

  private static Value single(Element element) {
    String text = element.text();
    if (element.attribute("nil").equals("true")) {
      return Value.Null.NULL;
    }
    String quoted = Value.of(text.strip()).toString();
    return switch (element.attribute("type").replaceFirst("^.*:", "")) {
      case "boolean" -> Value.of(Boolean.parseBoolean(text.strip()));
      case "decimal", "double", "integer", "int", "float", "long" ->
          new Value.Num(new BigDecimal(text.strip()));
      case "date" -> feel("date(" + quoted + ")");
      case "time" -> feel("time(" + quoted + ")");
      case "dateTime" -> feel("date and time(" + quoted + ")");
      case "duration", "dayTimeDuration", "yearMonthDuration" -> feel("duration(" + quoted + ")");
      default -> Value.of(text);
    };
  }

  private static Value feel(String text) {
    return Expression.parse(text, List.of()).evaluate(Scope.EMPTY);
  }

  /// Numbers are the same to the last of the ten digits that the kit writes.
  private static boolean same(Value expected, Value found) {
    return switch (expected) {
      case Value.Num(BigDecimal one) ->
          found instanceof Value.Num(BigDecimal two)
              && one.subtract(two).abs().compareTo(BigDecimal.valueOf(1, 8)) <= 0;
      case Value.Items(List<Value> ones) ->
          found instanceof Value.Items(List<Value> others)
              && ones.size() == others.size()
              && Stream.iterate(0, i -> i < ones.size(), i -> i + 1)
                  .allMatch(i -> same(ones.get(i), others.get(i)));
      case Value.Context(Map<String, Value> ones) ->
          found instanceof Value.Context(Map<String, Value> others)
              && ones.keySet().equals(others.keySet())
              && ones.keySet().stream()
                  .allMatch(name ->
                      same(
                          ones.getOrDefault(name, Value.Null.NULL),
                          others.getOrDefault(name, Value.Null.NULL)));
      default -> expected.equals(found);
    };
  }
}
