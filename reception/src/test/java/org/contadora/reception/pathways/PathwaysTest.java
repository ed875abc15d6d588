package org.contadora.reception.pathways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.contadora.core.Seed;
import org.contadora.reception.ReplayableSeed;
import org.contadora.reception.pathways.Option.Answer;
import org.contadora.reception.pathways.Option.Cause;
import org.contadora.reception.rules.DmnException;
import org.contadora.reception.rules.Questions;
import org.contadora.reception.rules.TableAnalysis;
import org.contadora.reception.rules.feel.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The shipped instruments, asked for people who are made up.
final class PathwaysTest {
  private static final Pathways PATHWAYS = Pathways.shipped();
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final int INSTRUMENTS = 61;

  static Stream<String> instruments() {
    return PATHWAYS.instruments().stream().map(Instrument::id);
  }

  @Test
  void everyTableAnswersEveryCaseOnceAndNoneContradictsItself() {
    assertThat(PATHWAYS.instruments()).hasSize(INSTRUMENTS);
    assertThat(PATHWAYS.unchecked()).isEmpty();
    assertThat(PATHWAYS.check()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void everyRuleAdmitsOrRefusesItsTestPerson(String id) {
    List<RulePeople> people = RulePeople.of(PATHWAYS, id);
    assertThat(people).extracting(RulePeople::says).contains("yes", "no");
    for (RulePeople one : people) {
      Option option = option(one.facts(), one.day(), id, one.host());
      if (one.says().equals("no")) {
        assertThat(option.answer()).as("rule %d of %s", one.rule(), id).isEqualTo(Answer.NO);
      } else if (option.cause() == Cause.VERIFY) {
        assertThat(option.answer()).as(id).isEqualTo(Answer.NOT_KNOWN);
      } else {
        assertThat(option.answer()).as("rule %d of %s", one.rule(), id).isEqualTo(Answer.YES);
      }
      assertThat(option.ask()).as(id).isEmpty();
    }
  }

  /// The fast way says "not known" exactly when the facts that are missing can make a difference.
  @ParameterizedTest
  @MethodSource("instruments")
  void notKnownIsSaidExactlyWhenItIsSo(String id) {
    Seed seed = ReplayableSeed.next();
    RandomGenerator random = seed.random(id);
    TableAnalysis analysis = TableAnalysis.of(PATHWAYS.table(id)).orElseThrow();
    for (int i = 0; i < 40; i++) {
      Map<String, Value> facts = new HashMap<>();
      for (String input : analysis.inputs()) {
        List<Value> values = analysis.values(input);
        if (random.nextBoolean()) {
          facts.put(input, values.get(random.nextInt(values.size())));
        }
      }
      Value said =
          PATHWAYS
              .table(id)
              .evaluate(name ->
                  analysis.inputs().contains(name)
                      ? facts.getOrDefault(name, Value.Unknown.of(name))
                      : null);
      Set<Value> possible = analysis.possible(facts, Function.identity());
      assertThat(said.isKnown())
          .as("%s %s %s", ReplayableSeed.hint(seed), facts, possible)
          .isEqualTo(possible.size() == 1);
      if (said.isKnown()) {
        assertThat(possible).containsExactly(said);
      }
    }
  }

  @Test
  void brazilianMayLiveInPeruByNationalityAlone() {
    Facts facts =
        PATHWAYS.person().nationality("BRA").fact("Criminal record", Value.Bool.FALSE).build();
    Option peru = option(facts, DAY, "MERCOSUR-TEMP", "PER");
    assertThat(peru.answer()).isEqualTo(Answer.YES);
    assertThat(option(facts, DAY, "MERCOSUR-TEMP", "BRA").answer()).isEqualTo(Answer.NO);
    Route route = PATHWAYS.routes(List.of(peru)).getFirst();
    assertThat(route.then()).extracting(Instrument::id).containsExactly("MERCOSUR-PERM");
    assertThat(route.permanentAfterMonths()).hasValue(24);
  }

  @Test
  void venezuelanIsNotCoveredWhateverElseIsKnown() {
    Facts facts = PATHWAYS.person().nationality("VEN").build();
    assertThat(option(facts, DAY, "MERCOSUR-TEMP", "PER").answer()).isEqualTo(Answer.NO);
  }

  @Test
  void withSeveralNationalitiesTheBestOneCounts() {
    Facts facts =
        PATHWAYS
            .person()
            .nationality("VEN")
            .nationality("COL")
            .fact("Criminal record", Value.Bool.FALSE)
            .build();
    assertThat(option(facts, DAY, "MERCOSUR-TEMP", "PER").answer()).isEqualTo(Answer.YES);
    assertThat(option(facts, DAY, "MERCOSUR-TEMP", "COL").answer()).isEqualTo(Answer.NO);
  }

  @Test
  void ruleIsAskedAsOfItsDay() {
    Facts facts = PATHWAYS.person().nationality("BLZ").build();
    assertThat(option(facts, LocalDate.of(2025, 9, 30), "CARICOM-FFM", "BRB").cause())
        .isEqualTo(Cause.NOT_IN_FORCE);
    assertThat(option(facts, LocalDate.of(2025, 10, 1), "CARICOM-FFM", "BRB").answer())
        .isEqualTo(Answer.YES);
  }

  @Test
  void windowThatHasClosedRefusesAndSaysSo() {
    Facts facts = PATHWAYS.person().nationality("VEN").build();
    assertThat(option(facts, LocalDate.of(2026, 4, 30), "COL-PEPTUTOR", "COL").cause())
        .isEqualTo(Cause.FACTS);
    assertThat(option(facts, LocalDate.of(2026, 5, 1), "COL-PEPTUTOR", "COL").cause())
        .isEqualTo(Cause.CLOSED);
    assertThat(option(facts, LocalDate.of(2025, 8, 31), "COL-PEPTUTOR", "COL").cause())
        .isEqualTo(Cause.NOT_YET_OPEN);
  }

  @Test
  void agreementRefusesChildrenAloneAndItsOwnWordsSayWhy() {
    Facts facts =
        PATHWAYS.person().nationality("VEN").fact("Unaccompanied minor", Value.Bool.TRUE).build();
    Option honduras = option(facts, DAY, "TX-HND-2025", "HND");
    assertThat(honduras.answer()).isEqualTo(Answer.NO);
    assertThat(PATHWAYS.explain(honduras, facts).trace().rows())
        .filteredOn(row -> row.matches().isTrue())
        .singleElement()
        .satisfies(row ->
            assertThat(row.cells())
                .filteredOn(cell -> !cell.test().equals("-"))
                .singleElement()
                .satisfies(cell -> assertThat(cell.input()).isEqualTo("Unaccompanied minor")));
    assertThat(PATHWAYS.routes(List.of(honduras))).isEmpty();
  }

  @Test
  void changeSaysWhatIsMissing() {
    Facts facts =
        PATHWAYS
            .person()
            .nationality("NIC")
            .fact("Seeks protection", Value.Bool.TRUE)
            .fact("Days since entry", Value.of(40))
            .fact("Applies personally", Value.Bool.TRUE)
            .build();
    Option costaRica = option(facts, DAY, "CRI-REFUGEE", "CRI");
    assertThat(costaRica.answer()).isEqualTo(Answer.NO);
    assertThat(PATHWAYS.explain(costaRica, facts).changes())
        .first()
        .satisfies(
            change -> assertThat(change.needed()).isEqualTo(Map.of("Days since entry", "<= 31")));
  }

  @Test
  void firstQuestionIsTheOneThatSettlesMost() {
    Facts nobody = PATHWAYS.person().build();
    List<Questions.Question> first = PATHWAYS.questions(PATHWAYS.options(nobody, DAY), nobody);
    assertThat(first.getFirst().input()).isEqualTo("Nationality");
    Facts honduran = PATHWAYS.person().nationality("HND").build();
    List<Option> options = PATHWAYS.options(honduran, DAY);
    assertThat(PATHWAYS.questions(options, honduran).getFirst().input())
        .isEqualTo("Seeks protection");
  }

  @Test
  void soonestToWorkComesFirst() {
    Facts facts =
        PATHWAYS.person().nationality("NIC").fact("Seeks protection", Value.Bool.TRUE).build();
    List<Route> routes = PATHWAYS.routes(PATHWAYS.options(facts, DAY));
    assertThat(routes.getFirst().workAfterDays()).hasValue(0);
    assertThat(routes.getFirst().first().answer()).isEqualTo(Answer.YES);
    assertThat(routes).isSortedAccordingTo(Route.SOONEST);
  }

  @Test
  void factsAreNeverInText() {
    Facts facts = PATHWAYS.person().nationality("NIC").read("Days since entry", "7").build();
    assertThat(facts.toString()).doesNotContain("NIC").doesNotContain("7");
    assertThatThrownBy(() -> PATHWAYS.person().read("Days since entry", "secret text"))
        .hasMessageContaining("Days since entry")
        .hasMessageContaining("a number")
        .hasMessageNotContaining("secret");
  }

  @Test
  void editedFolderIsReadAndItsFaultsAreNamed(@TempDir Path folder) throws IOException {
    Pathways.writeShipped(folder);
    assertThat(Pathways.folder(folder).instruments()).hasSize(INSTRUMENTS);
    Path file = folder.resolve("ca4.dmn");
    Files.writeString(
        file, Files.readString(file).replace("kind=\"free_movement\"", "kind=\"freedom\""));
    assertThatThrownBy(() -> Pathways.folder(folder))
        .isInstanceOf(DmnException.class)
        .hasMessageContaining("CA4")
        .hasMessageContaining("freedom");
  }

  @Test
  void everyFactOfTheCatalogueIsAskedBySomeInstrument() {
    assertThat(PATHWAYS.catalogue().keySet())
        .allSatisfy(name -> assertThat(PATHWAYS.askedBy(name)).as(name).isNotEmpty());
  }

  /// Every row of the compiled facts has its instrument, with its countries, kind and dates.
  @Test
  void instrumentsAgreeWithTheCompiledFacts() throws IOException {
    Path facts =
        Path.of(
            System.getProperty("contadora.shared", "../../shared/data"), "pathways/pathways.csv");
    assumeTrue(Files.exists(facts), () -> "the facts are not there: " + facts.toAbsolutePath());
    Set<String> seen = new TreeSet<>();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(facts)) {
      for (NamedCsvRecord row : rows) {
        String id = row.getField("id");
        seen.add(id);
        Instrument instrument = instrument(id).orElseThrow();
        assertThat(String.join("|", instrument.hosts())).as(id).isEqualTo(row.getField("country"));
        assertThat(instrument.kind().name().toLowerCase(Locale.ROOT))
            .as(id)
            .isEqualTo(row.getField("kind"));
        assertThat(instrument.basis().source()).as(id).isEqualTo(row.getField("source"));
        assertThat(instrument.basis().confidence())
            .as(id)
            .isEqualTo(row.getField("evidence").equals("S") ? "S" : "K");
        if (row.getField("window_to").matches("\\d{4}-\\d\\d-\\d\\d")) {
          assertThat(instrument.applications().to())
              .as(id)
              .isEqualTo(LocalDate.parse(row.getField("window_to")));
        }
      }
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(instruments().toList());
  }

  private static Optional<Instrument> instrument(String id) {
    return PATHWAYS.instruments().stream().filter(one -> one.id().equals(id)).findFirst();
  }

  private static Option option(Facts facts, LocalDate day, String id, String host) {
    return PATHWAYS.options(facts, day, Set.of(host)).stream()
        .filter(option -> option.instrument().id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
