package org.contadora.exposure.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import org.contadora.core.Seed;
import org.contadora.exposure.ReplayableSeed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GameTest {
  private final Seed seed = ReplayableSeed.next();

  /// The estates of the Talmud (Kethubot 93a): claims of 100, 200 and 300. Its answers are the
  /// nucleolus (Aumann and Maschler, Journal of Economic Theory 36, 1985).
  @ParameterizedTest
  @CsvSource({"100, 33.333333, 33.333333, 33.333333", "200, 50, 75, 75", "300, 50, 100, 150"})
  void nucleolusOfTheTalmudsEstates(double estate, double first, double second, double third) {
    List<Double> shares = new Game(3, estate(estate, 100, 200, 300)).nucleolus().shares();
    assertThat(shares.get(0)).isCloseTo(first, within(1e-6));
    assertThat(shares.get(1)).isCloseTo(second, within(1e-6));
    assertThat(shares.get(2)).isCloseTo(third, within(1e-6));
  }

  @Test
  void shapleyOfAGloveGame() {
    // one left glove, two right ones: a pair is worth 1
    double[] worth = {0, 0, 0, 1, 0, 1, 0, 1};
    List<Double> shares = new Game(3, worth).shapley();
    assertThat(shares.get(0)).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(shares.get(1)).isCloseTo(1.0 / 6, within(1e-12));
    Game game = new Game(3, worth);
    assertThat(game.isInCore(List.of(1.0, 0.0, 0.0))).isTrue();
    assertThat(game.isInCore(shares)).isFalse();
    assertThat(game.nucleolus().shares().getFirst()).isCloseTo(1, within(1e-9));
  }

  @Test
  void majorityOfThreeHasNoCore() {
    double[] worth = {0, 0, 0, 1, 0, 1, 1, 1};
    Game.Division division = new Game(3, worth).leastCore();
    assertThat(division.excess()).isCloseTo(1.0 / 3, within(1e-9));
    assertThat(new Game(3, worth).nucleolus().shares())
        .allSatisfy(share -> assertThat(share).isCloseTo(1.0 / 3, within(1e-9)));
  }

  /// The slow twins: Shapley over all orders; the nucleolus must be in the least core, and no small
  /// move of it makes the sorted excesses lexicographically smaller.
  @Test
  void twinsAgreeOnRandomGames() {
    for (int k = 0; k < 40; k++) {
      RandomGenerator random = seed.random("game" + k);
      int n = 2 + random.nextInt(4);
      double[] worth = new double[1 << n];
      for (int set = 1; set < worth.length; set++) {
        worth[set] = 100 * random.nextGaussian() * Integer.bitCount(set);
      }
      Game game = new Game(n, worth);
      String hint = "game " + k + ", " + ReplayableSeed.hint(seed);
      List<Double> shapley = game.shapley();
      double[] orders = new double[n];
      int count = permute(worth, orders, 0, 0, n);
      for (int i = 0; i < n; i++) {
        assertThat(shapley.get(i)).as(hint).isCloseTo(orders[i] / count, within(1e-8));
      }
      Game.Division least = game.leastCore();
      Game.Division nucleolus = game.nucleolus();
      assertThat(sum(nucleolus.shares())).as(hint).isCloseTo(worth[worth.length - 1], within(1e-6));
      assertThat(nucleolus.excess()).as(hint).isCloseTo(least.excess(), within(1e-6));
      double[] sorted = excesses(worth, nucleolus.shares(), n);
      for (int trial = 0; trial < 200; trial++) {
        double[] moved = nucleolus.shares().stream().mapToDouble(x -> x).toArray();
        double step = Math.exp(-3 * random.nextDouble()) * random.nextGaussian();
        int from = random.nextInt(n);
        int to = (from + 1 + random.nextInt(n - 1)) % n;
        moved[from] -= step;
        moved[to] += step;
        double[] other = excesses(worth, java.util.Arrays.stream(moved).boxed().toList(), n);
        assertThat(lexicographic(sorted, other)).as(hint).isLessThanOrEqualTo(0);
      }
    }
  }

  @Test
  void aGameNeedsTwoToTheNWorths() {
    assertThatThrownBy(() -> new Game(3, new double[7]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new Game(1, new double[] {0, 5}).nucleolus().shares()).containsExactly(5.0);
  }

  private static double[] estate(double estate, double... claims) {
    double[] worth = new double[1 << claims.length];
    for (int set = 1; set < worth.length; set++) {
      double others = 0;
      for (int i = 0; i < claims.length; i++) {
        others += (set >> i & 1) == 0 ? claims[i] : 0;
      }
      worth[set] = Math.max(0, estate - others);
    }
    return worth;
  }

  private static int permute(double[] worth, double[] shares, int set, int depth, int n) {
    if (depth == n) {
      return 1;
    }
    int count = 0;
    for (int i = 0; i < n; i++) {
      if ((set >> i & 1) == 0) {
        int below = permute(worth, shares, set | 1 << i, depth + 1, n);
        shares[i] += below * (worth[set | 1 << i] - worth[set]);
        count += below;
      }
    }
    return count;
  }

  private static double[] excesses(double[] worth, List<Double> shares, int n) {
    double[] excesses = new double[worth.length - 2];
    for (int set = 1; set < worth.length - 1; set++) {
      double gets = 0;
      for (int i = 0; i < n; i++) {
        gets += (set >> i & 1) * shares.get(i);
      }
      excesses[set - 1] = gets - worth[set];
    }
    java.util.Arrays.sort(excesses);
    return excesses;
  }

  /// Negative if `a`'s smallest surplus is larger than `b`'s, or equal and the next is, and so on.
  private static int lexicographic(double[] a, double[] b) {
    for (int k = 0; k < a.length; k++) {
      if (Math.abs(a[k] - b[k]) > 1e-5) {
        return a[k] > b[k] ? -1 : 1;
      }
    }
    return 0;
  }

  private static double sum(List<Double> values) {
    return values.stream().mapToDouble(x -> x).sum();
  }
}
