package org.contadora.exposure.redirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.contadora.core.Seed;
import org.contadora.exposure.ReplayableSeed;
import org.contadora.exposure.redirect.ExportPotential.Flow;
import org.contadora.exposure.redirect.RedirectPlan.Basis;
import org.contadora.exposure.redirect.RedirectPlan.Sale;
import org.contadora.exposure.trade.TradeDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RedirectTest {
  private static final Pace PACE = new Pace(4, 0.5, 0.1, 0.1, 3);

  @TempDir private Path folder;

  @Test
  void withoutSharedCapacityBestMarketsFirstIsTheOptimum() {
    Seed seed = ReplayableSeed.next();
    RandomGenerator random = seed.random("greedy");
    for (int i = 0; i < 60; i++) {
      double lost = 1e6 * random.nextDouble();
      HitProduct product =
          product(random, "0603", Collections.nCopies(PACE.years(), lost), 1 + random.nextInt(6));
      RedirectPlan plan =
          new Redirect(PACE, List.of()).plan(List.of(product), Basis.PRODUCTS, _ -> {});
      assertThat(plan.valueUsd())
          .as("%s %s", i, ReplayableSeed.hint(seed))
          .isCloseTo(greedy(product), within(1.0));
    }
  }

  /// The market with the best margin takes all it can in every year, then the next: optimal while
  /// the loss is the same every year, since no market is needed later for more than it was before.
  private static double greedy(HitProduct product) {
    List<Outlet> outlets = new ArrayList<>(product.outlets());
    outlets.sort(Comparator.comparingDouble(one -> -one.margin()));
    double[] last = new double[outlets.size()];
    double value = 0;
    for (int t = 0; t < PACE.years(); t++) {
      double left = product.lostUsd().get(t);
      for (int j = 0; j < last.length; j++) {
        Outlet outlet = outlets.get(j);
        double most =
            Math.min(outlet.headroomUsd(), (1 + PACE.ramp()) * last[j] + outlet.startUsd());
        last[j] = Math.min(left, most);
        left -= last[j];
        value += outlet.margin() * last[j];
      }
    }
    return value;
  }

  @Test
  void withSharedCapacityPlanIsTheOneOfATextbookSimplex() {
    Seed seed = ReplayableSeed.next();
    RandomGenerator random = seed.random("shared");
    for (int i = 0; i < 25; i++) {
      List<HitProduct> products = new ArrayList<>();
      for (String hs : List.of("060311", "060314", "080390")) {
        List<Double> lost = new ArrayList<>();
        for (int t = 0; t < PACE.years(); t++) {
          lost.add(1e6 * (t + 1) * random.nextDouble());
        }
        products.add(product(random, hs, lost, 1 + random.nextInt(3)));
      }
      List<Capacity> capacities =
          List.of(
              capacity(random, "air", List.of("0603")),
              capacity(random, "ships", List.of("0803", "060314")));
      RedirectPlan plan = new Redirect(PACE, capacities).plan(products, Basis.PRODUCTS, _ -> {});
      assertThat(plan.valueUsd())
          .as("%s %s", i, ReplayableSeed.hint(seed))
          .isCloseTo(1e6 * Simplex.of(products, capacities, PACE), within(10.0));
      demandFeasible(plan, products, capacities);
    }
  }

  private static void demandFeasible(
      RedirectPlan plan, List<HitProduct> products, List<Capacity> capacities) {
    for (int t = 0; t < PACE.years(); t++) {
      for (HitProduct product : products) {
        double sold = 0;
        for (Sale sale : plan.sales()) {
          if (sale.hs().equals(product.hs())) {
            Outlet outlet =
                product.outlets().stream()
                    .filter(one -> one.country().equals(sale.country()))
                    .findFirst()
                    .orElseThrow();
            double before = t == 0 ? 0 : sale.usdByYear().get(t - 1);
            assertThat(sale.usdByYear().get(t))
                .isLessThanOrEqualTo(outlet.headroomUsd() + 1)
                .isLessThanOrEqualTo((1 + PACE.ramp()) * before + outlet.startUsd() + 1);
            sold += sale.usdByYear().get(t);
          }
        }
        assertThat(sold).isLessThanOrEqualTo(product.lostUsd().get(t) + 1);
      }
      for (Capacity capacity : capacities) {
        double tonnes = 0;
        for (Sale sale : plan.sales()) {
          for (HitProduct product : products) {
            if (product.hs().equals(sale.hs()) && capacity.carries(product)) {
              tonnes += product.tonnesPerUsd() * sale.usdByYear().get(t);
            }
          }
        }
        assertThat(tonnes).isLessThanOrEqualTo(capacity.extraTonnes().get(t) * (1 + 1e-6) + 1e-3);
      }
    }
  }

  @Test
  void pathIsReadableByHand() {
    // Lost 100 a year; the Netherlands can take 60 in the end, 10 at once, half again each year.
    HitProduct roses =
        new HitProduct(
            "060311",
            500,
            List.of(100.0, 100.0, 100.0, 100.0),
            0.001,
            List.of(new Outlet("NLD", 200, 60, 10, 1)));
    RedirectPlan plan = new Redirect(PACE, List.of()).plan(List.of(roses), Basis.PRODUCTS, _ -> {});
    // 10, 1.5·10+10 = 25, 1.5·25+10 = 47.5, 60
    assertThat(plan.sales()).hasSize(1);
    List<Double> sold = plan.sales().getFirst().usdByYear();
    assertThat(sold.get(0)).isCloseTo(10, within(1e-6));
    assertThat(sold.get(1)).isCloseTo(25, within(1e-6));
    assertThat(sold.get(2)).isCloseTo(47.5, within(1e-6));
    assertThat(sold.get(3)).isCloseTo(60, within(1e-6));
    RedirectPlan.Year last = plan.years().getLast();
    assertThat(last.stillLostUsd()).isCloseTo(40, within(1e-6));
    assertThat(last.senderSharePct()).isCloseTo(100 * 400.0 / (400 + 260), within(1e-6));
    assertThat(last.concentration())
        .isCloseTo((400.0 * 400 + 260 * 260) / (660.0 * 660), within(1e-9));
  }

  @Test
  void capacityThatIsUsedUpIsNamed() {
    HitProduct roses =
        new HitProduct(
            "060311",
            500_000,
            List.of(100_000.0, 100_000.0, 100_000.0, 100_000.0),
            0.001,
            List.of(new Outlet("NLD", 0, 60_000, 60_000, 1)));
    Capacity air = new Capacity("air cargo", List.of("0603"), List.of(10.0, 20.0, 100.0, 100.0));
    RedirectPlan plan =
        new Redirect(PACE, List.of(air)).plan(List.of(roses), Basis.PRODUCTS, _ -> {});
    assertThat(plan.bottlenecks())
        .containsExactly(
            new RedirectPlan.Bottleneck("air cargo", 1, 10),
            new RedirectPlan.Bottleneck("air cargo", 2, 20));
    assertThat(plan.years().getFirst().redirectedUsd()).isCloseTo(10_000, within(1e-3));
  }

  @Test
  void potentialIsSupplyTimesEaseTimesDemand() {
    // World: flowers 1,000, coffee 1,000. The exporter has 200 of flowers and 100 of coffee:
    // supply 0.2 and 0.1. NLD buys 400 of flowers and 100 of coffee: by shares 80 + 10 = 90; it
    // buys 45 of the exporter, so ease is 0.5; potential of flowers 0.2·0.5·400 = 40.
    List<Flow> exports =
        List.of(
            new Flow("060311", "USA", 170, 17),
            new Flow("060311", "NLD", 30, 3),
            new Flow("090111", "USA", 85, 0),
            new Flow("090111", "NLD", 15, 0));
    List<Flow> imports =
        List.of(
            new Flow("060311", "USA", 600, 0),
            new Flow("060311", "NLD", 400, 0),
            new Flow("090111", "USA", 900, 0),
            new Flow("090111", "NLD", 100, 0),
            new Flow("870323", "NLD", 9_999, 0));
    ExportPotential potential = new ExportPotential("USA", PACE, exports, imports);
    assertThat(potential.potentialUsd("060311", "NLD")).isCloseTo(40, within(1e-9));
    assertThat(potential.tonnesElsewhere(List.of("06"))).isCloseTo(3, within(1e-9));
    HitProduct flowers = potential.product("060311", 170, List.of(1.0, 1.0, 1.0, 1.0), 9);
    assertThat(flowers.outlets())
        .singleElement()
        .satisfies(outlet -> {
          assertThat(outlet.country()).isEqualTo("NLD");
          assertThat(outlet.headroomUsd()).isCloseTo(10, within(1e-9));
          assertThat(outlet.startUsd()).isCloseTo(1, within(1e-9));
        });
    assertThat(flowers.tonnesPerUsd()).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void totalsAloneGrowSteadilyAndNoMore() {
    HitProduct all =
        ExportPotential.ofTotals(
            "USA",
            Map.of("USA", 1_000.0, "PAN", 100.0, "CHN", 200.0),
            Collections.nCopies(PACE.years(), 900.0),
            new Pace(4, 0.1, 1, 1, 3),
            0.1);
    RedirectPlan plan =
        new Redirect(new Pace(4, 0.1, 1, 1, 3), List.of())
            .plan(List.of(all), Basis.TOTALS, _ -> {});
    assertThat(plan.years().getLast().redirectedUsd())
        .isCloseTo(300 * (Math.pow(1.1, 4) - 1), within(1e-6));
  }

  /// 1,000 to the sender, 300 to two markets, 700 to others that nobody names: of 2,000 half.
  @Test
  void marketsThatAreNotNamedCountAsSalesAndNoMore() {
    Pace steady = new Pace(1, 0, 1, 1, 1);
    HitProduct all =
        ExportPotential.ofTotals(
            "USA",
            Map.of("USA", 1_000.0, "PAN", 100.0, "CHN", 200.0, "WLD", 700.0),
            List.of(0.0),
            steady,
            0.1);
    RedirectPlan plan = new Redirect(steady, List.of()).plan(List.of(all), Basis.TOTALS, _ -> {});
    assertThat(plan.years().getFirst().senderSharePct()).isCloseTo(50, within(1e-9));
    assertThat(plan.years().getFirst().concentration())
        .isCloseTo((1_000 * 1_000 + 100 * 100 + 200 * 200) / 4e6, within(1e-12));
    assertThat(
            ExportPotential.ofTotals("USA", Map.of("WLD", 700.0), List.of(0.0), steady, 0.1)
                .outlets())
        .allSatisfy(outlet -> assertThat(outlet.headroomUsd()).isZero());
  }

  @Test
  void lossGrowsFromTheShortToTheLongRun() {
    assertThat(PACE.losses(30, 60)).containsExactly(30.0, 45.0, 60.0, 60.0);
  }

  /// Where others are taxed more, a country may sell more to the sender: then there is nothing to
  /// redirect, until there is.
  @Test
  void whatIsGainedIsNothingToRedirect() {
    Map<String, Double> sales = Map.of("USA", 14e9, "PAN", 4e9, "CHN", 2e9);
    for (double longRun : new double[] {-3e9, 2e9}) {
      HitProduct all =
          ExportPotential.ofTotals("USA", sales, PACE.losses(-1e9, longRun), PACE, 0.05);
      RedirectPlan plan = new Redirect(PACE, List.of()).plan(List.of(all), Basis.TOTALS, _ -> {});
      assertThat(plan.years().getFirst().lostUsd()).isZero();
      assertThat(plan.years().getFirst().redirectedUsd()).isZero();
      assertThat(plan.years().getLast().lostUsd()).isEqualTo(Math.max(0, longRun));
      assertThat(plan.sales().isEmpty()).isEqualTo(longRun < 0);
    }
  }

  @Test
  void tableOfCapacitiesThatCannotBeUsedSaysWhere() throws IOException {
    Path table = folder.resolve("capacities.csv");
    Files.writeString(
        table,
        """
        name,hs,tonnes_per_year,growth_percent
        air,0603,100,10
        ships,bananas,100,10
        """);
    assertThatThrownBy(() -> Capacities.of(table))
        .isInstanceOf(TradeDataException.class)
        .hasMessageContaining("line 3")
        .hasMessageContaining("bananas");
    assertThatThrownBy(() -> Capacities.of(folder.resolve("none.csv")))
        .isInstanceOf(TradeDataException.class)
        .hasMessageContaining("none.csv) must be a file");
    Files.writeString(table, "\ufeffname,hs,tonnes_per_year,growth_percent\r\nair,0603,100,10\r\n");
    assertThat(
            Capacities.of(table).over(PACE, new ExportPotential("USA", PACE, List.of(), List.of())))
        .as("with the mark that spreadsheets put first")
        .hasSize(1);
    assertThat(
            Capacities.shipped().over(PACE, new ExportPotential("USA", PACE, List.of(), List.of())))
        .hasSizeGreaterThan(1);
  }

  private static HitProduct product(
      RandomGenerator random, String hs, List<Double> lost, int markets) {
    List<Outlet> outlets = new ArrayList<>();
    for (int j = 0; j < markets; j++) {
      double room = 5e5 * random.nextDouble();
      outlets.add(
          new Outlet(
              "C" + j, 1e5, room, room * random.nextDouble(), 0.5 + 0.5 * random.nextDouble()));
    }
    return new HitProduct(hs, 5e6, lost, 0.001 * random.nextDouble() + 1e-4, outlets);
  }

  private static Capacity capacity(RandomGenerator random, String name, List<String> hs) {
    List<Double> extra = new ArrayList<>();
    for (int t = 0; t < PACE.years(); t++) {
      extra.add(300 * random.nextDouble());
    }
    return new Capacity(name, hs, extra);
  }
}
