package org.contadora.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A threat typed as words, as a ready-made one and as a file, on four made-up economies.
final class ExposureCommandsTest {
  @TempDir private static Path home;

  private static String world = "";

  private final CommandRun contadora = new CommandRun();

  @BeforeAll
  static void writeAWorld() throws IOException {
    Path folder = Files.createDirectories(home.resolve("trade"));
    world = folder.toString();
    Files.writeString(
        folder.resolve("liberation_day_countries.csv"),
        """
        iso3,name,gdp_usd,ustr_applied_tariff
        USA,United States,20e12,0
        COL,Colombia,2e12,.1
        BRA,Brazil,4e12,.1
        DEU,Germany,9e12,.2
        """);
    Files.writeString(
        folder.resolve("baci2023_bilateral_total_kusd.csv"),
        """
        exporter,importer,value_kusd
        COL,USA,200e6
        USA,COL,210e6
        BRA,USA,300e6
        USA,BRA,280e6
        DEU,USA,800e6
        USA,DEU,790e6
        BRA,DEU,200e6
        DEU,BRA,220e6
        COL,ATA,1
        """);
  }

  /// Runs a command of the room, given as one would type it, on the made-up world.
  private void exposure(String command) {
    List<String> words = new ArrayList<>(List.of("exposure"));
    words.addAll(List.of(command.split(" +")));
    words.addAll(List.of("--world", world));
    contadora.run(words.toArray(String[]::new));
  }

  @Test
  void aThreatTypedAsWords() {
    exposure("run --target COL --rate 25% --answer none,reciprocal --lang en");
    assertThat(contadora.exitCode()).as(contadora.err()).isEqualTo(3);
    assertThat(contadora.out())
        .contains("USA against COL")
        .contains("Tariff 25 %, from –; no answer")
        .contains("Tariff 25 %, from –; answered at the same rate")
        .contains("real wage %")
        .contains("COL Colombia")
        .contains("Certificate: largest residual")
        .contains("Long run, all goods alike");
    assertThat(contadora.err()).contains("WORLD_COUNTRY_UNKNOWN");
  }

  @Test
  void theLadderSaysWhatTheLawDoes() throws IOException {
    Path file = home.resolve("threat.yaml");
    Files.writeString(
        file,
        """
        name: {en: Two steps, es: Dos pasos}
        sender: USA
        targets: [COL]
        announced: 2026-03-01
        start: 2026-03-01
        authority: IEEPA
        steps: [{rate: 25 %}, {rate: 50 %, after: 7 days}]
        answers: [none, optimal]
        """);
    exposure("ladder " + file + " --lang es");
    assertThat(contadora.out())
        .startsWith("Dos pasos")
        .contains("2026-03-08")
        .contains("respuesta con la tasa óptima")
        .contains("! Desde el 2026-02-20 ningún arancel puede apoyarse en");
  }

  @Test
  void jsonHoldsCertificatesAndWarnings() {
    exposure("ladder --target COL --rate 25%,50% --answer none,optimal --format json --lang en");
    JsonNode root = JsonMapper.shared().readTree(contadora.out());
    assertThat(root.get("steps")).hasSize(4);
    JsonNode optimal = root.get("steps").get(1);
    assertThat(optimal.get("answer").asString()).isEqualTo("optimal");
    assertThat(optimal.get("certificate").get("gradient_norm").asDouble()).isLessThan(1e-5);
    assertThat(optimal.get("certificate").get("largest_residual").asDouble()).isLessThan(1e-9);
    assertThat(root.get("steps").get(2).get("rate_percent").asDouble()).isEqualTo(50);
    assertThat(root.get("steps").get(0).get("countries").get(0).get("country").asString())
        .isEqualTo("COL");
  }

  @Test
  void csvHasOneRowACountry() {
    exposure("run liberation-day --countries all --format csv");
    assertThat(contadora.out().lines()).hasSize(1 + 2 * 4);
    assertThat(contadora.out())
        .startsWith("rate_percent,from,answer,country,welfare_percent,real_wage_percent")
        .contains("published,2025-04-05,none,DEU,");
  }

