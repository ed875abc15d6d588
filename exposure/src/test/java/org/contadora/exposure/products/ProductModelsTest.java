package org.contadora.exposure.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import org.contadora.core.Seed;
import org.contadora.exposure.ReplayableSeed;
import org.junit.jupiter.api.Test;

/// The three models against slow twins written straight from their equations.
final class ProductModelsTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  /// One supplier of 1,000 with a share h, the rest from others; what remains of it by the notes.
  private static double closedForm(double elasticity, double h, double tariff) {
    double a = Math.pow(1 + tariff, -elasticity);
    return a / (1 - h + h * a * (1 + tariff));
  }

  @Test
  void withoutTariffBeforeTheMarketIsTheClosedFormOfTheNotes() {
    double h = 0.5785;
    Lines roses = new Lines(2);
    roses.add(true, 1000 * h, 0, 0.25);
    roses.add(false, 1000 * (1 - h), 0, 0);
    Outcome outcome = new CesMarket(roses, -1, INFINITE).outcome(1.368);
    assertThat(outcome.lostPct()).isCloseTo(100 * (1 - closedForm(1.368, h, 0.25)), within(1e-10));
    assertThat(outcome.lostPct()).isCloseTo(22.8, within(0.05));
    assertThat(outcome.supplierPricePct()).isZero();
  }

  @Test
  void marketIsTheOneThatBisectionFinds() {
    Seed seed = ReplayableSeed.next();
    RandomGenerator random = seed.random("markets");
    for (int i = 0; i < 300; i++) {
      Lines lines = lines(random, 2 + random.nextInt(8));
      double sigma = 0.2 + 12 * random.nextDouble();
      double em = -0.2 - 3 * random.nextDouble();
      double ex = i % 3 == 0 ? INFINITE : 0.2 + 9 * random.nextDouble();
      double found = new CesMarket(lines, em, ex).logPrice(sigma);
      assertThat(found)
          .as("%s %s", i, ReplayableSeed.hint(seed))
          .isCloseTo(slowLogPrice(lines, sigma, em, ex), within(1e-9));
    }
  }

  /// ln P such that the index of the prices that follow from it is P itself, by bisection on the
  /// four equations of the class comment, each supplier's price by a bisection of its own.
  private static double slowLogPrice(Lines lines, double sigma, double em, double ex) {
    double spending = 0;
    for (int r = 0; r < lines.count(); r++) {
      spending += lines.valueUsd[r] * (1 + lines.before[r]);
    }
    double all = spending;
    return bisect(x -> {
      double sum = 0;
      for (int r = 0; r < lines.count(); r++) {
        double tariff = (1 + lines.after[r]) / (1 + lines.before[r]);
        double price =
            Double.isInfinite(ex)
                ? 0
                : bisect(p -> {
                  double q =
                      Math.pow(tariff * Math.exp(p) / Math.exp(x), -sigma)
                          * Math.pow(Math.exp(x), em);
                  return Math.exp(ex * p) - q;
                });
        double share = lines.valueUsd[r] * (1 + lines.before[r]) / all;
        sum += share * Math.pow(tariff * Math.exp(price), 1 - sigma);
      }
      return x - Math.log(sum) / (1 - sigma);
    });
  }

  private static double bisect(DoubleUnaryOperator rising) {
    double low = -8;
    double high = 8;
    for (int i = 0; i < 70; i++) {
      double middle = (low + high) / 2;
      if (rising.applyAsDouble(middle) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  @Test
  void marketKeepsItsAccounts() {
    Seed seed = ReplayableSeed.next();
    RandomGenerator random = seed.random("accounts");
    for (int i = 0; i < 200; i++) {
      Lines lines = lines(random, 6);
      double sigma = 1.1 + 8 * random.nextDouble();
      Outcome one = new CesMarket(lines, -1, INFINITE).outcome(sigma);
      // With Em = -1 spending with tariff stays: what is lost net of what others gain is revenue.
      assertThat(one.lostUsd() - one.divertedUsd())
          .as("%s %s", i, ReplayableSeed.hint(seed))
          .isCloseTo(one.revenueUsd(), within(1e-4));
    }
  }

  @Test
  void noChangeOfTariffChangesNothing() {
    Lines lines = new Lines(3);
    lines.add(true, 10, 0.1, 0.1);
    lines.add(false, 20, 0, 0);
    lines.add(false, 30, 0.05, 0.05);
    for (double ex : new double[] {1.5, INFINITE}) {
      Outcome outcome = new CesMarket(lines, -1, ex).outcome(5);
      assertThat(outcome).isEqualTo(new Outcome(10, 0, 0, 0, 0, 0, 0, 0));
    }
  }

  @Test
  void smartIsWhatTheFormulasGiveByHand() {
    // m = 100 and 300, tariff 0 to 20 % on the first, e = -1.25, s = 1.5, supply infinite:
    // TC = 100·1.25·0.2 = 25; TD = 100·300·1.5·0.2/(100+300+100·1.5·0.2) = 9000/430 = 20.930
    Lines lines = new Lines(2);
    lines.add(true, 100, 0, 0.2);
    lines.add(false, 300, 0, 0);
    Outcome outcome = Smart.outcome(lines, -1.25, 1.5, INFINITE);
    assertThat(outcome.lostUsd()).isCloseTo(45.930, within(0.001));
    assertThat(outcome.divertedUsd()).isCloseTo(20.930, within(0.001));
    assertThat(outcome.revenueUsd()).isCloseTo(0.2 * 54.070, within(0.001));
    // Supply of 1.5: TC = 100·(-1.25·1.5/2.75)·0.2 = 13.636; price -1.25·0.2/2.75 = -9.09 %
    Outcome finite = Smart.outcome(lines, -1.25, 1.5, 1.5);
    assertThat(finite.lostUsd()).isCloseTo(13.636 + 20.930, within(0.001));
    assertThat(finite.supplierPricePct()).isCloseTo(-9.091, within(0.001));
    assertThat(finite.producerLossUsd()).isCloseTo(9.091 * (1 - 0.75 * 0.0909), within(0.001));
  }

  @Test
  void forSmallTariffsSmartAndTheMarketAgree() {
    Lines lines = new Lines(2);
    lines.add(true, 1, 0.02, 0.02 + 1e-6);
    lines.add(false, 1_000_000, 0, 0);
    double market = new CesMarket(lines, -1, INFINITE).outcome(4).lostUsd();
    // A small supplier: SMART adds creation (e = -1) to diversion (s); the market has σ in all.
    double smart = Smart.outcome(lines, -1, 3, INFINITE).lostUsd();
    assertThat(smart / market).isCloseTo(1, within(1e-4));
  }

  @Test
  void gsimWithOneMarketIsTheMarket() {
    Seed seed = ReplayableSeed.next();
    RandomGenerator random = seed.random("one market");
    for (int i = 0; i < 100; i++) {
      int n = 2 + random.nextInt(10);
      Lines lines = lines(random, n);
      double sigma = 1.2 + 10 * random.nextDouble();
      double em = -0.5 - random.nextDouble();
      double ex = 0.3 + 5 * random.nextDouble();
      double[][] trade = {java.util.Arrays.copyOf(lines.valueUsd, n)};
      double[][] before = {java.util.Arrays.copyOf(lines.before, n)};
      double[][] after = {java.util.Arrays.copyOf(lines.after, n)};
      double[] supply = new double[n];
      java.util.Arrays.fill(supply, ex);
      Gsim.Solution solution =
          new Gsim(trade, before, after, new double[] {sigma}, new double[] {em}, supply).solve();
      assertThat(solution.logMarketPrice()[0])
          .as("%s %s", i, ReplayableSeed.hint(seed))
          .isCloseTo(new CesMarket(lines, em, ex).logPrice(sigma), within(1e-9));
    }
  }

  @Test
  void gsimIsWhatClearingOneSupplierAtATimeFinds() {
    Seed seed = ReplayableSeed.next();
    RandomGenerator random = seed.random("gsim");
    for (int i = 0; i < 25; i++) {
      int markets = 2 + random.nextInt(4);
      int suppliers = 2 + random.nextInt(5);
      double[][] trade = new double[markets][suppliers];
      double[][] before = new double[markets][suppliers];
      double[][] after = new double[markets][suppliers];
      double[] sigma = new double[markets];
      double[] em = new double[markets];
      double[] supply = new double[suppliers];
      for (int r = 0; r < suppliers; r++) {
        supply[r] = 0.5 + 4 * random.nextDouble();
      }
      for (int v = 0; v < markets; v++) {
        sigma[v] = 1.5 + 6 * random.nextDouble();
        em[v] = -0.5 - random.nextDouble();
        for (int r = 0; r < suppliers; r++) {
          trade[v][r] = random.nextInt(4) == 0 ? 0 : 1e6 * random.nextDouble();
          before[v][r] = 0.3 * random.nextDouble();
          after[v][r] = before[v][r] + (random.nextInt(3) == 0 ? random.nextDouble() : 0);
        }
        trade[v][0] += 1;
      }
      Gsim.Solution fast = new Gsim(trade, before, after, sigma, em, supply).solve();
      double[] slow = slowPrices(trade, before, after, sigma, em, supply);
      for (int r = 0; r < suppliers; r++) {
        assertThat(fast.logSupplierPrice()[r])
            .as("%s, supplier %s, %s", i, r, ReplayableSeed.hint(seed))
            .isCloseTo(slow[r], within(1e-7));
      }
      assertThat(fast.residual()).isLessThan(1e-11);
    }
  }

  /// Clears one supplier's market by bisection while the others stand still, until nothing moves.
  private static double[] slowPrices(
      double[][] trade,
      double[][] before,
      double[][] after,
      double[] sigma,
      double[] em,
      double[] supply) {
    double[] p = new double[supply.length];
    for (int round = 0; round < 2_000; round++) {
      double moved = 0;
      for (int r = 0; r < p.length; r++) {
        int own = r;
        double[] trial = p.clone();
        double sold = 0;
        for (double[] market : trade) {
          sold += market[own];
        }
        if (sold == 0) {
          continue;
        }
        double all = sold;
        double found =
            bisect(x -> {
              trial[own] = x;
              double demand = 0;
              for (int v = 0; v < trade.length; v++) {
                demand += trade[v][own] * quantity(v, own, trial, trade, before, after, sigma, em);
              }
              return Math.exp(supply[own] * x) - demand / all;
            });
        moved = Math.max(moved, Math.abs(found - p[r]));
        p[r] = found;
      }
      if (moved < 1e-12) {
        return p;
      }
    }
    return p;
  }

  private static double quantity(
      int v,
      int own,
      double[] p,
      double[][] trade,
      double[][] before,
      double[][] after,
      double[] sigma,
      double[] em) {
    double spending = 0;
    double sum = 0;
    for (int r = 0; r < p.length; r++) {
      double spent = trade[v][r] * (1 + before[v][r]);
      double price = Math.exp(p[r]) * (1 + after[v][r]) / (1 + before[v][r]);
      spending += spent;
      sum += spent * Math.pow(price, 1 - sigma[v]);
    }
    double index = Math.pow(sum / spending, 1 / (1 - sigma[v]));
    double price = Math.exp(p[own]) * (1 + after[v][own]) / (1 + before[v][own]);
    return Math.pow(price / index, -sigma[v]) * Math.pow(index, em[v]);
  }

  private static Lines lines(RandomGenerator random, int n) {
    Lines lines = new Lines(n);
    for (int r = 0; r < n; r++) {
      double before = 0.2 * random.nextDouble();
      boolean hit = r == 0 || random.nextInt(4) == 0;
      lines.add(
          r == 0, 1e6 * random.nextDouble() + 1, before, before + (hit ? random.nextDouble() : 0));
    }
    return lines;
  }
}
