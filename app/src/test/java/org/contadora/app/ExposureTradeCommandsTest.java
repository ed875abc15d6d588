package org.contadora.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.contadora.app.terminal.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The commands for trade and products, on the made-up sample.
final class ExposureTradeCommandsTest extends LoadedTrade {
  @Test
  void productsAreShownWithBothHorizonsAndTheirRange() {
    run("exposure", "products", "--exporter", "COL", "--rate", "25", "--lang", "en");
    assertThat(command.exitCode()).as(command.err()).isEqualTo(ExitCode.OK);
    assertThat(command.out())
        .contains("MADE-UP DATA")
        .contains("United States adds 25.0 % to its tariff on Colombia")
        .contains("Short run")
        .contains("Long run")
        .contains("90 of 100")
        .contains("Cut roses fresh")
        .contains("Crops and animals")
        .contains("BACI_TOTALS");
  }

  @Test
  void everyLanguageHasItsWords() {
    for (String language : List.of("es", "pt", "fr", "ht")) {
      for (String what : List.of("products", "redirect")) {
        run("exposure", what, "--exporter", "COL", "--rate", "25", "--lang", language);
        assertThat(command.exitCode()).as(command.err()).isEqualTo(ExitCode.OK);
        assertThat(command.out()).doesNotContain("exposure.").doesNotContain("isic.");
      }
    }
    run("exposure", "products", "--exporter", "COL", "--rate", "25", "--lang", "es");
    assertThat(command.out())
        .contains("Ventas perdidas")
        .contains("Estados Unidos")
        .containsPattern("090111 +Café sin tostar ")
        .containsPattern("[0-9]{6} +[^ ]+.* · ");
    run("exposure", "products", "--exporter", "COL", "--rate", "25", "--lang", "en");
    assertThat(command.out()).contains("HS").doesNotContain(" · ");
  }

  @Test
  void tableOfAllProductsIsCsv() {
    run("exposure", "products", "--exporter", "COL", "--rate", "25", "--format", "csv");
    List<String> lines = command.out().lines().toList();
    assertThat(lines.getFirst()).startsWith("hs6,description,trade_usd,");
    int columns = lines.getFirst().split(",", -1).length;
    assertThat(lines)
        .hasSizeGreaterThan(30)
        .allMatch(line -> line.split(",", -1).length == columns);
  }

  @Test
  void everythingIsJson() throws IOException {
    Path file = folder.resolve("products.json");
    run(
        "exposure",
        "products",
        "--exporter",
        "COL",
        "--rate",
        "50",
        "--draws",
        "20",
        "--out",
        file.toString());
    JsonNode whole = JsonMapper.shared().readTree(Files.readString(file));
    assertThat(whole.path("made_up").asBoolean()).isTrue();
    assertThat(whole.path("rate_percent").asDouble()).isEqualTo(50);
    assertThat(whole.path("totals").path("long").path("lostUsd").path("high").asDouble())
        .isGreaterThan(whole.path("totals").path("long").path("lostUsd").path("low").asDouble());
    assertThat(whole.path("products").size()).isGreaterThan(30);
  }

  @Test
  void gsimLetsSuppliersLowerTheirPrices() {
    run("exposure", "products", "--exporter", "COL", "--rate", "25%", "--format", "json");
    JsonNode fixed = JsonMapper.shared().readTree(command.out());
    assertThat(fixed.get("supply").isNull()).isTrue();
    run("exposure", "products", "--exporter", "COL", "--rate", "25%", "--gsim", "--format", "json");
    JsonNode gsim = JsonMapper.shared().readTree(command.out());
    assertThat(gsim.get("import_demand").asDouble()).isEqualTo(-1.25);
    assertThat(gsim.get("supply").asDouble()).isEqualTo(1.5);
    for (String horizon : List.of("short", "long")) {
      JsonNode moved = gsim.get("totals").get(horizon).get("ces");
      assertThat(moved.get("supplierPricePct").asDouble()).isNegative();
      assertThat(moved.get("consumerCostUsd").asDouble())
          .isLessThan(
              fixed.get("totals").get(horizon).get("ces").get("consumerCostUsd").asDouble());
    }
    run("exposure", "products", "--exporter", "COL", "--rate", "25", "--gsim", "--lang", "en");
    assertThat(command.out()).contains("The importer’s demand -1.25, supply 1.5.");
  }

  @Test
  void pagesOnProductsAndOnOtherMarketsSayThatTheyAreMadeUp() {
    run("exposure", "products", "--exporter", "COL", "--rate", "25", "--format", "html");
    JsonNode products = PageData.of(command.out());
    assertThat(products.get("sample").asBoolean()).isTrue();
    assertThat(products.get("products")).isNotEmpty();
    assertThat(products.get("totals").get("lost_long").get("median").asDouble()).isPositive();
    assertThat(products.get("redirect").isNull()).isTrue();
    assertThat(products.get("steps")).isEmpty();
    run("exposure", "redirect", "--exporter", "COL", "--rate", "25", "--format", "html");
    assertThat(PageData.of(command.out()).get("redirect").get("years")).hasSize(5);
  }

