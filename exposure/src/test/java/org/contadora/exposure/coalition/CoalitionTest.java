package org.contadora.exposure.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.contadora.core.Seed;
import org.contadora.exposure.ReplayableSeed;
import org.contadora.exposure.coalition.Coalition.GroupProof;
import org.contadora.exposure.coalition.FundTable.Member;
import org.contadora.exposure.coalition.Pledge.Measure;
import org.contadora.exposure.equilibrium.CountryResult;
import org.contadora.exposure.equilibrium.Equilibrium;
import org.contadora.exposure.equilibrium.ModelCase;
import org.contadora.exposure.equilibrium.ModelCase.Profits;
import org.contadora.exposure.equilibrium.Outcome;
import org.contadora.exposure.scenarios.Groups;
import org.contadora.exposure.world.BadInput;
import org.contadora.exposure.world.Country;
import org.contadora.exposure.world.RandomWorld;
import org.contadora.exposure.world.SharedWorld;
import org.contadora.exposure.world.Tariffs;
import org.contadora.exposure.world.World;
import org.junit.jupiter.api.Test;

final class CoalitionTest {
  private final Seed seed = ReplayableSeed.next();

  private Equilibrium someWorld(String name) {
    RandomGenerator random = seed.random(name);
    World world;
    do {
      world = RandomWorld.of(random);
    } while (world.size() < 6);
    return Equilibrium.of(
        world, ModelCase.baseline().withProfits(new Profits.Given("USA", 0.27, 0.11)));
  }

  private static List<String> members(Equilibrium equilibrium, int count) {
    return equilibrium.world().countries().stream()
        .map(Country::iso3)
        .filter(code -> !code.equals("USA"))
        .limit(count)
        .toList();
  }

  /// Each figure of the table from equilibria solved by hand.
  @Test
  void insideAndAloneAreWhatTheEquilibriaSay() {
    Equilibrium equilibrium = someWorld("table");
    List<String> members = members(equilibrium, 4);
    Pledge pledge = new Pledge("USA", members, Hit.RESISTERS, 0.3, 0.2, 1e6, Measure.REAL_GDP);
    FundTable table = new Coalition(equilibrium, pledge).table(_ -> {});
    Outcome all = resisting(equilibrium, members, members);
    double gross = 0;
    double surplus = 0;
    for (Member member : table.members()) {
      List<String> others = members.stream().filter(m -> !m.equals(member.country())).toList();
      CountryResult inside = all.of(member.country());
      CountryResult alone = resisting(equilibrium, others, others).of(member.country());
      double v = inside.realGdpPct() / 100 * inside.incomeUsd();
      double d = alone.realGdpPct() / 100 * alone.incomeUsd() - 1e6;
      assertThat(member.insideUsd()).isCloseTo(v, within(1e-6 * inside.incomeUsd()));
      assertThat(member.aloneUsd()).isCloseTo(d, within(1e-6 * inside.incomeUsd()));
      assertThat(member.inside().realWagePct()).isCloseTo(inside.realWagePct(), within(1e-8));
      assertThat(member.alone().welfarePct()).isCloseTo(alone.welfarePct(), within(1e-8));
      assertThat(member.dissolvedUsd()).isEqualTo(-1e6);
      assertThat(member.neededUsd())
          .isCloseTo(Math.max(0, d - v), within(1e-6 * inside.incomeUsd()));
      gross += member.neededUsd();
      surplus += member.insideUsd() - member.aloneUsd();
    }
    assertThat(table.grossUsd()).isCloseTo(gross, within(1e-3));
    assertThat(table.netUsd()).isCloseTo(Math.max(0, -surplus), within(1e-3));
    assertThat(table.potentiallyStable()).isEqualTo(surplus >= 0);
    // shares add up to nothing if the group pays for itself, else to what comes from outside
    double shares = table.members().stream().mapToDouble(Member::shareUsd).sum();
    assertThat(shares).isCloseTo(table.netUsd(), within(1e-3));
    assertThat(table.largestResidual()).isLessThan(1e-9);
  }

  private static Outcome resisting(
      Equilibrium equilibrium, List<String> hit, List<String> answering) {
    return equilibrium.solve(
        Tariffs.none(equilibrium.world())
            .withAll(hit, "USA", 0.3)
            .withAnswers("USA", answering, 0.2));
  }

