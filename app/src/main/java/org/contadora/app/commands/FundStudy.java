package org.contadora.app.commands;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.contadora.exposure.coalition.Coalition;
import org.contadora.exposure.coalition.FundTable;
import org.contadora.exposure.coalition.Hit;
import org.contadora.exposure.coalition.Pledge;
import org.contadora.exposure.coalition.Priors;
import org.contadora.exposure.coalition.Reserve;
import org.contadora.exposure.equilibrium.Equilibrium;
import org.contadora.exposure.page.ThreatFindings.GroupFund;
import org.contadora.exposure.page.ThreatFindings.Missing;
import org.contadora.exposure.scenarios.Groups;
import org.contadora.exposure.scenarios.Ladder;
import org.contadora.exposure.scenarios.Scenario;
import org.contadora.exposure.scenarios.Scenario.Answer;
import org.contadora.exposure.world.World;

/// Works out the fund for the group of a scenario, under the tariffs of its first step.
///
/// The group are those who answer together, and those who are threatened by name, whether they
/// answer or hold out. With all of them resisting, the tariffs are those of the ladder's rung.
/// Where nobody answers together, the group are all who are threatened, and each answers in kind.
final class FundStudy {
  /// The largest set of members that the fund is held against: pairs show whether the fund against
  /// single ones holds.
  private static final int GROUP_PROOF_TO = 2;

  /// Members beyond which sets of them are not looked at: their number grows with the square.
  private static final int MOST_MEMBERS_FOR_SETS = 20;

  private final StudyProgress progress;
  private final Equilibrium equilibrium;
  private final Consumer<Missing> missing;

  /// @param missing told why there is no fund
  FundStudy(StudyProgress progress, Equilibrium equilibrium, Consumer<Missing> missing) {
    this.progress = progress;
    this.equilibrium = equilibrium;
    this.missing = missing;
  }

  Optional<GroupFund> weigh(Scenario scenario, Ladder ladder) {
    Optional<Answer.Members> joint = joint(scenario);
    Set<String> answering =
        countries(scenario, joint.map(Answer.Members::members).orElse(List.of()));
    Set<String> group = new LinkedHashSet<>(answering);
    if (!scenario.targets().contains(Groups.WORLD)) {
      // Who is threatened by name can give way, also if it does not answer.
      group.addAll(countries(scenario, scenario.targets()));
    }
    if (group.size() < 2) {
      missing.accept(Missing.NO_GROUP);
      return Optional.empty();
    }
    if (group.size() > Coalition.LARGEST_GROUP) {
      missing.accept(Missing.GROUP_TOO_LARGE);
      return Optional.empty();
    }
    if (!(scenario.steps().getFirst().rate() instanceof Scenario.Rate.Flat(double rate))) {
      missing.accept(Missing.NO_SINGLE_RATE);
      return Optional.empty();
    }
    var coalition =
        new Coalition(
            equilibrium,
            new Pledge(
                scenario.sender(),
                List.copyOf(group),
                hit(scenario, ladder, group),
                rate,
                answering.size() == group.size() ? List.of() : List.copyOf(answering),
                joint.flatMap(Answer.Members::share).orElse(rate),
                0,
                Pledge.Measure.WELFARE));
    return Optional.of(fund(coalition, named(answering, List.copyOf(group))));
  }

  /// What the group is called: by its own name, or by those of who answers, with whoever else is
  /// threatened.
  private List<String> named(Set<String> answering, List<String> group) {
    World world = equilibrium.world();
    List<String> whole = Groups.named(world, group);
    if (!whole.equals(group) || answering.isEmpty()) {
      return whole;
    }
    List<String> names = new ArrayList<>(Groups.named(world, List.copyOf(answering)));
    // Who is taken out of a group is named last.
    long meant = names.stream().filter(name -> !name.startsWith(Groups.WITHOUT)).count();
    names.addAll(
        (int) meant, group.stream().filter(member -> !answering.contains(member)).toList());
    return names;
  }

  private Hit hit(Scenario scenario, Ladder ladder, Set<String> group) {
    Set<String> members = new LinkedHashSet<>(group);
    Set<String> targets = countries(scenario, scenario.targets());
    members.retainAll(targets);
    Set<String> others = new LinkedHashSet<>(targets);
    others.removeAll(group);
    Map<String, Double> taxed = new TreeMap<>();
    ladder.parts(scenario).forEach(part -> taxed.put(part.exporter(), part.share()));
    return new Hit(
        members.size() == group.size() ? List.of() : List.copyOf(members),
        List.copyOf(others),
        taxed);
  }

  private GroupFund fund(Coalition coalition, List<String> named) {
    Pledge pledge = coalition.pledge();
    int members = pledge.members().size();
    FundTable table;
    Reserve reserve;
    try (StudyProgress.Step step = progress.begin("solving", 2L * members)) {
      table = coalition.table(step::at);
      reserve = coalition.reserve(Priors.ofOtherIssuesThanTrade(), done -> step.at(members + done));
    }
    return new GroupFund(named, pledge, table, Optional.of(reserve), groupProofTo(coalition));
  }

  private Optional<Integer> groupProofTo(Coalition coalition) {
    int members = coalition.pledge().members().size();
    if (members > MOST_MEMBERS_FOR_SETS) {
      return Optional.empty();
    }
    try (StudyProgress.Step step =
        progress.begin("solving", Coalition.sets(members, GROUP_PROOF_TO))) {
      return Optional.of(coalition.groupProof(GROUP_PROOF_TO, step::at).proofTo());
    }
  }

  /// The first answer of several together.
  private static Optional<Answer.Members> joint(Scenario scenario) {
    for (Answer answer : scenario.answers()) {
      if (answer instanceof Answer.Members members && members.members().size() > 1) {
        return Optional.of(members);
      }
    }
    return Optional.empty();
  }

  /// Those of the world that words stand for, without the sender.
  private Set<String> countries(Scenario scenario, List<String> words) {
    World world = equilibrium.world();
    Set<String> countries = new LinkedHashSet<>();
    for (String country : Groups.in(world, words, scenario.sender())) {
      if (world.has(country) && !country.equals(scenario.sender())) {
        countries.add(country);
      }
    }
    return countries;
  }
}