  /// Two answers of as many countries, and one of the same countries at another rate, can be told
  /// apart wherever they stand.
  @Test
  void answersAreCalledByWhoGivesThemAndTheirRate() throws IOException {
    Path file = home.resolve("answers.yaml");
    Files.writeString(
        file,
        """
        name: x
        sender: USA
        targets: [COL]
        rate: 25 %
        answers:
          - members: [COL, BRA]
          - members: [COL, DEU]
          - members: [COL, BRA]
            rate: 12.5 %
          - optimal: [COL, BRA]
          - members: [BRA]
        """);
    exposure("ladder " + file + " --lang en");
    assertThat(contadora.out())
        .contains("answer by COL, BRA  ")
        .contains("answer by COL, DEU ")
        .contains("answer by COL, BRA at 12.5 %")
        .contains("answer by COL, BRA at the optimal rate")
        .contains("answer by BRA ");
    exposure("ladder " + file + " --format csv");
    assertThat(contadora.out().lines().filter(row -> row.contains(",COL,")).distinct()).hasSize(5);
    assertThat(contadora.out()).contains(",COL BRA,12.5\n").contains(",COL DEU,\n");
    exposure("ladder " + file + " --format json");
    JsonNode steps = JsonMapper.shared().readTree(contadora.out()).get("steps");
    assertThat(steps.get(2).get("answer_rate_percent").asDouble()).isEqualTo(12.5);
    assertThat(steps.get(3).get("members")).hasSize(2);
    exposure("ladder " + file + " --format html");
    JsonNode page = PageData.of(contadora.out()).get("steps");
    assertThat(page.get(1).get("who").toString()).isEqualTo("[\"CO\",\"DE\"]");
    assertThat(page.get(1).get("answer_percent").isNull()).isTrue();
    assertThat(page.get(2).get("answer_percent").asDouble()).isEqualTo(12.5);
  }

  /// Germany sells Colombia nothing: there is no change of it, and no number for it.
  @Test
  void jsonHasNoNumberWhereThereIsNone() {
    exposure("run --sender COL --target USA --rate 25% --countries DEU --format json");
    JsonNode root = JsonMapper.shared().readTree(contadora.out());
    JsonNode germany = root.get("steps").get(0).get("countries").get(0);
    assertThat(germany.get("country").asString()).isEqualTo("DEU");
    assertThat(germany.get("exports_to_sender_percent").isNull()).isTrue();
  }

  @Test
  void theFundOfAGroup() {
    exposure("fund --group COL,BRA,DEU --rate 25% --proof-to 2 --game --concession 100 --lang en");
    assertThat(contadora.out())
        .contains("alone: welfare %")
        .contains("Fund that keeps every member in:")
        .contains("gain nothing by leaving together")
        .contains("nucleolus, US$ m")
        .contains("TIES v4.1");
    exposure("fund --group COL,BRA,DEU --rate 25% --hit col --format json");
    JsonNode root = JsonMapper.shared().readTree(contadora.out());
    assertThat(root.get("members")).hasSize(3);
    assertThat(root.get("hit")).hasToString("[\"COL\"]");
    exposure("fund --group COL,BRA --rate 25% --format csv");
    assertThat(contadora.out().lines()).hasSize(3);
  }

  @Test
  void eachCommandWritesThePageWithItsOwnSections() throws IOException {
    exposure("ladder --target COL --rate 25% --lang pt --format html");
    JsonNode ladder = PageData.of(contadora.out());
    assertThat(ladder.get("lang").asString()).isEqualTo("pt");
    assertThat(ladder.get("steps")).hasSize(1);
    assertThat(ladder.get("steps").get(0).get("countries")).hasSize(4);
    assertThat(ladder.get("fund").isNull()).isTrue();
    assertThat(ladder.get("missing")).isEmpty();
    Path file = home.resolve("fund.html");
    exposure("fund --group COL,BRA --rate 25% --hit COL --out " + file);
    JsonNode fund = PageData.of(Files.readString(file));
    assertThat(fund.get("steps")).isEmpty();
    assertThat(fund.get("fund").get("members")).hasSize(2);
    assertThat(fund.get("fund").get("hit")).hasToString("[\"CO\"]");
    assertThat(fund.get("fund").get("answer_percent").asDouble()).isEqualTo(25);
    assertThat(fund.get("focus").asString()).isEqualTo("CO");
  }

  @Test
  void withoutTradeByProductAThreatToSomeOfThemSaysWhoIsCountedWhole() throws IOException {
    Path file = home.resolve("some.yaml");
    Files.writeString(file, "name: x\nsender: USA\ntargets: [COL]\nrate: 25 %\nexempt: [27]\n");
    exposure("ladder " + file + " --lang en");
    assertThat(contadora.out()).contains("no trade by product for COL");
  }

  @Test
  void ratesAreWrittenAsAPersonWritesThem() {
    exposure("ladder --target COL --rate 12.5%,1000% --lang en");
    assertThat(contadora.out()).contains("\n12.5 % ").contains("\n1000 % ");
  }

  /// A comma before decimals and a point between thousands, as whoever reads Spanish takes them.
  @Test
  void numbersAreWrittenAsInTheReadersLanguage() {
    exposure("ladder --target COL --rate 12.5% --lang es");
    assertThat(contadora.out()).containsPattern("12,5 % .* -?\\d+,\\d{3} .* -\\d+\\.\\d{3} ");
    exposure("fund --group COL,BRA --rate 25% --lang es");
    assertThat(contadora.out())
        .containsPattern("COL +-?\\d+,\\d{3} ")
        .contains("asuntos distintos del comercio")
        .doesNotContain("other issues than trade");
    exposure("ladder --target COL --rate 12.5% --lang es --format csv");
    assertThat(contadora.out()).contains("\n12.5,,none,COL,-").doesNotContainPattern("\\d,\\d{3},");
  }

