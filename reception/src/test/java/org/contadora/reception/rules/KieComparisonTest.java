package org.contadora.reception.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.contadora.core.Seed;
import org.contadora.reception.ReplayableSeed;
import org.contadora.reception.rules.feel.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/// Our engine beside Apache KIE's on random tables, which neither of them has seen.
final class KieComparisonTest {
  private static final int TABLES = 12;
  private static final int CASES = 25;

  @ParameterizedTest
  @EnumSource(HitPolicy.class)
  void bothEnginesAnswerTheSame(HitPolicy policy) {
    Seed seed = ReplayableSeed.next();
    RandomGenerator random = seed.random("kie " + policy);
    for (int i = 0; i < TABLES; i++) {
      RandomTable table = RandomTable.of(random, policy);
      DecisionTable ours = table.text().table();
      DMNRuntime kie = kie(table.text().dmn());
      DMNModel model = kie.getModels().getFirst();
      for (int j = 0; j < CASES; j++) {
        Map<String, Value> facts = table.facts(random, 1);
        DMNContext context = kie.newContext();
        facts.forEach((name, value) -> context.set(name, plain(value)));
        Object theirs =
            kie.evaluateAll(model, context).getDecisionResultByName("Decision").getResult();
        assertThat(value(theirs))
            .as("%s\n%s\n%s", ReplayableSeed.hint(seed), table.text().dmn(), facts)
            .isEqualTo(ours.evaluate(table.text().scope(facts)));
      }
    }
  }

  static DMNRuntime kie(String dmn) {
    return DMNRuntimeBuilder.fromDefaults()
        .buildConfiguration()
        .fromResources(List.of(ResourceFactory.newReaderResource(new StringReader(dmn), "UTF-8")))
        .getOrElseThrow(IllegalStateException::new);
  }

  static Object plain(Value value) {
    return switch (value) {
      case Value.Num(BigDecimal number) -> number;
      case Value.Bool(boolean truth) -> truth;
      case Value.Text(String text) -> text;
      case Value.Day(java.time.LocalDate day) -> day;
      default -> throw new IllegalArgumentException("no plain form: " + value);
    };
  }

  static Value value(@org.jspecify.annotations.Nullable Object plain) {
    return switch (plain) {
      case null -> Value.Null.NULL;
      case BigDecimal number -> new Value.Num(number);
      case Boolean truth -> Value.of(truth);
      case String text -> Value.of(text);
      case List<?> list -> new Value.Items(list.stream().map(KieComparisonTest::value).toList());
      default -> throw new IllegalArgumentException("no value for: " + plain.getClass());
    };
  }
}
