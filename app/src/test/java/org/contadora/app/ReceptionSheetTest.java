package org.contadora.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.contadora.app.terminal.Messages;
import org.contadora.core.Seed;
import org.contadora.reception.pathways.Instrument;
import org.contadora.reception.pathways.Pathways;
import org.contadora.reception.people.SampleFlight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `contadora reception pathways --format html` and `choose`: what a person takes along, and says.
final class ReceptionSheetTest {
  static final List<String> LANGUAGES = Messages.LANGUAGES;
  private static final String DATA = "<script id=\"contadora-data\" type=\"application/json\">";
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

  @TempDir private Path home;

  private final CommandRun contadora = new CommandRun();

  @Test
  void personToldByOptionsGetsAPageOfTheirOwn() throws IOException {
    Path out = home.resolve("sheet.html");
    run("--nationality", "VEN", "--country", "HND", "--format", "html", "--out", out.toString());
    assertThat(contadora.exitCode()).as(contadora.err()).isZero();
    JsonNode sheet = data(Files.readString(out));
    assertThat(sheet.get("lang").stringValue()).isEqualTo("en");
    assertThat(sheet.get("sample").booleanValue()).isFalse();
    assertThat(sheet.get("country").stringValue()).isEqualTo("HN");
    assertThat(sheet.get("maybe")).isNotEmpty();
    for (JsonNode way : sheet.get("open")) {
      assertThat(way.get("answer").stringValue()).isEqualTo("yes");
    }
    run("--nationality", "VEN", "--format", "html");
    assertThat(contadora.out()).contains(DATA);
  }

  /// Neither what the interview asks nor what it found is on the paper; that there is one is.
  @Test
  void nothingOfTheReasonForProtectionIsOnTheSheet() throws IOException {
    run("--nationality", "VEN", "--host", "HND", "--country", "HND", "--format", "html");
    String asked = data(contadora.out()).toString();
    assertThat(asked).doesNotContain("seeks_protection").doesNotContain("life_at_risk");
    assertThat(data(contadora.out()).get("interview").booleanValue()).isTrue();
    run(
        "--nationality",
        "VEN",
        "--host",
        "HND",
        "--country",
        "HND",
        "--fact",
        "Seeks protection=yes",
        "--fact",
        "Life at risk=yes",
        "--format",
        "html");
    String found = data(contadora.out()).toString();
    assertThat(found).doesNotContain("eeks").doesNotContain("at risk").doesNotContain("at_risk");
  }

  @Test
  void everyPersonOfAManifestGetsASheetInTheirLanguageCalledByTheirCase() throws IOException {
    Path manifest = home.resolve("flight.csv");
    String csv = SampleFlight.csv(new Seed(1), DAY);
    Files.writeString(manifest, csv);
    Path out = home.resolve("sheets");
    run(
        manifest.toString(),
        "--country",
        "HND",
        "--host",
        "BRA",
        "--host",
        "HND",
        "--format",
        "html",
        "--out",
        out.toString());
    assertThat(contadora.exitCode()).as(contadora.err()).isZero();
    List<String> languages = new ArrayList<>();
    try (var files = Files.list(out)) {
      for (Path file : files.toList()) {
        assertThat(file.getFileName().toString()).matches("P-\\d{4}\\.html");
        String page = Files.readString(file);
        languages.add(data(page).get("lang").stringValue());
        for (String line : csv.lines().skip(2).toList()) {
          String[] cells = line.split(",", -1);
          assertThat(page).doesNotContain(cells[0] + " ").doesNotContain(cells[6] + " ");
        }
      }
    }
    assertThat(languages).hasSize(108).contains("es", "ht");
    run(manifest.toString(), "--format", "html");
    assertThat(contadora.exitCode()).isEqualTo(2);
    assertThat(contadora.err()).contains("--out DIR").contains("--person KEY");
    run(manifest.toString(), "--format", "html", "--person", "P-0002", "--host", "HND");
    assertThat(data(contadora.out()).get("key").stringValue()).isEqualTo("P-0002");
    run(manifest.toString(), "--person", "P-9999");
    assertThat(contadora.err()).contains("The person (P-9999) must be one of the manifest's 108");
  }

