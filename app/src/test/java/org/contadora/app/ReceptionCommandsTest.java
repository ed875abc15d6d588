package org.contadora.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.contadora.app.terminal.Messages;
import org.contadora.core.Seed;
import org.contadora.reception.pathways.Fact;
import org.contadora.reception.pathways.Instrument;
import org.contadora.reception.pathways.Option;
import org.contadora.reception.pathways.Pathways;
import org.contadora.reception.people.Duplicate;
import org.contadora.reception.people.Field;
import org.contadora.reception.people.SampleFlight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// A manifest of people who do not exist, read and asked about.
final class ReceptionCommandsTest {
  static final List<String> LANGUAGES = Messages.LANGUAGES;
  private static final String DAY = "2026-11-24";

  @TempDir private Path home;

  private final CommandRun contadora = new CommandRun();

  @Test
  void manifestIsReadAndNothingInItIsShownByName() throws IOException {
    Path manifest = sample();
    String name =
        Files.readString(manifest).lines().skip(2).findFirst().orElseThrow().split(",", 2)[0];
    Path out = home.resolve("arrivals");
    contadora.run(
        "reception",
        "import",
        manifest.toString(),
        "--country",
        "HND",
        "--day",
        DAY,
        "--out",
        out.toString(),
        "--lang",
        "en");
    assertThat(contadora.exitCode()).as(contadora.err()).isZero();
    assertThat(contadora.out())
        .contains("108 people in 61 families, 0 rows not taken")
        .contains("day of birth: Fecha de nacimiento (children and elders have rights")
        .doesNotContain(name);
    assertThat(out.resolve("people.csv")).content().contains(name).hasLineCount(109);
    assertThat(out.resolve("families.csv")).content().doesNotContain(name).hasLineCount(62);
    assertThat(out.resolve("counts.csv")).content().contains("all,any,2026-11,108");
  }

  @Test
  void brokenRowsAreListedAndTheRestGoesIn() throws IOException {
    Path manifest = home.resolve("m.csv");
    Files.writeString(
        manifest, "Nombre completo,Nacionalidad\nSecretum Persona,Atlantis\nTave Lori,HND\n");
    contadora.run("reception", "import", manifest.toString(), "--day", DAY, "--lang", "en");
    assertThat(contadora.exitCode()).isEqualTo(3);
    assertThat(contadora.out()).contains("1 people in 1 families, 1 rows not taken");
    assertThat(contadora.err())
        .contains("MANIFEST_NATIONALITY_UNKNOWN")
        .contains("line 2")
        .doesNotContain("Secretum")
        .doesNotContain("Atlantis");
  }

  @Test
  void tableOfPeopleHasEverythingThatWasReadOfThem() throws IOException {
    Path manifest = home.resolve("m.csv");
    Files.writeString(
        manifest,
        """
        Nombre completo;Nacionalidad;Familia;Fecha de llegada;Vía;Punto de ingreso;Vuelo
        Tave Lorimund;HND;1;23/11/2026;aérea;Toncontín;XX 1
        Mira Lorimund;HND;1;;;;
        """);
    Path out = home.resolve("arrivals");
    contadora.run(
        "reception", "import", manifest.toString(), "--day", DAY, "--out", out.toString());
    assertThat(contadora.exitCode()).as(contadora.err()).isZero();
    assertThat(out.resolve("people.csv"))
        .hasContent(
            """
            person,line,family,name,birth_date,age,sex,nationalities,birth_country,document,relation,languages,occupation,education,medical_need,destination,kin_country,phone,criminal_record,arrival_date,route,arrival_point,transport
            P-0001,2,F-001,Tave Lorimund,,,other,HND,,,head,,,,,,,,,2026-11-23,air,Toncontín,XX 1
            P-0002,3,F-001,Mira Lorimund,,,other,HND,,,head,,,,,,,,,,,,
            """);
  }

  @Test
  void personIsToldWhatIsOpenAndWhatToAsk() {
    contadora.run(
        "reception",
        "pathways",
        "--nationality",
        "BRA",
        "--fact",
        "Criminal record=no",
        "--host",
        "PER",
        "--as-of",
        DAY,
        "--lang",
        "en");
    assertThat(contadora.exitCode()).as(contadora.err()).isZero();
    assertThat(contadora.out())
        .contains("MERCOSUR-TEMP · Peru")
        .contains("passport or national identity card or certificate of nationality")
        .contains("permanent residence after 24 months (MERCOSUR-PERM)")
        .contains("Ask next (in the protection interview)");
  }

  @Test
  void answerThatNoRuleKnowsCountsAsNotKnownAndIsTold() {
    contadora.run(
        "reception",
        "pathways",
        "--nationality",
        "NIC",
        "--fact",
        "Claim status=pendiente",
        "--host",
        "CRI",
        "--as-of",
        DAY,
        "--lang",
        "es");
    assertThat(contadora.exitCode()).as(contadora.err()).isEqualTo(3);
    assertThat(contadora.err())
        .contains("1 × FACT_UNCLEAR")
        .contains("La respuesta a Claim status (pendiente) debe ser una de denied, none, pending")
        .contains("Quizás pending.");
  }

