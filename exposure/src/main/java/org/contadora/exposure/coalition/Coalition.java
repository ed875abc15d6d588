package org.contadora.exposure.coalition;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.contadora.exposure.coalition.FundTable.Change;
import org.contadora.exposure.coalition.FundTable.Member;
import org.contadora.exposure.equilibrium.CountryResult;
import org.contadora.exposure.equilibrium.Equilibrium;
import org.contadora.exposure.equilibrium.Outcome;
import org.contadora.exposure.world.BadInput;
import org.contadora.exposure.world.Tariffs;

/// A group under a threat. With R the set of members that resist, H those that the sender threatens
/// and A those that answer, v_i(R) is i's change in the equilibrium in which the sender taxes H ∩ R
/// and A ∩ R tax the sender, or nobody taxes if H ∩ R is empty; d_i = v_i(R ∖ {i}) less the
/// concession is what i has if it alone gives way and the others stay (the delta rule; Hart and
/// Kurz, Econometrica 51, 1983). So a member that is not threatened pays for its answer and for
/// nothing else, and is tempted by what that costs it. Not for use by several threads.
public final class Coalition {
  /// Groups up to this size have all their 2^n states solved for [#game].
  public static final int LARGEST_GAME = 12;

  /// Groups up to this size are weighed: a set of members is one number of 64 bits.
  public static final int LARGEST_GROUP = 60;

  private final Equilibrium equilibrium;
  private final Pledge pledge;
  private final States states;

  /// Solves the state in which all resist.
  ///
  /// @throws BadInput if a member is not in the world or the group is too large
  public Coalition(Equilibrium equilibrium, Pledge pledge) {
    this.equilibrium = equilibrium;
    this.pledge = pledge;
    if (pledge.members().size() > LARGEST_GROUP) {
      throw new BadInput(
          "The group has %d members; expected at most %d."
              .formatted(pledge.members().size(), LARGEST_GROUP));
    }
    pledge.members().forEach(equilibrium.world()::indexOf);
    states = new States(equilibrium, pledge);
  }

  /// Everyone's changes if all members resist.
  public Outcome everyone() {
    return states.everyone();
  }

  /// Each member inside and alone, and the fund.
  ///
  /// @param progress told how many members are done
  public FundTable table(IntConsumer progress) {
    int n = pledge.members().size();
    double[] inside = states.values(states.all());
    double[] dissolved = states.dissolved();
    double[] alone = new double[n];
    List<Change> changes = new ArrayList<>();
    double surplus = 0;
    for (int i = 0; i < n; i++) {
      Outcome outcome = states.solve(states.all() & ~(1L << i));
      CountryResult there = outcome.of(pledge.members().get(i));
      changes.add(change(there));
      alone[i] = States.usd(there, pledge.measure()) - pledge.concessionUsd();
      surplus += inside[i] - alone[i];
      progress.accept(i + 1);
    }
    List<Member> members = new ArrayList<>();
    double gross = 0;
    for (int i = 0; i < n; i++) {
      double needed = Math.max(0, alone[i] - inside[i]);
      double share = alone[i] - inside[i] + Math.max(0, surplus) / n;
      gross += needed;
      members.add(
          new Member(
              pledge.members().get(i),
              change(states.everyone().of(pledge.members().get(i))),
              changes.get(i),
              inside[i],
              alone[i],
              dissolved[i] - pledge.concessionUsd(),
              needed,
              share,
              breakEven(dissolved[i] - inside[i] - needed)));
    }
    CountryResult sender = states.everyone().of(pledge.sender());
    return new FundTable(
        members,
        gross,
        Math.max(0, -surplus),
        surplus >= 0,
        sender.welfarePct(),
        sender.welfareUsd(),
        states.solutions(),
        states.largestResidual());
  }

  /// q* = C/(loss − s): a member resists as long as it takes the threat to be carried out less
  /// often than that.
  private double breakEven(double lossAfterShare) {
    return lossAfterShare <= 0 ? 1 : Math.min(1, pledge.concessionUsd() / lossAfterShare);
  }

  /// Whether members gain by leaving together, with everyone paid what it needs to stay on its own;
  /// and the smallest fund with which no set of up to `size` members does.
  ///
  /// @param size the largest set that is looked at
  /// @param progress told how many sets are done, of [#sets]
  public GroupProof groupProof(int size, IntConsumer progress) {
    int n = pledge.members().size();
    if (size < 1 || size > n) {
      throw new BadInput(
          "The size of sets (%d) must be between 1 and the number of members (%d)."
              .formatted(size, n));
    }
    return new GroupProofs(states, n, size).find(progress);
  }

  /// How many sets of up to `size` out of `members` there are.
  public static long sets(int members, int size) {
    long sum = 0;
    long binomial = 1;
    for (int k = 1; k <= size; k++) {
      binomial = binomial * (members - k + 1) / k;
      sum += binomial;
    }
    return sum;
  }

  /// The smallest fund against sets leaving together.
  ///
  /// @param proofTo the largest number of members that gain nothing by leaving together when each
  ///   is paid only what it needs alone; 0 if not even single ones stay
  /// @param fundUsd the smallest fund with which none of the sets leaves
  /// @param sharesUsd its parts, in the order of the members
  /// @param binding how many sets' conditions the linear programme needed
  public record GroupProof(int proofTo, double fundUsd, List<Double> sharesUsd, int binding) {
    /// Keeps the list from changing.
    public GroupProof {
      sharesUsd = List.copyOf(sharesUsd);
    }
  }

  /// The game in which any set of members may resist while all others give way: v(S) = Σ_{i∈S}
  /// v_i(S).
  ///
  /// @param progress told how many of the 2^n sets are done
  /// @throws BadInput if the group is larger than [#LARGEST_GAME]
  public Game game(IntConsumer progress) {
    int n = pledge.members().size();
    if (n > LARGEST_GAME) {
      throw new BadInput(
          "The group has %d members; expected at most %d, since all %s sets are solved."
              .formatted(n, LARGEST_GAME, "2^n"));
    }
    double[] worth = new double[1 << n];
    for (int set = 1; set < worth.length; set++) {
      double[] values = states.values(set);
      for (int i = 0; i < n; i++) {
        worth[set] += (set >> i & 1) * values[i];
      }
      progress.accept(set);
    }
    return new Game(n, worth);
  }

  /// The reserve that pays what members lose when threatened one by one.
  ///
  /// @param priors how often threats come and are carried out
  /// @param progress told how many members are done
  public Reserve reserve(Priors priors, IntConsumer progress) {
    double[] losses = new double[pledge.members().size()];
    for (int i = 0; i < losses.length; i++) {
      String member = pledge.members().get(i);
      Tariffs tariffs =
          Tariffs.none(equilibrium.world())
              .with(member, pledge.sender(), pledge.rateOn(member))
              .withAnswers(pledge.sender(), pledge.allAnswering(), pledge.answer());
      CountryResult there = equilibrium.solve(tariffs, states.everyone()).of(member);
      losses[i] = Math.max(0, -States.usd(there, pledge.measure()));
      progress.accept(i + 1);
    }
    return Reserve.of(losses, priors);
  }

  /// The pledge.
  public Pledge pledge() {
    return pledge;
  }

  private static Change change(CountryResult country) {
    return new Change(country.welfarePct(), country.realWagePct(), country.realGdpPct());
  }
}