  /// What sources say in few words is read by people: each such text has its sentence.
  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void everyShortTextOfAnInstrumentIsTranslated(String language) {
    Messages messages = Messages.of(language);
    for (Instrument one : Pathways.shipped().instruments()) {
      if (!one.isClaimed()) {
        continue;
      }
      List<String> said =
          new ArrayList<>(
              List.of(
                  one.fee(),
                  one.decisionDays(),
                  one.cap(),
                  one.opens().health(),
                  one.opens().education(),
                  one.opens().family()));
      for (Instrument.Document document : one.documents()) {
        said.add(document.condition());
        document.substitutes().forEach(other -> said.add(other.condition()));
      }
      for (String text : said) {
        boolean plain = text.isEmpty() || text.matches("yes|unknown|\\d+|[A-Z]{3} [0-9,.]+");
        String key =
            "sheet.said_"
                + text.toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9]+", "_")
                    .replaceAll("^_|_$", "");
        assertThat(plain || !messages.text(key).equals(key)).as("%s: %s", one.id(), text).isTrue();
      }
    }
  }

  @Test
  void choiceIsRecordedKeptInThePlanAndReplacedByALaterOne() throws IOException {
    String families = write("families.csv", "family,people,workers:farm\nA,2,2\nB,2,1\nC,2,1\n");
    String places =
        write("places.csv", "place,capacity:beds,chance:farm\nLago,2,0.9\nCosta,6,0.1\n");
    Path choices = home.resolve("choices.csv");
    choose("B", "--accepts", "Lago", choices);
    assertThat(contadora.err()).contains("Family B accepted Lago.");
    plan(families, places, choices, "csv");
    assertThat(contadora.out().lines().filter(line -> line.startsWith("B,")).toList())
        .singleElement()
        .asString()
        .startsWith("B,Lago,0.900000")
        .contains(",accepted,,")
        .contains(",ana,");
    choose("C", "--wants", "Lago", choices);
    plan(families, places, choices, "table");
    assertThat(contadora.out()).contains("accepted").contains("asked for another place Lago");
    assertThat(contadora.err())
        .contains("Family C (asked for another place Lago): the plan does not keep it");
    choose("B", "--declines", "Lago", choices);
    plan(families, places, choices, "json");
    JsonNode plan = JsonMapper.shared().readTree(contadora.out());
    assertThat(plan.get("families").get(2).get("placed").get("place").stringValue())
        .isEqualTo("Lago");
    assertThat(plan.get("families").get(1).get("choice").get("answer").stringValue())
        .isEqualTo("declined");
    assertThat(Files.readString(choices)).hasLineCount(4).contains("B,Lago,accepted,,");
  }

  @Test
  void choiceThatSaysNothingOrTwoThingsIsRefused() {
    Path choices = home.resolve("choices.csv");
    contadora.run("reception", "choose", "B", "--by", "ana", "--choices", choices.toString());
    assertThat(contadora.exitCode()).isEqualTo(2);
    assertThat(contadora.err()).contains("What the family chose must be given");
    choose("B", "--accepts", " ", choices);
    assertThat(contadora.exitCode()).isEqualTo(2);
    assertThat(choices).doesNotExist();
  }

  private void choose(String family, String option, String place, Path choices) {
    contadora.run(
        "reception",
        "choose",
        family,
        option,
        place,
        "--by",
        "ana",
        "--choices",
        choices.toString(),
        "--lang",
        "en");
  }

  private void plan(String families, String places, Path choices, String format) {
    contadora.run(
        "reception",
        "place",
        "--families",
        families,
        "--places",
        places,
        "--choices",
        choices.toString(),
        "--format",
        format,
        "--lang",
        "en");
    assertThat(contadora.exitCode()).as(contadora.err()).isZero();
  }

  private void run(String... more) {
    List<String> args = new ArrayList<>(List.of("reception", "pathways", "--lang", "en"));
    args.addAll(List.of("--as-of", DAY.toString()));
    args.addAll(List.of(more));
    contadora.run(args.toArray(String[]::new));
  }

  private static JsonNode data(String page) {
    int from = page.indexOf(DATA) + DATA.length();
    return JsonMapper.shared().readTree(page.substring(from, page.indexOf("</script>", from)));
  }

  private String write(String name, String content) throws IOException {
    return Files.writeString(home.resolve(name), content).toString();
  }
}