  @Test
  void exemptProductsLoseNothing() {
    run(
        "exposure",
        "products",
        "--exporter",
        "COL",
        "--rate",
        "25",
        "--format",
        "csv",
        "--exempt",
        "0603");
    assertThat(row("060311")).contains(",100,whole_product,0,0,");
    run(
        "exposure",
        "products",
        "--exporter",
        "COL",
        "--rate",
        "25",
        "--only",
        "0603",
        "--format",
        "csv");
    assertThat(lost("060311")).isGreaterThan(1000);
    assertThat(lost("270900")).isZero();
    run(
        "exposure",
        "products",
        "--exporter",
        "COL",
        "--rate",
        "25",
        "--format",
        "csv",
        "--exempt",
        "exempt_sample");
    assertThat(lost("270900")).isZero();
  }

  private String row(String hs6) {
    return command.out().lines().filter(line -> line.startsWith(hs6)).findFirst().orElseThrow();
  }

  private double lost(String hs6) {
    String[] header = command.out().lines().findFirst().orElseThrow().split(",", -1);
    return Double.parseDouble(row(hs6).split(",", -1)[List.of(header).indexOf("lost_usd_long")]);
  }

  @Test
  void redirectGoesYearByYear() throws IOException {
    run("exposure", "redirect", "--exporter", "COL", "--rate", "25", "--lang", "en");
    assertThat(command.exitCode()).as(command.err()).isEqualTo(ExitCode.OK);
    assertThat(command.out())
        .contains("Stays lost")
        .contains("Best market")
        .doesNotContain("totals by destination only");
    Path file = folder.resolve("plan.json");
    run(
        "exposure",
        "redirect",
        "--exporter",
        "COL",
        "--rate",
        "25",
        "--years",
        "3",
        "--out",
        file.toString());
    JsonNode plan = JsonMapper.shared().readTree(Files.readString(file)).path("plan");
    assertThat(plan.path("basis").asString()).isEqualTo("PRODUCTS");
    assertThat(plan.path("years").size()).isEqualTo(3);
    for (JsonNode year : plan.path("years")) {
      double lost = year.path("lostUsd").asDouble();
      double redirected = year.path("redirectedUsd").asDouble();
      assertThat(redirected).isBetween(0.0, lost);
      assertThat(year.path("stillLostUsd").asDouble()).isEqualTo(lost - redirected);
    }
  }

  @Test
  void withoutWorldTradeThePlanSaysThatItIsCoarse() {
    Path store = folder.resolve("coarse.duckdb");
    List<String> inputs = new ArrayList<>(List.of("exposure", "load", "--store", store.toString()));
    Path us = folder.resolve("imports_2024.csv");
    assertThat(us).doesNotExist();
    write(
        us,
        """
        hs6,cty_code,country,imports_usd,duty_usd
        060311,3010,COLOMBIA,600000000,0
        060311,3310,ECUADOR,400000000,20000000
        """);
    write(
        folder.resolve("dian.csv"),
        "destination_es,exports_fob_musd_2024\nEstados Unidos,550\nPaíses Bajos,200\nTOTAL,1000\n");
    inputs.add(us.toString());
    inputs.add(folder.resolve("dian.csv").toString());
    inputs.add(sample.resolve("elasticities.csv").toString());
    run(inputs.toArray(String[]::new));
    assertThat(command.exitCode()).as(command.err()).isEqualTo(ExitCode.OK);
    run(
        "exposure",
        "redirect",
        "--exporter",
        "COL",
        "--rate",
        "25",
        "--lang",
        "en",
        "--store",
        store.toString());
    assertThat(command.out()).contains("totals by destination only").contains("Netherlands");
    run(
        "exposure",
        "redirect",
        "--exporter",
        "COL",
        "--rate",
        "25",
        "--format",
        "json",
        "--store",
        store.toString());
    JsonNode year = JsonMapper.shared().readTree(command.out()).path("plan").path("years").path(0);
    double left = 550e6 - year.path("lostUsd").asDouble();
    // Of all that is sold, also to those whom the table does not name.
    double sold = left + 450e6 + year.path("redirectedUsd").asDouble();
    assertThat(year.path("senderSharePct").asDouble()).isCloseTo(100 * left / sold, within(1e-9));
  }

