package org.contadora.exposure.scenarios;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A threat: who taxes whom, in which steps, and which answers to it are to be weighed.
///
/// @param name by language (ISO 639-1); under `""` where the file gives one name only
/// @param sender who threatens, ISO 3166-1 alpha-3
/// @param targets who is threatened; [Groups#WORLD] stands for everyone else, but for those that
///   stand in the list with [Groups#WITHOUT]
/// @param announced the day of the announcement
/// @param start the day of the first step
/// @param authority the act it rests on
/// @param products what is taxed
/// @param steps one after the other; the first on `start`
/// @param answers each is weighed with each step
public record Scenario(
    Map<String, String> name,
    String sender,
    List<String> targets,
    Optional<LocalDate> announced,
    Optional<LocalDate> start,
    Authority authority,
    Products products,
    List<Step> steps,
    List<Answer> answers) {

  /// Keeps the lists from changing.
  public Scenario {
    name = java.util.Collections.unmodifiableMap(new TreeMap<>(name));
    targets = List.copyOf(targets);
    steps = List.copyOf(steps);
    answers = List.copyOf(answers);
  }

  /// Which products are taxed, by codes of the Harmonized System of 2 to 10 digits.
  ///
  /// @param only nothing but these; empty: everything
  /// @param exempt not these
  /// @param onlyLists names of loaded lists that count as `only` too
  /// @param exemptLists names of loaded lists that count as `exempt` too
  /// @param places where the file names each code and list, such as `threat.yaml:7: exempt`, for
  ///   messages
  public record Products(
      List<String> only,
      List<String> exempt,
      List<String> onlyLists,
      List<String> exemptLists,
      Map<String, String> places) {
    /// Everything is taxed.
    public static final Products ALL = new Products(List.of(), List.of());

    /// Keeps the lists from changing.
    public Products {
      only = List.copyOf(only);
      exempt = List.copyOf(exempt);
      onlyLists = List.copyOf(onlyLists);
      exemptLists = List.copyOf(exemptLists);
      places = Map.copyOf(places);
    }

    /// Products by their codes alone.
    public Products(List<String> only, List<String> exempt) {
      this(only, exempt, List.of(), List.of(), Map.of());
    }

    /// Whether all products are taxed alike.
    public boolean isEverything() {
      return only.isEmpty() && exempt.isEmpty() && onlyLists.isEmpty() && exemptLists.isEmpty();
    }
  }

  /// A step of the ladder.
  ///
  /// @param afterDays days after the start
  /// @param rate what is taxed from then on, in place of the step before
  public record Step(int afterDays, Rate rate) {}

  /// How high a tariff is.
  public sealed interface Rate {
    /// The same for every target.
    ///
    /// @param share 0.25 is 25 %
    record Flat(double share) implements Rate {}

    /// What the United States published for each country on 2 April 2025, from the loaded world.
    record Published() implements Rate {}
  }

  /// What others do about it.
  public sealed interface Answer {
    /// Nothing.
    record None() implements Answer {}

    /// Every target taxes what the sender sells it at the rate it meets itself.
    record Reciprocal() implements Answer {}

    /// Some countries choose the tariffs on what the sender sells them that are best for all of
    /// them together.
    ///
    /// @param members who; empty: the targets
    record Optimal(List<String> members) implements Answer {
      /// Keeps the list from changing.
      public Optimal {
        members = List.copyOf(members);
      }
    }

    /// Some countries, hit or not, tax what the sender sells them.
    ///
    /// @param members who
    /// @param share the rate; empty: the step's
    record Members(List<String> members, Optional<Double> share) implements Answer {
      /// Keeps the list from changing.
      public Members {
        members = List.copyOf(members);
      }
    }
  }

  /// The same threat to other products.
  public Scenario with(Products others) {
    return new Scenario(name, sender, targets, announced, start, authority, others, steps, answers);
  }

  /// The day a step begins.
  public Optional<LocalDate> dayOf(Step step) {
    return start.map(day -> day.plusDays(step.afterDays()));
  }

  /// The name in a language, in another where it has none.
  public String name(String language) {
    String any = name.getOrDefault("", name.getOrDefault("en", ""));
    String best = name.getOrDefault(language, any);
    return best.isEmpty() && !name.isEmpty() ? name.values().iterator().next() : best;
  }
}