  @Test
  void ifTheOneThatIsHitGivesWayAllIsOver() {
    Equilibrium equilibrium = someWorld("hit");
    List<String> members = members(equilibrium, 4);
    String hit = members.get(2);
    Pledge pledge = new Pledge("USA", members, Hit.of(List.of(hit)), 0.3, 0.2, 0, Measure.WELFARE);
    FundTable table = new Coalition(equilibrium, pledge).table(_ -> {});
    assertThat(table.members().get(2).aloneUsd()).isCloseTo(0, within(1.0));
    CountryResult other =
        resisting(equilibrium, List.of(hit), List.of(members.get(1), hit, members.get(3)))
            .of(members.getFirst());
    assertThat(table.members().getFirst().aloneUsd())
        .isCloseTo(other.welfareUsd(), within(1e-6 * other.expenditureUsd()));
  }

  /// A threat to some members of a larger group, with some that hold out without answering and
  /// countries outside that are threatened too: every state solved by hand from the words of the
  /// pledge.
  @Test
  void onlyThoseThatAreThreatenedAreTaxed() {
    RandomGenerator random = seed.random("subset");
    for (int round = 0; round < 4; round++) {
      Equilibrium equilibrium = someWorld("subset" + round);
      List<String> all = members(equilibrium, 5);
      List<String> members = all.subList(0, 4);
      List<String> hit = some(random, members);
      List<String> answering = some(random, members);
      List<String> others = round % 2 == 0 ? List.of() : List.of(all.get(4));
      var taxed = new TreeMap<String, Double>();
      all.forEach(country -> taxed.put(country, 0.5 + random.nextDouble() / 2));
      Pledge pledge =
          new Pledge(
              "USA",
              members,
              new Hit(hit, others, taxed),
              0.3,
              answering,
              0.2,
              1e6,
              Measure.WELFARE);
      Coalition coalition = new Coalition(equilibrium, pledge);
      FundTable table = coalition.table(_ -> {});
      Game game = coalition.game(_ -> {});
      for (int set = 1; set < 1 << 4; set++) {
        Outcome outcome = byHand(equilibrium, pledge, set);
        double worth = 0;
        for (int i = 0; i < 4; i++) {
          worth += (set >> i & 1) * outcome.of(members.get(i)).welfareUsd();
        }
        assertThat(game.worth(set))
            .as("%s hit, %s answer, %d resist, %s", hit, answering, set, ReplayableSeed.hint(seed))
            .isCloseTo(worth, within(1e-6 * income(equilibrium)));
      }
      Outcome dissolved = byHand(equilibrium, pledge, 0);
      for (int i = 0; i < 4; i++) {
        Member member = table.members().get(i);
        Outcome alone = byHand(equilibrium, pledge, 0b1111 & ~(1 << i));
        assertThat(member.aloneUsd())
            .as("%s of %s hit, %s", members.get(i), hit, ReplayableSeed.hint(seed))
            .isCloseTo(
                alone.of(member.country()).welfareUsd() - 1e6, within(1e-6 * income(equilibrium)));
        assertThat(member.dissolvedUsd())
            .isCloseTo(
                dissolved.of(member.country()).welfareUsd() - 1e6,
                within(1e-6 * income(equilibrium)));
      }
    }
  }

  private static double income(Equilibrium equilibrium) {
    return equilibrium.world().countries().stream()
        .mapToDouble(Country::gdpUsd)
        .max()
        .orElseThrow();
  }

  /// One to all but one of them.
  private static List<String> some(RandomGenerator random, List<String> of) {
    List<String> some = new ArrayList<>(of);
    do {
      some.remove(random.nextInt(some.size()));
    } while (some.size() > 1 && random.nextBoolean());
    return some;
  }

