package org.contadora.reception.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.contadora.core.Seed;
import org.contadora.reception.ReplayableSeed;
import org.contadora.reception.rules.DecisionModel;
import org.contadora.reception.rules.TableAnalysis;
import org.contadora.reception.rules.feel.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kie.api.io.Resource;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;
import org.xml.sax.SAXException;

/// The shipped models in another engine: they load there without complaint, and say the same.
final class PathwaysInKieTest {
  private static final int CASES = 12;

  @Test
  void kieReadsTheModelsAndSaysTheSame(@TempDir Path folder) throws IOException {
    Seed seed = ReplayableSeed.next();
    Pathways.writeShipped(folder);
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.sorted().toList();
    }
    List<Resource> resources = new ArrayList<>();
    for (Path file : files) {
      resources.add(
          ResourceFactory.newReaderResource(new StringReader(Files.readString(file)), "UTF-8"));
    }
    DMNRuntime kie =
        DMNRuntimeBuilder.fromDefaults()
            .buildConfiguration()
            .fromResources(resources)
            .getOrElseThrow(IllegalStateException::new);
    assertThat(kie.getModels()).hasSameSizeAs(files);
    for (Path file : files) {
      DecisionModel ours = DecisionModel.read(file);
      DMNModel theirs =
          kie.getModels().stream()
              .filter(model -> model.getName().equals(ours.definitions().attribute("name")))
              .findFirst()
              .orElseThrow();
      assertThat(theirs.getMessages(DMNMessage.Severity.ERROR, DMNMessage.Severity.WARN))
          .as(theirs.getName())
          .isEmpty();
      compare(kie, theirs, ours, seed);
    }
  }

  /// What the schema of DMN 1.5 allows, any editor opens.
  @Test
  void modelsAreValidByTheSchemaOfDmn(@TempDir Path folder) throws IOException, SAXException {
    Pathways.writeShipped(folder);
    Schema schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(
                java.util.Objects.requireNonNull(
                    DMNRuntime.class.getResource("/org/omg/spec/DMN/20230324/DMN15.xsd")));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        schema.newValidator().validate(new StreamSource(file.toFile()));
      }
    }
  }

  private static void compare(DMNRuntime kie, DMNModel theirs, DecisionModel ours, Seed seed) {
    RandomGenerator random = seed.random(theirs.getName());
    TableAnalysis analysis =
        TableAnalysis.of(java.util.Objects.requireNonNull(ours.tables().get("Answer")))
            .orElseThrow();
    for (int i = 0; i < CASES; i++) {
      Map<String, Value> facts = new HashMap<>();
      DMNContext context = kie.newContext();
      for (String input : analysis.inputs()) {
        List<Value> values = analysis.values(input);
        Value value = values.get(random.nextInt(values.size()));
        facts.put(input, value);
        context.set(input, plain(value));
      }
      Object said = kie.evaluateAll(theirs, context).getDecisionResultByName("Answer").getResult();
      assertThat(ours.evaluate("Answer", facts))
          .as("%s %s %s", ReplayableSeed.hint(seed), theirs.getName(), facts)
          .isEqualTo(Value.of(String.valueOf(said)));
    }
  }

  private static Object plain(Value value) {
    return switch (value) {
      case Value.Num(BigDecimal number) -> number;
      case Value.Bool(boolean truth) -> truth;
      case Value.Text(String text) -> text;
      case Value.Day(java.time.LocalDate day) -> day;
      default -> throw new IllegalArgumentException("no plain form: " + value);
    };
  }
}