  @Test
  void theWorldMayBeASetting() {
    contadora
        .in(Map.of("HOME", "/nowhere", "CONTADORA_WORLD", world))
        .run("exposure", "ladder", "--target", "COL", "--rate", "25%", "--lang", "en");
    assertThat(contadora.out()).contains("USA against COL");
  }

  @Test
  void whatIsWrongIsSaid() {
    failing("exposure", "run", "--target", "COL", "--rate", "25x");
    assertThat(contadora.err()).contains("rate (25x) must be a percentage");
    failing("exposure", "run", "--target", "COL", "--rate", "10000%");
    assertThat(contadora.err()).contains("must be between 0 % and 1000 %");
    failing("exposure", "run", "--target", "COL", "--rate", "12,5%");
    assertThat(contadora.err())
        .contains("The value of --rate (12,5%) must have the sign % with every rate")
        .contains("Maybe 12.5% is meant");
    failing("exposure", "run", "--target", "ARG", "--rate", "25%");
    assertThat(contadora.err())
        .contains("The value of --target (ARG) must be one of the 4 countries");
    failing("exposure", "run");
    assertThat(contadora.err()).contains("Expected a scenario, or --target and --rate");
    failing("exposure", "run", "colombia-2025", "--rate", "5%");
    assertThat(contadora.err()).contains("has its own targets");
    failing("exposure", "run", "--target", "BRA", "--rate", "5%", "--sender", "COL");
    assertThat(contadora.err()).contains("hits no trade");
    failing("exposure", "run", "--target", "COL", "--rate", "5%", "--model", "best");
    assertThat(contadora.err()).contains("The model (best) must be baseline");
    failing("exposure", "fund", "--group", "USA", "--rate", "25%");
    assertThat(contadora.err()).contains("holds the sender");
    contadora.run("exposure", "run", "--target", "COL", "--rate", "5%", "--world", home.toString());
    assertThat(contadora.exitCode()).isEqualTo(1);
    assertThat(contadora.err())
        .contains("has no file liberation_day_countries.csv")
        .contains("Maybe --world");
  }

  private void failing(String... args) {
    String[] all = java.util.Arrays.copyOf(args, args.length + 2);
    all[args.length] = "--world";
    all[args.length + 1] = world;
    contadora.run(all);
    assertThat(contadora.exitCode()).as(contadora.err()).isEqualTo(2);
  }

  /// What is wrong with a country is told by the option that named it, its value, and what is
  /// there.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fund --group= --rate 25%                   | The value of --group () must be an ISO 3166-1 alpha-3 code
          fund --group ARG --rate 25%                | The value of --group (ARG) must be one of the 4 countries of the loaded world (BRA, COL, DEU, USA).
          fund --group MERCOSUR --rate 25%           | The value of --group (MERCOSUR) holds ARG, which must be one of the 4 countries
          fund --group COL,-COL --rate 25%           | The value of --group (COL, -COL) stands for no country
          fund --group COL --sender MEX --rate 25%   | The value of --sender (MEX) must be one of the 4 countries
          fund --group COL --hit PER --rate 25%      | The member that is hit (PER)
          run --target= --rate 25%                   | The value of --target () must be an ISO 3166-1 alpha-3 code
          run --target Colombia --rate 25%           | Maybe COL is meant
          run --target Alemania --rate 25%           | Maybe DEU is meant
          run --target co --rate 25%                 | Maybe COL is meant
          run --target col --rate 25%                | Maybe COL is meant
          fund --group col,BRA --rate 25%            | Maybe COL is meant
          fund --group COL,BRA --rate 12,5%          | Maybe 12.5 % is meant; a point stands before decimals
          run --target ARG --rate 25%                | The value of --target (ARG) must be one of the 4 countries
          run --target COL --sender Usa --rate 25%   | The value of --sender (Usa) must be an ISO 3166-1 alpha-3 code
          run --target COL --sender FRA --rate 25%   | The value of --sender (FRA) must be one of the 4 countries
          run --target COL --rate much               | The value of --rate (much) must be
          run --target COL --rate 25% --answer ANDEAN | The value of --answer (ANDEAN) holds BOL, which must be
          run --target COL --rate 25% --countries PER | The value of --countries (PER) must be one of the 4 countries
          ladder --target COL --rate 25% --countries= | The value of --countries () must be an ISO 3166-1 alpha-3 code
          ladder --target COL --rate 25% --countries PER | The value of --countries (PER) must be one of the 4 countries
          report --target COL --rate 25% --focus PER --out page.html | The value of --focus (PER) must be one of the 4 countries
          """)
  void countryThatIsNotThereIsToldByItsOption(String command, String expected) {
    exposure(command + " --lang en");
    assertThat(contadora.exitCode()).as(contadora.err()).isEqualTo(2);
    assertThat(contadora.err()).contains(expected);
  }
}