  private static Outcome byHand(Equilibrium equilibrium, Pledge pledge, int resisting) {
    List<String> standing = new ArrayList<>();
    for (int i = 0; i < pledge.members().size(); i++) {
      if ((resisting >> i & 1) == 1) {
        standing.add(pledge.members().get(i));
      }
    }
    Tariffs tariffs = Tariffs.none(equilibrium.world());
    boolean goesOn = false;
    for (String country : pledge.hit().members()) {
      if (standing.contains(country)) {
        tariffs =
            tariffs.with(country, "USA", 0.3 * pledge.hit().taxed().getOrDefault(country, 1.0));
        goesOn = true;
      }
    }
    for (String country : pledge.hit().others()) {
      tariffs = tariffs.with(country, "USA", 0.3 * pledge.hit().taxed().getOrDefault(country, 1.0));
    }
    for (String country : pledge.answering()) {
      if (goesOn && standing.contains(country)) {
        tariffs = tariffs.with("USA", country, 0.2);
      }
    }
    return equilibrium.solve(tariffs);
  }

  /// The slow twin of the growing programme: all conditions at once leave no set short, and no
  /// member's share can be taken from without one falling short.
  @Test
  void groupProofFundHoldsEverySetAndIsTight() {
    for (int k = 0; k < 4; k++) {
      Equilibrium equilibrium = someWorld("proof" + k);
      List<String> members = members(equilibrium, 5);
      Pledge pledge = Pledge.of("USA", members, 0.3);
      Coalition coalition = new Coalition(equilibrium, pledge);
      FundTable table = coalition.table(_ -> {});
      GroupProof proof = coalition.groupProof(3, _ -> {});
      States states = new States(equilibrium, pledge);
      double[] inside = states.values(states.all());
      double[] least = new double[5];
      java.util.Arrays.fill(least, Double.POSITIVE_INFINITY);
      for (long set = 1; set < 1 << 5; set++) {
        if (Long.bitCount(set) <= 3) {
          double lack = states.outside(set);
          double paid = 0;
          for (int i = 0; i < 5; i++) {
            lack -= (set >> i & 1) * inside[i];
            paid += (set >> i & 1) * proof.sharesUsd().get(i);
          }
          assertThat(paid).as(ReplayableSeed.hint(seed)).isGreaterThanOrEqualTo(lack - 2);
          for (int i = 0; i < 5; i++) {
            if ((set >> i & 1) == 1) {
              least[i] = Math.min(least[i], paid - lack);
            }
          }
        }
      }
      for (int i = 0; i < 5; i++) {
        assertThat(Math.min(least[i], proof.sharesUsd().get(i)))
            .as("slack of %d, %s", i, ReplayableSeed.hint(seed))
            .isLessThan(2 + 1e-6 * table.grossUsd());
      }
      assertThat(proof.fundUsd()).isGreaterThanOrEqualTo(table.grossUsd() - 1);
      assertThat(coalition.groupProof(1, _ -> {}).fundUsd())
          .isCloseTo(table.grossUsd(), within(1.0));
    }
  }

  @Test
  void theGameIsTheSumOfWhatEachSetHas() {
    Equilibrium equilibrium = someWorld("game");
    List<String> members = members(equilibrium, 3);
    Game game = new Coalition(equilibrium, Pledge.of("USA", members, 0.25)).game(_ -> {});
    List<String> two = List.of(members.get(0), members.get(2));
    Outcome outcome =
        equilibrium.solve(
            Tariffs.none(equilibrium.world())
                .withAll(two, "USA", 0.25)
                .withAnswers("USA", two, 0.25));
    double expected = outcome.of(two.get(0)).welfareUsd() + outcome.of(two.get(1)).welfareUsd();
    assertThat(game.worth(0b101)).isCloseTo(expected, within(1e-6 * Math.abs(expected) + 100));
  }

  @Test
  void reserveOfIndependentHits() {
    // two members, losses 100 and 300; each is hit with probability 0.5 × 0.2 = 0.1
    Reserve reserve = Reserve.of(new double[] {100, 300}, new Priors(0.5, 0.2, "test"));
    assertThat(reserve.expectedUsd()).isCloseTo(40, within(1e-9));
    assertThat(reserve.worstUsd()).isEqualTo(400);
    // P(none) .81, P(100) .09, P(300) .09, P(400) .01: 99 % is reached at 300
    assertThat(reserve.valueAtRisk99Usd()).isCloseTo(300, within(0.02));
    assertThat(Reserve.of(new double[] {0, 0}, new Priors(1, 1, "test")).valueAtRisk99Usd())
        .isEqualTo(0);
  }

