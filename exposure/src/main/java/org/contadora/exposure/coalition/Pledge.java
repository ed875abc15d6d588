package org.contadora.exposure.coalition;

import java.util.LinkedHashSet;
import java.util.List;
import org.contadora.exposure.world.BadInput;

/// What a group says it will do about a threat: those of whoever resists that the sender threatens
/// are taxed, and those that answer tax what the sender sells them. A member that gives way is not
/// taxed and does not answer; once no member that is threatened resists, nobody answers.
///
/// @param sender who threatens, ISO 3166-1 alpha-3
/// @param members the group
/// @param hit whom the sender taxes
/// @param rate of the sender's tariff, as a share
/// @param answering the members that answer as long as they resist; empty: all
/// @param answer of their tariffs, as a share
/// @param concessionUsd what giving way costs a member besides (a year): what is conceded
/// @param measure what is compared
public record Pledge(
    String sender,
    List<String> members,
    Hit hit,
    double rate,
    List<String> answering,
    double answer,
    double concessionUsd,
    Measure measure) {

  /// What members compare, in US$ of the base year.
  public enum Measure {
    /// Equivalent consumption: better terms of trade and lower income tax count in, so that
    /// answering looks good.
    WELFARE,
    /// Real factor income.
    REAL_GDP,
    /// Real wages, on the base year's income.
    REAL_WAGE
  }

  /// Checks that there is a group.
  public Pledge {
    members = List.copyOf(new LinkedHashSet<>(members));
    answering = List.copyOf(new LinkedHashSet<>(answering));
    if (members.isEmpty()) {
      throw new BadInput("The group is empty; expected at least one member.");
    }
    if (members.contains(sender)) {
      throw new BadInput(
          "The group holds the sender (%s); expected other countries.".formatted(sender));
    }
    demandMembers("that is hit", hit.members(), members);
    demandMembers("that answers", answering, members);
    for (String other : hit.others()) {
      if (members.contains(other) || other.equals(sender)) {
        throw new BadInput(
            "The other country that is hit (%s) must be neither a member nor the sender."
                .formatted(other));
      }
    }
    if (!(rate > 0)) {
      throw new BadInput("The rate of the threat (%s) must be above 0.".formatted(rate));
    }
    if (!(concessionUsd >= 0) || Double.isInfinite(concessionUsd)) {
      throw new BadInput(
          "The cost of giving way (%s US$) must be at least 0.".formatted(concessionUsd));
    }
  }

  private static void demandMembers(String which, List<String> named, List<String> members) {
    for (String one : named) {
      if (!members.contains(one)) {
        throw new BadInput(
            "The member %s (%s) must be one of %s."
                .formatted(which, one, String.join(", ", members)));
      }
    }
  }

  /// A threat that all who resist answer.
  public Pledge(
      String sender,
      List<String> members,
      Hit hit,
      double rate,
      double answer,
      double concessionUsd,
      Measure measure) {
    this(sender, members, hit, rate, List.of(), answer, concessionUsd, measure);
  }

  /// What of the threat a country meets on everything it sells: the rate times what is taxed.
  double rateOn(String country) {
    return rate * hit.taxed().getOrDefault(country, 1.0);
  }

  /// The members that answer if all resist.
  List<String> allAnswering() {
    return answering.isEmpty() ? members : answering;
  }

  /// A threat to all who resist, answered at the same rate, in welfare.
  public static Pledge of(String sender, List<String> members, double rate) {
    return new Pledge(sender, members, Hit.RESISTERS, rate, rate, 0, Measure.WELFARE);
  }
}