  @Test
  void explanationShowsTheRuleAndTheWayOut() {
    contadora.run(
        "reception",
        "pathways",
        "--nationality",
        "NIC",
        "--fact",
        "Seeks protection=yes",
        "--fact",
        "Days since entry=40",
        "--fact",
        "Applies personally=yes",
        "--explain",
        "CRI-REFUGEE",
        "--as-of",
        DAY,
        "--lang",
        "en");
    assertThat(contadora.out())
        .contains("How many days ago did you enter this country? [> 31] 40: yes")
        .contains(
            "the answer would be yes if: How many days ago did you enter this country? [<= 31]");
  }

  @Test
  void everybodyOnAManifestIsAskedAbout() throws IOException {
    contadora.run(
        "reception",
        "pathways",
        sample().toString(),
        "--country",
        "HND",
        "--as-of",
        DAY,
        "--day",
        DAY,
        "--format",
        "json",
        "--host",
        "MEX");
    assertThat(contadora.exitCode()).as(contadora.err()).isZero();
    List<Map<String, String>> rows =
        JsonMapper.shared()
            .readValue(contadora.out(), new TypeReference<List<Map<String, String>>>() {});
    assertThat(rows.stream().map(row -> row.get("person")).distinct()).hasSize(108);
    assertThat(rows).extracting(row -> row.get("answer")).contains("yes", "not_known");
    contadora.run(
        "reception",
        "pathways",
        sample().toString(),
        "--country",
        "HND",
        "--as-of",
        DAY,
        "--day",
        DAY,
        "--lang",
        "es");
    assertThat(contadora.out()).hasLineCount(108).contains("P-0001 (F-001):");
  }

  @Test
  void rulesAreWrittenReadAndChecked() throws IOException {
    Path rules = home.resolve("rules");
    contadora.run("reception", "pathways", "--write-rules", rules.toString());
    assertThat(contadora.exitCode()).isZero();
    contadora.run("reception", "pathways", "--check", "--rules", rules.toString(), "--lang", "en");
    assertThat(contadora.out()).contains("61 tables checked: no gaps");
    Path ca4 = rules.resolve("ca4.dmn");
    Files.writeString(
        ca4, Files.readString(ca4).replace("<text>not(\"GTM\"", "<text>not(\"CRI\",\"GTM\""));
    contadora.run("reception", "pathways", "--check", "--rules", rules.toString(), "--lang", "en");
    assertThat(contadora.exitCode()).isEqualTo(1);
    assertThat(contadora.out()).contains("CA4: GAP at {").contains("Nationality=\"CRI\"");
  }

  @Test
  void listHasEveryInstrumentWithItsSource() {
    contadora.run("reception", "pathways", "--list", "--format", "csv");
    assertThat(contadora.out()).hasLineCount(62).contains("MERCOSUR-TEMP,regional_residence");
  }

  @Test
  void wrongOptionsSayWhatWasExpected() {
    contadora.run("reception", "pathways", "--nationality", "VEN", "--host", "XXX");
    assertThat(contadora.exitCode()).isEqualTo(2);
    assertThat(contadora.err()).contains("XXX").contains("ARG");
    contadora.run("reception", "pathways", "--fact", "Shoe size=43");
    assertThat(contadora.err()).contains("Shoe size").contains("Criminal record");
    contadora.run("reception", "pathways");
    assertThat(contadora.exitCode()).isEqualTo(2);
    contadora.run("reception", "import", home.resolve("none.csv").toString());
    assertThat(contadora.err()).contains("it does not exist");
  }

  /// Whoever adds a fact, a document or a term adds its words.
  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void everyCodeHasItsWords(String language) {
    Messages messages = Messages.of(language);
    Pathways pathways = Pathways.shipped();
    for (Fact fact : pathways.catalogue().values()) {
      has(messages, "pathways.ask_" + fact.key());
    }
    for (Instrument instrument : pathways.instruments()) {
      has(messages, "pathways.kind_" + instrument.kind().name().toLowerCase(java.util.Locale.ROOT));
      instrument.terms().forEach(term -> has(messages, "pathways.term_" + term));
      instrument.hosts().forEach(host -> has(messages, "pathways.country_" + host));
      for (Instrument.Document document : instrument.documents()) {
        has(messages, "pathways.document_" + document.code());
        document.substitutes().forEach(one -> has(messages, "pathways.document_" + one.code()));
      }
    }
    codes(messages, "pathways.work_", Instrument.Work.values());
    codes(messages, "pathways.standing_", Instrument.Standing.values());
    codes(messages, "pathways.cause_", Option.Cause.values());
    codes(messages, "pathways.answer_", Option.Answer.values());
    codes(messages, "pathways.asked_of_", Fact.AskedOf.values());
    codes(messages, "people.field_", Field.values());
    codes(messages, "people.purpose_", Field.Purpose.values());
    codes(messages, "people.sign_", Duplicate.Sign.values());
  }

  private static void codes(Messages messages, String prefix, Enum<?>[] codes) {
    for (Enum<?> code : codes) {
      has(messages, prefix + code.name().toLowerCase(java.util.Locale.ROOT));
    }
  }

  private static void has(Messages messages, String key) {
    assertThat(messages.text(key)).isNotEqualTo(key);
  }

  private Path sample() throws IOException {
    Path file = home.resolve("flight.csv");
    Files.writeString(file, SampleFlight.csv(new Seed(7), LocalDate.parse(DAY)));
    return file;
  }
}
