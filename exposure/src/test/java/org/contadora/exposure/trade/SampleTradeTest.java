package org.contadora.exposure.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.contadora.core.Refusals;
import org.contadora.core.Seed;
import org.contadora.exposure.products.Assumptions;
import org.contadora.exposure.products.Exposure;
import org.contadora.exposure.products.Horizon;
import org.contadora.exposure.products.ProductExposures;
import org.contadora.exposure.products.Threat;
import org.contadora.exposure.store.TradeLoad;
import org.contadora.exposure.store.TradeStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SampleTradeTest {
  @TempDir private Path folder;

  @Test
  void sampleIsLoadedWeighedAndSaysThatItIsMadeUp() throws IOException {
    List<Path> files =
        new SampleTrade(new Seed(7)).write(Files.createDirectory(folder.resolve("a")));
    Refusals refusals = new Refusals();
    Path file = folder.resolve("trade.duckdb");
    new TradeLoad(file, 1).load(files, refusals, LoadProgress.silent());
    assertThat(refusals.counts()).isEmpty();
    try (TradeStore store = TradeStore.open(file, 1)) {
      assertThat(store.documents()).hasSize(8).allMatch(TradeStore.Document::madeUp);
      Exposure exposure =
          new ProductExposures(store.elasticities(), store.industries(), Assumptions.STANDARD)
              .assess(
                  ProductExposures.Exporter.of("COL"),
                  store.markets("USA", store.newest("USA").orElseThrow(), List.of("COL")),
                  Threat.onEverything("USA", "COL", 0.25));
      assertThat(exposure.products()).hasSizeGreaterThan(30);
      assertThat(exposure.total(Horizon.LONG).ces().lostUsd())
          .isGreaterThan(exposure.total(Horizon.SHORT).ces().lostUsd());
      assertThat(
              exposure.products().stream()
                  .filter(one -> one.hs6().equals("060314"))
                  .findFirst()
                  .orElseThrow()
                  .shareOfMarketPct())
          .as("a product that the buyer hardly finds elsewhere")
          .isGreaterThan(33);
    }
  }

  @Test
  void sameSeedGivesTheSameBytes() throws IOException {
    for (Path file :
        new SampleTrade(new Seed(7)).write(Files.createDirectory(folder.resolve("a")))) {
      assertThat(Files.readString(file)).startsWith("# Made-up sample");
    }
    for (Path file :
        new SampleTrade(new Seed(7)).write(Files.createDirectory(folder.resolve("b")))) {
      assertThat(file)
          .hasSameBinaryContentAs(folder.resolve("a").resolve(String.valueOf(file.getFileName())));
    }
  }
}
