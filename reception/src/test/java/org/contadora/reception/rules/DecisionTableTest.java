package org.contadora.reception.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.contadora.reception.rules.TableAnalysis.Change;
import org.contadora.reception.rules.TableAnalysis.Finding;
import org.contadora.reception.rules.feel.Value;
import org.junit.jupiter.api.Test;

/// What a table answers, why, and what it would take to answer otherwise.
final class DecisionTableTest {
  private static final String RESIDENCE =
      """
      ANY
      Nationality: string | In the country: boolean | Days since entry: number => Answer: "yes","no"
      "ARG","BRA"         | true                    | <= 30                    => "yes"
      not("ARG","BRA")    | -                       | -                        => "no"
      -                   | false                   | -                        => "no"
      -                   | -                       | > 30                     => "no"
      """;

  @Test
  void oneFactCanBeEnoughForNo() {
    assertThat(answer(RESIDENCE, Map.of("Nationality", Value.of("HND")))).isEqualTo(Value.of("no"));
  }

  @Test
  void yesNeedsEveryFact() {
    Map<String, Value> facts =
        Map.of("Nationality", Value.of("BRA"), "In the country", Value.Bool.TRUE);
    assertThat(answer(RESIDENCE, facts)).isEqualTo(Value.Unknown.of("Days since entry"));
  }

  @Test
  void nullIsAFactAndNotTheSameAsNotKnown() {
    Map<String, Value> facts =
        Map.of(
            "Nationality", Value.Null.NULL,
            "In the country", Value.Bool.TRUE,
            "Days since entry", Value.of(3));
    assertThat(answer(RESIDENCE, facts).isKnown()).isTrue();
  }

  @Test
  void traceShowsEveryCellOfEveryRule() {
    TableText text = TableText.of(RESIDENCE);
    Trace trace = text.table().explain(text.scope(Map.of("Nationality", Value.of("ARG"))));
    Trace.Row first = trace.rows().getFirst();
    assertThat(first.matches().isKnown()).isFalse();
    assertThat(first.cells().getFirst())
        .isEqualTo(
            new Trace.Cell("Nationality", "\"ARG\",\"BRA\"", Value.of("ARG"), Value.Bool.TRUE));
    assertThat(trace.rows().get(1).matches()).isEqualTo(Value.Bool.FALSE);
  }

  @Test
  void changesAreTheSmallestOnes() {
    TableText text = TableText.of(RESIDENCE);
    Map<String, Value> facts =
        Map.of(
            "Nationality", Value.of("ARG"),
            "In the country", Value.Bool.FALSE,
            "Days since entry", Value.of(40));
    Trace trace = text.table().explain(text.scope(facts));
    List<Change> changes = TableAnalysis.of(text.table()).orElseThrow().changes(trace);
    assertThat(changes)
        .containsExactly(
            new Change(
                1, Map.of("In the country", "true", "Days since entry", "<= 30"), Value.of("yes")));
  }

  @Test
  void questionThatSettlesMostComesFirst() {
    TableText both =
        TableText.of(
            """
            ANY
            Age: number | Record: boolean => Answer: "yes","no"
            >= 18       | false           => "yes"
            < 18        | -               => "no"
            -           | true            => "no"
            """);
    TableText one =
        TableText.of(
            """
            UNIQUE
            Record: boolean => Answer: "yes","no"
            false           => "yes"
            true            => "no"
            """);
    List<TableAnalysis> tables =
        List.of(
            TableAnalysis.of(both.table()).orElseThrow(),
            TableAnalysis.of(one.table()).orElseThrow());
    List<Questions.Question> questions = Questions.next(tables, Map.of(), Function.identity());
    assertThat(questions.getFirst()).isEqualTo(new Questions.Question("Record", 1.5, 2));
    assertThat(questions).extracting(Questions.Question::input).containsExactly("Record", "Age");
    assertThat(Questions.next(tables, Map.of("Record", Value.Bool.TRUE), Function.identity()))
        .isEmpty();
  }

  @Test
  void gapsOverlapsAndDeadRulesAreFound() {
    TableText text =
        TableText.of(
            """
            UNIQUE
            Age: number => Answer: "child","adult"
            < 18        => "child"
            > 18        => "adult"
            [17..18)    => "child"
            < 1, >= 200 => "adult"
            """);
    List<Finding> findings = TableAnalysis.of(text.table()).orElseThrow().findings();
    assertThat(findings)
        .extracting(Finding::toString)
        .contains("GAP at {Age=18}", "OVERLAP of rules [1, 3] at {Age=17}");
    TableText first =
        TableText.of(
            """
            FIRST
            Age: number => Answer: "child","adult"
            -           => "adult"
            < 18        => "child"
            """);
    assertThat(TableAnalysis.of(first.table()).orElseThrow().findings())
        .extracting(Finding::toString)
        .containsExactly("DEAD_RULE of rules [2]");
  }

  @Test
  void datesAreComparedAndAnalysed() {
    TableText text =
        TableText.of(
            """
            UNIQUE
            Entered: date         => Answer: "yes","no"
            <= date("2020-10-22") => "yes"
            > date("2020-10-22")  => "no"
            """);
    assertThat(text.table().evaluate(text.scope(Map.of("Entered", day("2020-10-22")))))
        .isEqualTo(Value.of("yes"));
    assertThat(text.table().evaluate(text.scope(Map.of("Entered", day("2020-10-23")))))
        .isEqualTo(Value.of("no"));
    assertThat(TableAnalysis.of(text.table()).orElseThrow().findings()).isEmpty();
  }

  @Test
  void fileThatReadsAnotherFileIsRefused() {
    String hostile =
        """
        <?xml version="1.0"?>
        <!DOCTYPE definitions [<!ENTITY x SYSTEM "file:///etc/hostname">]>
        <definitions name="&x;"/>
        """;
    assertThatThrownBy(() -> read(hostile))
        .isInstanceOf(DmnException.class)
        .hasMessageContaining("document type");
  }

  @Test
  void fileNestedWithoutEndIsRefused() {
    String hostile = "<definitions>" + "<a>".repeat(5000) + "</a>".repeat(5000) + "</definitions>";
    assertThatThrownBy(() -> read(hostile))
        .isInstanceOf(DmnException.class)
        .hasMessageContaining("nests elements");
  }

  @Test
  void cellThatIsNotFeelIsNamed() {
    String text =
        """
        UNIQUE
        Age: number => Answer: "yes","no"
        >= >= 18    => "yes"
        """;
    assertThatThrownBy(() -> TableText.of(text).table())
        .isInstanceOf(DmnException.class)
        .hasMessageContaining("rule 1 of Decision")
        .hasMessageContaining(">= >= 18");
  }

  private static void read(String dmn) {
    DecisionModel.read(
        new ByteArrayInputStream(dmn.getBytes(StandardCharsets.UTF_8)), "hostile.dmn");
  }

  private static Value day(String day) {
    return Value.of(LocalDate.parse(day));
  }

  private static Value answer(String table, Map<String, Value> facts) {
    TableText text = TableText.of(table);
    return text.model().evaluate("Decision", facts);
  }
}