  /// Cases per year and country, of the same kind as those of which the share is: 117 of any issue,
  /// 74 of them of other issues than trade, in 61 years against 32 countries.
  @Test
  void priorsCountCasesOfTheirOwnKind() {
    assertThat(Priors.ofUnitedStatesInTheRegion().threatPerYear())
        .isCloseTo(117 / 61.0 / 32, within(1e-12));
    assertThat(Priors.ofOtherIssuesThanTrade().threatPerYear())
        .isCloseTo(74 / 61.0 / 32, within(1e-12));
  }

  @Test
  void breakEvenIsTheConcessionOverTheLoss() {
    Equilibrium equilibrium = someWorld("even");
    List<String> members = members(equilibrium, 3);
    Pledge pledge = new Pledge("USA", members, Hit.RESISTERS, 0.3, 0, 5e5, Measure.REAL_GDP);
    for (Member member : new Coalition(equilibrium, pledge).table(_ -> {}).members()) {
      double loss = -member.insideUsd() - member.neededUsd();
      double expected = loss <= 0 ? 1 : Math.min(1, 5e5 / loss);
      assertThat(member.breakEvenProbability()).isCloseTo(expected, within(1e-9));
    }
  }

  @Test
  void groupsThatCannotBeAreRefused() {
    Equilibrium equilibrium = someWorld("bad");
    assertThatThrownBy(() -> Pledge.of("USA", List.of(), 0.25))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("The group is empty");
    assertThatThrownBy(() -> Pledge.of("USA", List.of("USA"), 0.25))
        .hasMessageContaining("holds the sender");
    assertThatThrownBy(() -> new Coalition(equilibrium, Pledge.of("USA", List.of("ZZZ"), 0.25)))
        .hasMessageContaining("The country (ZZZ)");
    assertThatThrownBy(() -> Pledge.of("USA", List.of("COL"), 0))
        .hasMessageContaining("must be above 0");
    assertThatThrownBy(() ->
            new Pledge(
                "USA",
                List.of("COL", "PER"),
                Hit.of(List.of("COL", "ECU")),
                0.25,
                0.25,
                0,
                Measure.WELFARE))
        .hasMessageContaining("The member that is hit (ECU) must be one of COL, PER");
    assertThatThrownBy(() -> new Priors(1.2, 0.5, "x")).isInstanceOf(BadInput.class);
    Coalition coalition =
        new Coalition(equilibrium, Pledge.of("USA", members(equilibrium, 3), 0.25));
    assertThatThrownBy(() -> coalition.groupProof(4, _ -> {}))
        .hasMessageContaining("between 1 and the number of members (3)");
  }

  /// The region's fund on the real world: more than ten times as large when all who resist are hit.
  @Test
  void theRegionOnTheRealWorld() {
    Equilibrium equilibrium = Equilibrium.of(SharedWorld.world(), ModelCase.baseline());
    List<String> lac = Groups.find("LAC").orElseThrow();
    FundTable all = new Coalition(equilibrium, Pledge.of("USA", lac, 0.25)).table(_ -> {});
    assertThat(all.members()).hasSize(32);
    assertThat(all.potentiallyStable()).isFalse();
    Pledge solidarity =
        new Pledge("USA", lac, Hit.of(List.of("COL")), 0.25, 0.25, 0, Measure.WELFARE);
    FundTable one = new Coalition(equilibrium, solidarity).table(_ -> {});
    Member colombia =
        one.members().stream().filter(m -> m.country().equals("COL")).findFirst().orElseThrow();
    assertThat(colombia.inside().welfarePct()).isCloseTo(-.186, within(5e-4));
    assertThat(colombia.inside().realWagePct()).isCloseTo(-.551, within(5e-4));
    assertThat(one.senderWelfarePct()).isCloseTo(-.387, within(5e-4));
    assertThat(all.grossUsd()).isGreaterThan(10 * one.grossUsd());
    // three are threatened, and all 32 answer: nearer to the fund for one than to that for all
    Pledge few =
        new Pledge(
            "USA", lac, Hit.of(List.of("COL", "ECU", "PER")), 0.25, 0.25, 0, Measure.WELFARE);
    FundTable three = new Coalition(equilibrium, few).table(_ -> {});
    assertThat(three.grossUsd()).isGreaterThan(one.grossUsd()).isLessThan(all.grossUsd() / 5);
  }
}
