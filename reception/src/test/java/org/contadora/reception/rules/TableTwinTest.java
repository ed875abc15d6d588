package org.contadora.reception.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.contadora.core.Seed;
import org.contadora.reception.ReplayableSeed;
import org.contadora.reception.rules.TableAnalysis.Finding;
import org.contadora.reception.rules.TableAnalysis.Kind;
import org.contadora.reception.rules.feel.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The engine beside a twin that tries every case: answers, answers with facts missing, gaps,
/// overlaps, possible answers.
final class TableTwinTest {
  private static final int TABLES = 150;

  @ParameterizedTest
  @EnumSource(HitPolicy.class)
  void wholeCasesAreAnsweredAsTheStandardSays(HitPolicy policy) {
    Seed seed = ReplayableSeed.next();
    RandomGenerator random = seed.random("whole " + policy);
    for (int i = 0; i < TABLES; i++) {
      RandomTable table = RandomTable.of(random, policy);
      DecisionTable engine = table.text().table();
      for (int j = 0; j < 20; j++) {
        Map<String, Value> facts = table.facts(random, 1);
        assertThat(engine.evaluate(table.text().scope(facts)))
            .as("%s\n%s\n%s", ReplayableSeed.hint(seed), table.text().dmn(), facts)
            .isEqualTo(table.answer(facts));
      }
    }
  }

  /// What is answered although facts are missing is answered the same whatever they turn out to be.
  @ParameterizedTest
  @EnumSource(HitPolicy.class)
  void whatIsKnownInSpiteOfMissingFactsHoldsForAllOfThem(HitPolicy policy) {
    Seed seed = ReplayableSeed.next();
    RandomGenerator random = seed.random("missing " + policy);
    int known = 0;
    for (int i = 0; i < TABLES; i++) {
      RandomTable table = RandomTable.of(random, policy);
      Map<String, Value> facts = table.facts(random, 0.5);
      Value answer = table.text().table().evaluate(table.text().scope(facts));
      if (answer.isKnown()) {
        known++;
        for (Map<String, Value> whole : table.completions(facts)) {
          assertThat(table.answer(whole))
              .as("%s\n%s\n%s", ReplayableSeed.hint(seed), table.text().dmn(), whole)
              .isEqualTo(answer);
        }
      } else {
        assertThat(((Value.Unknown) answer).inputs())
            .as(ReplayableSeed.hint(seed))
            .isNotEmpty()
            .noneMatch(facts::containsKey);
      }
    }
    assertThat(known).as(ReplayableSeed.hint(seed)).isGreaterThan(TABLES / 10);
  }

  @ParameterizedTest
  @EnumSource(
      value = HitPolicy.class,
      names = {"UNIQUE", "ANY", "PRIORITY", "FIRST"})
  void analysisAgreesWithTryingEveryCase(HitPolicy policy) {
    Seed seed = ReplayableSeed.next();
    RandomGenerator random = seed.random("analysis " + policy);
    for (int i = 0; i < TABLES; i++) {
      RandomTable table = RandomTable.of(random, policy);
      String hint = ReplayableSeed.hint(seed) + "\n" + table.text().dmn();
      TableAnalysis analysis = TableAnalysis.of(table.text().table()).orElseThrow();
      Map<String, Value> facts = table.facts(random, 0.3);
      Set<Value> possible = new HashSet<>();
      table.completions(facts).forEach(whole -> possible.add(table.answer(whole)));
      assertThat(analysis.possible(facts, Function.identity()))
          .as(hint + facts)
          .containsExactlyInAnyOrderElementsOf(possible);
      List<Map<String, Value>> all = table.completions(Map.of());
      List<Finding> findings = analysis.findings();
      assertThat(findings.stream().anyMatch(f -> f.kind() == Kind.GAP))
          .as(hint)
          .isEqualTo(all.stream().anyMatch(whole -> table.matching(whole).isEmpty()));
      assertThat(findings.stream().anyMatch(f -> f.kind() == Kind.OVERLAP))
          .as(hint)
          .isEqualTo(
              policy == HitPolicy.UNIQUE
                  && all.stream().anyMatch(whole -> table.matching(whole).size() > 1));
      assertThat(findings.stream().anyMatch(f -> f.kind() == Kind.CONTRADICTION))
          .as(hint)
          .isEqualTo(
              policy == HitPolicy.ANY
                  && all.stream()
                      .anyMatch(whole ->
                          !table.matching(whole).isEmpty() && table.answer(whole).isNull()));
      assertThat(dead(findings)).as(hint).isEqualTo(dead(table, all));
    }
  }

  private static Set<Integer> dead(List<Finding> findings) {
    Set<Integer> dead = new TreeSet<>();
    findings.stream()
        .filter(finding -> finding.kind() == Kind.DEAD_RULE)
        .forEach(finding -> dead.addAll(finding.rules()));
    return dead;
  }

  private static Set<Integer> dead(RandomTable table, List<Map<String, Value>> all) {
    Set<Integer> dead = new TreeSet<>();
    for (int rule = 1; rule <= table.cells().size(); rule++) {
      dead.add(rule);
    }
    for (Map<String, Value> whole : all) {
      List<Integer> matching = new ArrayList<>(table.matching(whole));
      if (table.policy() == HitPolicy.FIRST && !matching.isEmpty()) {
        matching = List.of(matching.getFirst());
      }
      matching.forEach(rule -> dead.remove(rule + 1));
    }
    return dead;
  }
}
