package org.contadora.exposure.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.contadora.core.Refusals;
import org.contadora.exposure.trade.LoadProgress;
import org.contadora.exposure.trade.ProductMarket;
import org.contadora.exposure.trade.TradeDataException;
import org.contadora.exposure.trade.TradeSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TradeStoreTest {
  private static final String COUNTRIES =
      """
      country_code,country_name,country_iso2,country_iso3
      170,Colombia,CO,COL
      842,USA,US,USA
      218,Ecuador,EC,ECU
      528,Netherlands,NL,NLD
      """;

  @TempDir private Path folder;
  private final Refusals refusals = new Refusals();

  @Test
  void baciIsReadWithItsCountriesWhateverTheFilesAreCalled() throws IOException {
    // The table with the countries comes last by name, and is read first.
    write("a.txt", BACI);
    write("z.txt", COUNTRIES);
    TradeLoad.Loaded loaded = load(folder.resolve("a.txt"), folder.resolve("z.txt"));
    assertThat(loaded).isEqualTo(new TradeLoad.Loaded(2, 8, 0));
    try (TradeStore store = open()) {
      assertThat(store.newest("USA")).contains(new TradeStore.SourceYear(TradeSource.BACI, 2023));
      List<ProductMarket> roses =
          store.markets("USA", new TradeStore.SourceYear(TradeSource.BACI, 2023), List.of("COL"));
      assertThat(roses)
          .containsExactly(
              new ProductMarket(
                  "060311",
                  "USA",
                  2023,
                  TradeSource.BACI,
                  List.of(
                      new ProductMarket.Supply("COL", 500_000, 0),
                      new ProductMarket.Supply("ECU", 250_500, 0))));
      assertThat(store.salesOf("COL", 2023))
          .containsExactly(
              new TradeStore.Sale("060311", "NLD", 100_000, 20),
              new TradeStore.Sale("060311", "USA", 500_000, 0));
    }
  }

  private static final String BACI =
      """
      t,i,j,k,v,q
      2023,170,842,60311,500,           NA
      2023,218,842,060311,250.5,80.1
      2023,170,528,060311,100,20
      2023,218,528,060311,0,0
      """;

  @Test
  void badRowsAreCountedWithTheirPlaceAndTheRestIsRead() throws IOException {
    write("countries.csv", COUNTRIES);
    write(
        "baci.csv",
        """
        t,i,j,k,v,q
        2023,170,842,060311,500,1
        2023,170,999,060311,500,1
        2023,170,842,06031X,500,1
        2023,170,842,060311,-3,1
        2023,170,842,060311,NA,1
        2023,170,842,060311,1e999,1
        2023,170,842
        2023,170,842,060312,7,1
        """);
    load(folder);
    assertThat(refusals.counts())
        .isEqualTo(
            java.util.Map.of(
                "COUNTRY_UNKNOWN", 1L,
                "HS_MALFORMED", 1L,
                "TRADE_NEGATIVE", 1L,
                "TRADE_MISSING", 1L,
                "NUMBER_MALFORMED", 1L,
                "ROW_SHORT", 1L));
    assertThat(refusals.examples().getFirst().place()).endsWith("baci.csv line 3");
    try (TradeStore store = open()) {
      assertThat(store.documents().getLast())
          .satisfies(document -> {
            assertThat(document.format()).isEqualTo("BACI");
            assertThat(document.subject()).isEqualTo("2023");
            assertThat(document.rows()).isEqualTo(2);
            assertThat(document.refused()).isEqualTo(6);
            assertThat(document.sha256()).hasSize(64);
          });
    }
  }

  @Test
  void fileThatBreaksOffLeavesTheOldData() throws IOException {
    write("countries.csv", COUNTRIES);
    write("baci.csv", BACI);
    load(folder);
    byte[] before = Files.readAllBytes(store());
    for (String broken :
        List.of(
            "t,i,j,k,v,q\n2023,170,842,060311,900,1\n2023,170,84",
            "t,i,j,k,v,q\n2023,170,842,060311,9\"00,1\n2023,170,\"84",
            "t,i,j,k,v,q\n",
            "t,i,j,k,v,q\n2023,1,2,060311,5,1\n")) {
      write("baci.csv", broken);
      assertThatThrownBy(() -> load(folder))
          .as(broken)
          .isInstanceOf(TradeDataException.class)
          .hasMessageContaining("baci.csv");
      assertThat(Files.readAllBytes(store())).as(broken).isEqualTo(before);
    }
    assertThat(folder.resolve("store.duckdb.loading")).doesNotExist();
  }

  @Test
  void damagedArchiveLeavesTheOldData() throws IOException {
    write("countries.csv", COUNTRIES);
    write("baci.csv", BACI);
    load(folder.resolve("countries.csv"), folder.resolve("baci.csv"));
    byte[] before = Files.readAllBytes(store());
    Path packed = folder.resolve("baci.csv.gz");
    try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(
          (BACI + "2023,170,842,060312,7,1\n".repeat(50_000))
              .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    byte[] whole = Files.readAllBytes(packed);
    Files.write(packed, java.util.Arrays.copyOf(whole, whole.length - 20));
    assertThatThrownBy(() -> load(packed))
        .isInstanceOf(TradeDataException.class)
        .hasMessageContaining("damaged")
        .hasMessageContaining("Maybe it was not fetched or copied whole.");
    assertThat(Files.readAllBytes(store())).isEqualTo(before);
  }

  @Test
  void loadThatIsStoppedLeavesTheOldData() throws IOException {
    write("countries.csv", COUNTRIES);
    write("baci.csv", BACI);
    load(folder);
    byte[] before = Files.readAllBytes(store());
    write("more.csv", BACI.replace("2023", "2022"));
    assertThatThrownBy(() ->
            new TradeLoad(store(), 1)
                .load(
                    List.of(folder.resolve("more.csv")),
                    refusals,
                    (_, _) -> {
                      throw new IllegalStateException("stopped");
                    }))
        .hasMessage("stopped");
    assertThat(Files.readAllBytes(store())).isEqualTo(before);
  }

  @Test
  void sameYearAgainTakesThePlaceOfTheFirst() throws IOException {
    write("countries.csv", COUNTRIES);
    write("baci.csv", BACI);
    load(folder);
    write("baci.csv", BACI.replace(",500,", ",600,"));
    assertThat(load(folder.resolve("baci.csv")).replaced()).isEqualTo(1);
    write("older.csv", BACI.replace("2023", "2022"));
    assertThat(load(folder.resolve("older.csv")).replaced()).isZero();
    try (TradeStore store = open()) {
      assertThat(store.reported("COL", "USA"))
          .containsExactly(
              new TradeStore.Reported(TradeSource.BACI, 2022, 500_000, "HS6"),
              new TradeStore.Reported(TradeSource.BACI, 2023, 600_000, "HS6"));
    }
  }

  @Test
  void whatIsMissingIsSaid() throws IOException {
    assertThatThrownBy(this::open)
        .isInstanceOf(TradeDataException.class)
        .hasMessageContaining("store.duckdb")
        .hasMessageContaining("contadora exposure load");
    write("baci.csv", BACI);
    assertThatThrownBy(() -> load(folder))
        .isInstanceOf(TradeDataException.class)
        .hasMessageContaining("country_codes");
    Path text = write("letter.txt", "Dear all,\nhello\n");
    assertThatThrownBy(() -> load(text))
        .isInstanceOf(TradeDataException.class)
        .hasMessageContaining("letter.txt");
    assertThatThrownBy(() -> load(folder.resolve("nothing.csv")))
        .isInstanceOf(TradeDataException.class)
        .hasMessageContaining("nothing.csv");
    Files.writeString(store(), "not a database");
    assertThatThrownBy(this::open).hasMessageContaining("store.duckdb");
    assertThat(store()).hasContent("not a database");
  }

  @Test
  void secondLoadAtTheSameTimeIsRefused() throws IOException {
    Path countries = write("countries.csv", COUNTRIES);
    Path baci = write("baci.csv", BACI);
    TradeLoad second = new TradeLoad(store(), 1);
    List<String> said = new java.util.ArrayList<>();
    new TradeLoad(store(), 1)
        .load(
            List.of(countries, baci),
            refusals,
            (_, _) -> {
              try {
                second.load(List.of(countries), new Refusals(), LoadProgress.silent());
              } catch (IOException | TradeDataException e) {
                said.add(String.valueOf(e.getMessage()));
              }
            });
    assertThat(said).isNotEmpty().allSatisfy(m -> assertThat(m).contains("Another load"));
  }

  @Test
  void tariffsThatCannotBeAreRefused() throws IOException {
    write(
        "rates.csv",
        """
        country_name,rtariff-aug
        COLOMBIA,10000
        BRAZIL,-5
        CHILE,10.0
        """);
    load(folder.resolve("rates.csv"));
    assertThat(refusals.counts()).isEqualTo(java.util.Map.of("TARIFF_IMPLAUSIBLE", 2L));
    assertThat(refusals.examples().getFirst().detail())
        .isEqualTo("COL: 10000.0 %, expected 0 to 1000");
  }

  @Test
  void sourcesDisagreeAndEachIsKept() throws IOException {
    Path shared = org.contadora.exposure.SharedTrade.folder();
    new TradeLoad(store(), 2)
        .load(
            List.of(
                shared.resolve("baci2023_bilateral_total_kusd.csv"),
                shared.resolve("census_country_iso3.csv"),
                shared.resolve("colombia_exports_2024_by_destination_dian.csv"),
                shared.resolve("us_imports_monthly_naics3_2018_2025.csv")),
            refusals,
            LoadProgress.silent());
    assertThat(refusals.counts()).isEmpty();
    try (TradeStore store = open()) {
      List<TradeStore.Reported> reported = store.reported("COL", "USA");
      assertThat(musd(reported, TradeSource.BACI_TOTALS, 2023)).isCloseTo(13_583, within(0.5));
      assertThat(musd(reported, TradeSource.CENSUS, 2023)).isCloseTo(16_820, within(0.5));
      assertThat(musd(reported, TradeSource.DIAN, 2024)).isCloseTo(14_335, within(0.5));
      assertThat(musd(reported, TradeSource.CENSUS, 2024)).isCloseTo(18_311, within(0.5));
    }
  }

  private static double musd(List<TradeStore.Reported> reported, TradeSource source, int year) {
    return reported.stream()
            .filter(one -> one.source() == source && one.year() == year)
            .findFirst()
            .orElseThrow()
            .usd()
        / 1e6;
  }

  private Path store() {
    return folder.resolve("store.duckdb");
  }

  private TradeStore open() throws IOException {
    return TradeStore.open(store(), 1);
  }

  private TradeLoad.Loaded load(Path... inputs) throws IOException {
    // The folder holds the store too: no table, and not an input.
    List<Path> files =
        inputs.length == 1 && Files.isDirectory(inputs[0]) ? tables(inputs[0]) : List.of(inputs);
    return new TradeLoad(store(), 1).load(files, refusals, LoadProgress.silent());
  }

  private static List<Path> tables(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    }
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