  /// On one page the fund's members have inside what the ladder says of the same answer, whoever
  /// the page is about: the rate on the taxed part of what the targets sell and of nobody else's,
  /// the answer's own rate from those who answer and from nobody else.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // targets | answering | hit | answering, if not all | others hit | members
        "COL         | COL, BRA, MEX      | CO    |       | false | 3",
        "COL, PER    | COL, BRA, MEX, PER | CO,PE |       | false | 4",
        "COL, PER    | BRA, MEX           | CO,PE | BR,MX | false | 4",
        "WORLD       | COL, BRA           |       |       | true  | 2",
        "BRA, COL    | BRA, COL           |       |       | false | 2",
      })
  void theFundWeighsTheThreatThatTheLadderWeighs(
      String targets, String members, String hit, String answering, boolean others, int size)
      throws IOException {
    Path file = folder.resolve("joint.yaml");
    write(
        file,
        """
        name: x
        sender: USA
        targets: [%s]
        rate: 25 %%
        exempt: [0603]
        answers: [{members: [%s], rate: 10 %%}]
        """
            .formatted(targets, members));
    Path page = folder.resolve("joint.html");
    run(
        "exposure",
        "report",
        file.toString(),
        "--focus",
        "BRA",
        "--world",
        sample.toString(),
        "--out",
        page.toString());
    assertThat(command.exitCode()).as(command.err()).isEqualTo(ExitCode.OK);
    JsonNode data = PageData.of(Files.readString(page));
    JsonNode fund = data.path("fund");
    assertThat(codes(fund.path("hit"))).isEqualTo(hit == null ? "" : hit);
    assertThat(codes(fund.path("answering"))).isEqualTo(answering == null ? "" : answering);
    assertThat(fund.path("others_hit").asBoolean()).isEqualTo(others);
    assertThat(fund.path("answer_percent").asDouble()).isEqualTo(10);
    assertThat(fund.path("members")).hasSize(size);
    for (JsonNode member : fund.path("members")) {
      for (JsonNode country : data.path("steps").path(0).path("countries")) {
        if (country.path("country").equals(member.path("country"))) {
          assertThat(member.path("inside_percent").asDouble())
              .as(member.path("country").asString())
              .isCloseTo(country.path("welfare_percent").asDouble(), within(1e-9));
        }
      }
    }
  }

  /// Countries and the house's notes on who counted jobs, in the language of the rest.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "es | Colombia | Estados Unidos | empleos directos en flores, Ministerio de Agricultura",
        "en | Colombia | United States  | direct jobs in flowers, Ministerio de Agricultura",
        "pt | Colômbia | Estados Unidos | empregos diretos em flores, Ministerio de Agricultura",
        "fr | Colombie | États-Unis     | emplois directs dans les fleurs, Ministerio de Agricultura",
        "ht | Kolonbi  | Etazini        | travay dirèk nan flè, Ministerio de Agricultura",
      })
  void countriesAndSourcesAreInTheReadersLanguage(
      String language, String exporter, String importer, String source) throws IOException {
    // Of made-up trade nobody is known to work on it, unless a table says so.
    Path store = folder.resolve("jobs.duckdb");
    Files.copy(
        home.resolve(".local/share/contadora/trade.duckdb"),
        store,
        StandardCopyOption.REPLACE_EXISTING);
    Path jobs = folder.resolve("jobs.csv");
    write(
        jobs,
        """
        iso3,hs,jobs,exports_usd,source
        COL,06,110000,2385800000,"[DIRECT_JOBS_FLOWERS], Ministerio de Agricultura 2024"
        """);
    run("exposure", "load", jobs.toString(), "--store", store.toString());
    String products =
        "exposure products --exporter COL --rate 25 --store " + store + " --lang " + language;
    run(products.split(" ", -1));
    assertThat(command.out()).contains(exporter, importer, source).doesNotContain("[DIRECT");
    run((products + " --format json").split(" ", -1));
    assertThat(command.out()).contains(source);
    run("exposure", "redirect", "--exporter", "COL", "--rate", "25", "--lang", language);
    assertThat(command.out()).contains(exporter, importer);
    String world = " --target COL --rate 25 --world " + sample + " --lang " + language;
    for (String one : List.of("run", "ladder")) {
      run(("exposure " + one + world).split(" ", -1));
      assertThat(command.out()).contains("COL " + exporter, "USA " + importer);
    }
  }

  /// Codes in alphabetical order.
  private static String codes(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).sorted().collect(Collectors.joining(","));
  }

  @Test
  void aMadeUpWorldIsCalledOneWithNothingElseLoaded() {
    for (String threat :
        List.of("run --target COL", "ladder --target COL", "fund --group COL,MEX")) {
      List<String> words = new ArrayList<>(List.of("exposure"));
      words.addAll(List.of(threat.split(" ")));
      words.addAll(List.of("--rate", "25%", "--world", sample.toString(), "--lang", "en"));
      words.addAll(threat.startsWith("fund") ? List.of() : List.of("--store", "nothing.duckdb"));
      run(words.toArray(String[]::new));
      assertThat(command.exitCode()).as(command.err()).isEqualTo(ExitCode.OK);
      assertThat(command.err()).as(threat).contains("MADE-UP DATA");
      words.addAll(List.of("--format", "html"));
      run(words.toArray(String[]::new));
      assertThat(PageData.of(command.out()).path("sample").asBoolean()).as(threat).isTrue();
    }
  }
}
