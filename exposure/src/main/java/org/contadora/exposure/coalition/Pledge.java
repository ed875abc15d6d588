package org.contadora.exposure.coalition;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.contadora.exposure.world.BadInput;

/// What a group says it will do about a threat: whoever resists is taxed, or one of them is, and
/// all who resist tax what the sender sells them.
///
/// @param sender who threatens, ISO 3166-1 alpha-3
/// @param members the group
/// @param hit the one member that the sender taxes; empty: all who resist
/// @param rate of the sender's tariff, as a share
/// @param answer of the members' tariffs, as a share
/// @param concessionUsd what giving way costs a member besides (a year): what is conceded
/// @param measure what is compared
/// @param taxed what part of a member's sales the sender's tariff is on, 0 to 1; all of it for
///   those that are not named
public record Pledge(
    String sender,
    List<String> members,
    Optional<String> hit,
    double rate,
    double answer,
    double concessionUsd,
    Measure measure,
    Map<String, Double> taxed) {

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
    taxed = Map.copyOf(taxed);
    if (members.isEmpty()) {
      throw new BadInput("The group is empty; expected at least one member.");
    }
    if (members.contains(sender)) {
      throw new BadInput(
          "The group holds the sender (%s); expected other countries.".formatted(sender));
    }
    if (hit.isPresent() && !members.contains(hit.get())) {
      throw new BadInput(
          "The member that is hit (%s) must be one of %s."
              .formatted(hit.get(), String.join(", ", members)));
    }
    if (!(rate > 0)) {
      throw new BadInput("The rate of the threat (%s) must be above 0.".formatted(rate));
    }
    if (!(concessionUsd >= 0) || Double.isInfinite(concessionUsd)) {
      throw new BadInput(
          "The cost of giving way (%s US$) must be at least 0.".formatted(concessionUsd));
    }
  }

  /// A threat to all that members sell.
  public Pledge(
      String sender,
      List<String> members,
      Optional<String> hit,
      double rate,
      double answer,
      double concessionUsd,
      Measure measure) {
    this(sender, members, hit, rate, answer, concessionUsd, measure, Map.of());
  }

  /// What of the threat a member meets on everything it sells: the rate times what is taxed.
  double rateOn(String member) {
    return rate * taxed.getOrDefault(member, 1.0);
  }

  /// A threat to all who resist, answered at the same rate, in welfare.
  public static Pledge of(String sender, List<String> members, double rate) {
    return new Pledge(sender, members, Optional.empty(), rate, rate, 0, Measure.WELFARE);
  }
}
