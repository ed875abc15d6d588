package org.contadora.exposure.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.contadora.core.Refusals;
import org.contadora.exposure.tables.WrittenTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WorldTest {
  private static final List<Country> TWO =
      List.of(new Country("USA", "United States", 9e9), new Country("COL", "Colombia", 5e9));

  private static final List<Flow> BOTH_WAYS =
      List.of(new Flow("USA", "COL", 10), new Flow("COL", "USA", 20));

  @TempDir private Path folder;

  @Test
  void flowsOfOnePairAddUp() {
    World world =
        World.of(
            TWO,
            List.of(
                new Flow("USA", "COL", 10), new Flow("COL", "USA", 20), new Flow("USA", "COL", 5)));
    assertThat(world.tradeKusd(0, 1)).isEqualTo(15);
    assertThat(world.indexOf("COL")).isEqualTo(1);
  }

  @Test
  void tradeThatCannotBeIsRefusedWithItsPair() {
    refused(List.of(new Flow("USA", "COL", -1)), "The trade from USA to COL (-1.0 thousand US$)");
    refused(List.of(new Flow("USA", "COL", Double.NaN)), "must be a number of at least 0");
    refused(List.of(new Flow("USA", "USA", 1)), "to itself");
    refused(List.of(new Flow("USA", "COL", 1)), "The trade of USA is missing");
    refused(List.of(new Flow("USA", "ZZZ", 1)), "The country (ZZZ) is not among the 2");
    refused(List.of(new Flow("USA", "Colombia", 1)), "Maybe COL is meant");
  }

  private static void refused(List<Flow> flows, String message) {
    assertThatThrownBy(() -> World.of(TWO, flows))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    "COL, 0, The GDP of COL (0.0 US$) must be a number above 0.",
    "COL, -1, The GDP of COL (-1.0 US$) must be a number above 0.",
    "Co, 1, 'The country (Co) must be an ISO 3166-1 alpha-3 code in capitals, such as COL.'",
    "USA, 1, The country (USA) is listed twice; expected each once."
  })
  void countriesThatCannotBeAreRefused(String iso3, double gdp, String message) {
    assertThatThrownBy(
            () -> World.of(List.of(TWO.getFirst(), new Country(iso3, "x", gdp)), BOTH_WAYS))
        .isInstanceOf(BadInput.class)
        .hasMessage(message);
  }

  @Test
  void aTariffOfTenThousandPercentIsTakenForASlip() {
    Tariffs none = Tariffs.none(World.of(TWO, BOTH_WAYS));
    assertThatThrownBy(() -> none.with("COL", "USA", 100))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("COL to USA")
        .hasMessageContaining("must be between 0 % and 1,000 %")
        .hasMessageContaining("Maybe a percentage was given");
    assertThatThrownBy(() -> none.with("COL", "USA", -0.1)).isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> none.with("COL", "USA", Double.NaN)).isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> none.with("COL", "COL", 0.1)).hasMessageContaining("on itself");
    assertThatThrownBy(() -> none.with("COL", "XXX", 0.1)).hasMessageContaining("(XXX)");
  }

  @Test
  void publishedRatesAreAtLeastTenPercent() {
    World world =
        World.of(
            List.of(
                new Country("USA", "United States", 9e9, java.util.OptionalDouble.of(0)),
                new Country("COL", "Colombia", 5e9, java.util.OptionalDouble.of(0.04))),
            BOTH_WAYS);
    assertThat(Tariffs.published(world, "USA").rate(1, 0)).isEqualTo(0.1);
    assertThatThrownBy(() -> Tariffs.published(World.of(TWO, BOTH_WAYS), "USA"))
        .hasMessageContaining("The published rate of COL is missing");
  }

  @Test
  void readsTwoTablesAndCountsStrangers() throws IOException {
    write(
        "iso3,name,gdp_usd,ustr_applied_tariff\nUSA,United States,9e9,0\nCOL,Colombia,5e9,.1\n",
        "exporter,importer,value_kusd\nUSA,COL,10\nCOL, USA ,20\nCOL,ATA,3\n");
    Refusals refusals = new Refusals();
    World world = WorldFiles.read(folder, refusals);
    assertThat(world.tradeKusd(1, 0)).isEqualTo(20);
    assertThat(refusals.counts()).containsEntry("WORLD_COUNTRY_UNKNOWN", 1L);
    assertThat(refusals.examples().getFirst().place()).endsWith(WorldFiles.TRADE + ":4");
  }

  @ParameterizedTest
  @CsvSource({
    "'COL,Colombia,,.1', 'USA,COL,10', liberation_day_countries.csv:3: gdp_usd is missing",
    "'COL,Colombia,much,.1', 'USA,COL,10', liberation_day_countries.csv:3: gdp_usd (much) must be",
    "'COL,Colombia,5,.1', 'USA,COL,-2', baci2023_bilateral_total_kusd.csv:2: value_kusd (-2.0)",
    "'COL,Colombia,5,.1', 'USA,COL', baci2023_bilateral_total_kusd.csv:2: value_kusd is missing",
  })
  void damagedTablesAreRefusedWithTheirLine(String country, String flow, String message)
      throws IOException {
    write(
        "iso3,name,gdp_usd,ustr_applied_tariff\nUSA,United States,9,0\n" + country + "\n",
        "exporter,importer,value_kusd\n" + flow + "\n");
    assertThatThrownBy(() -> WorldFiles.read(folder, new Refusals()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(message);
  }

  @Test
  void aFolderWithoutTablesIsRefused() {
    assertThatThrownBy(() -> WorldFiles.read(folder, new Refusals()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("has no file liberation_day_countries.csv");
  }

  /// Whoever reads the message is no programmer.
  @Test
  void filesThatCannotBeReadAreToldInWords() throws IOException {
    assertThatThrownBy(() -> WorldFiles.areMadeUp(folder))
        .isInstanceOf(BadInput.class)
        .hasMessageEndingWith("could not be read: it does not exist");
    write("iso3,name,gdp_usd\n", "exporter,importer,value_kusd\n");
    Files.write(
        folder.resolve(WorldFiles.COUNTRIES),
        "# pa\u00edses\niso3,name,gdp_usd\nPER,Per\u00fa,9\n"
            .getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> WorldFiles.areMadeUp(folder))
        .isInstanceOf(BadInput.class)
        .hasMessageEndingWith("could not be read: it is not UTF-8");
    Files.delete(folder.resolve(WorldFiles.COUNTRIES));
    Files.createDirectory(folder.resolve(WorldFiles.COUNTRIES));
    assertThatThrownBy(() -> WorldFiles.areMadeUp(folder))
        .isInstanceOf(BadInput.class)
        .hasMessageEndingWith("could not be read: Is a directory");
    assertThatThrownBy(() ->
            new WrittenTable(folder.resolve(WorldFiles.COUNTRIES), BadInput::new)
                .forEach(row -> {}))
        .isInstanceOf(BadInput.class)
        .hasMessageEndingWith("could not be read: Is a directory");
  }

  private void write(String countries, String trade) throws IOException {
    Files.writeString(folder.resolve(WorldFiles.COUNTRIES), countries);
    Files.writeString(folder.resolve(WorldFiles.TRADE), trade);
  }
}
