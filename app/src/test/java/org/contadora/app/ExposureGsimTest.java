package org.contadora.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `contadora exposure gsim` on an invented industry: a tariff on one supplier of one market moves
/// trade in the others, too.
final class ExposureGsimTest {
  private static final String ROSES =
      """
      exporter,importer,trade_usd,tariff_before_percent,tariff_after_percent
      COL,USA,900e6,0,25
      ECU,USA,300e6,0,0
      USA,USA,200e6,0,0
      COL,DEU,100e6,5,5
      ECU,DEU,250e6,5,5
      DEU,DEU,400e6,0,0
      """;

  @TempDir private Path home;
  private CommandRun contadora;
  private Path flows;

  @BeforeEach
  void write() throws IOException {
    contadora = new CommandRun();
    flows = Files.writeString(home.resolve("roses.csv"), ROSES);
  }

  private JsonNode json(String... more) {
    String[] all = new String[7 + more.length];
    String[] begin = {"exposure", "gsim", flows.toString(), "--format", "json", "--lang", "en"};
    System.arraycopy(begin, 0, all, 0, begin.length);
    System.arraycopy(more, 0, all, begin.length, more.length);
    contadora.run(all);
    assertThat(contadora.exitCode()).as(contadora.err()).isZero();
    return JsonMapper.shared().readTree(contadora.out());
  }

  private static JsonNode country(JsonNode result, String code) {
    for (JsonNode one : result.path("countries")) {
      if (one.path("country").asString().equals(code)) {
        return one;
      }
    }
    throw new AssertionError(code);
  }

  @Test
  void tariffInOneMarketIsFeltInAll() {
    JsonNode result = json();
    assertThat(result.path("flows")).hasSize(6);
    assertThat(result.path("residual").asDouble()).isLessThan(1e-11);
    double[] change = new double[6];
    for (int i = 0; i < change.length; i++) {
      JsonNode one = result.path("flows").path(i);
      change[i] = one.path("afterUsd").asDouble() - one.path("flow").path("tradeUsd").asDouble();
    }
    assertThat(change[0]).as("Colombia to the United States").isNegative();
    assertThat(change[1]).as("Ecuador to the United States").isPositive();
    assertThat(change[3]).as("Colombia sells more elsewhere").isPositive();
    assertThat(change[5]).as("which Germany's growers feel").isNegative();
    assertThat(country(result, "COL").path("supplierPrice").asDouble()).isLessThan(1);
    assertThat(country(result, "USA").path("marketPrice").asDouble()).isGreaterThan(1);
    assertThat(country(result, "DEU").path("buyersUsd").asDouble()).isPositive();
  }

  @Test
  void elasticitiesOfATableStandAboveThoseOfOptions() throws IOException {
    Path table =
        Files.writeString(home.resolve("own.csv"), "country,substitution,supply\nUSA,3,\nCOL,,9\n");
    double standard = country(json(), "COL").path("supplierPrice").asDouble();
    double own =
        country(json("--elasticities", table.toString()), "COL").path("supplierPrice").asDouble();
    double options =
        country(json("--supply", "9", "--substitution", "3"), "COL")
            .path("supplierPrice")
            .asDouble();
    assertThat(own).as("who can sell less lowers the price less").isGreaterThan(standard);
    assertThat(options).isNotEqualTo(own);
    Files.writeString(table, "country,substitution\nUS,3\nCOL,4\n");
    json("--elasticities", table.toString());
    assertThat(contadora.err()).contains("countries that no flow names (US)");
  }

  @Test
  void rowsForSpreadsheets() throws IOException {
    Path out = home.resolve("after.csv");
    contadora.run("exposure", "gsim", flows.toString(), "--out", out.toString(), "--lang", "en");
    assertThat(contadora.exitCode()).as(contadora.err()).isZero();
    assertThat(Files.readAllLines(out))
        .hasSize(7)
        .startsWith(
            "exporter,importer,tariff_before_percent,tariff_after_percent,trade_before_usd,trade_after_usd")
        .anyMatch(line -> line.startsWith("COL,USA,0.0000,25.0000,900000000.00,"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "en", "pt", "fr", "ht"})
  void tableIsWholeInEveryLanguage(String language) {
    contadora.run("exposure", "gsim", flows.toString(), "--top", "2", "--lang", language);
    assertThat(contadora.exitCode()).as(contadora.err()).isZero();
    assertThat(contadora.out()).contains("COL", "USA", "GSIM").doesNotContain("cli.");
    assertThat(contadora.out().lines().filter(line -> line.matches("COL +USA .*"))).hasSize(1);
    assertThat(contadora.out().lines().filter(line -> line.matches("DEU +DEU .*"))).isEmpty();
  }

  @Test
  void whatIsWrongIsSaid() throws IOException {
    Files.writeString(flows, "exporter,importer,trade_usd\nCOL,USA,some\n");
    contadora.run("exposure", "gsim", flows.toString());
    assertThat(contadora.exitCode()).isEqualTo(1);
    assertThat(contadora.err()).contains("roses.csv:2: trade_usd (some) must be a number");
    contadora.run("exposure", "gsim", home.resolve("none.csv").toString());
    assertThat(contadora.exitCode()).isEqualTo(1);
    assertThat(contadora.err()).contains("none.csv");
    contadora.run("exposure", "gsim", flows.toString(), "--substitution", "1");
    assertThat(contadora.exitCode()).isEqualTo(2);
    assertThat(contadora.err()).contains("The elasticity of substitution (1.0) must be above 0");
    contadora.run("exposure", "gsim", flows.toString(), "--format", "html");
    assertThat(contadora.err()).contains("The value of --format (html) must be table, csv or json");
  }
}
