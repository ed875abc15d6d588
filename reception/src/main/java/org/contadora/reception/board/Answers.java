package org.contadora.reception.board;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.contadora.reception.pathways.ArrivalFacts;
import org.contadora.reception.pathways.Facts;
import org.contadora.reception.pathways.Instrument;
import org.contadora.reception.pathways.Option;
import org.contadora.reception.pathways.Pathways;
import org.contadora.reception.pathways.Route;
import org.contadora.reception.people.Family;
import org.contadora.reception.people.Person;
import org.contadora.reception.rules.Questions;

/// What a family may claim, and what has to be asked to know more.
///
/// @param claims soonest to work and residence first: what is open, then as much of what may be as
///   can be shown
/// @param hosts every country in which something is open, or may be, ISO 3166-1 alpha-3
/// @param ask the facts whose knowledge settles most, the most useful first
public record Answers(List<Claim> claims, Set<String> hosts, List<String> ask) {
  /// Nothing is known of the family.
  public static final Answers NONE = new Answers(List.of(), Set.of(), List.of());

  /// Questions that a person is asked at once; the next come with the answers.
  private static final int MOST_QUESTIONS = 3;

  /// Ways that only may be open are too many to show all of them.
  private static final int MOST_MAYBE = 6;

  /// Keeps the lists from changing.
  public Answers {
    claims = List.copyOf(claims);
    hosts = Collections.unmodifiableSortedSet(new TreeSet<>(hosts));
    ask = List.copyOf(ask);
  }

  /// One way for a family.
  ///
  /// @param host where, ISO 3166-1 alpha-3
  /// @param answer [Option.Answer#YES] if it is open for somebody of the family, else
  ///   [Option.Answer#NOT_KNOWN]
  /// @param people for how many of the family it is
  /// @param workAfterDays see [Route#workAfterDays]
  public record Claim(
      Instrument instrument,
      String host,
      Option.Answer answer,
      int people,
      OptionalInt workAfterDays) {}

  /// What `family`, just arrived in `country`, may claim in `hosts`.
  ///
  /// @param country where it arrived, ISO 3166-1 alpha-3
  /// @param hosts countries that are looked at; empty for all
  public static Answers of(
      Pathways pathways, Family family, String country, LocalDate day, Set<String> hosts) {
    return of(pathways, family, country, day, hosts, Map.of());
  }

  /// The same, with what its people answered since.
  ///
  /// @param told texts by the names of facts, by the person's key
  public static Answers of(
      Pathways pathways,
      Family family,
      String country,
      LocalDate day,
      Set<String> hosts,
      Map<String, Map<String, String>> told) {
    Map<String, Claim> byWay = new LinkedHashMap<>();
    List<String> ask = new ArrayList<>();
    for (Person person : family.people()) {
      Facts facts =
          ArrivalFacts.of(
              pathways,
              person,
              family,
              country,
              Optional.empty(),
              told.getOrDefault(person.key(), Map.of()));
      List<Option> options = pathways.options(facts, day, hosts);
      for (Route route : pathways.routes(options)) {
        Claim claim =
            new Claim(
                route.first().instrument(),
                route.first().host(),
                route.first().answer(),
                1,
                route.workAfterDays());
        byWay.merge(claim.instrument().id() + " " + claim.host(), claim, Answers::together);
      }
      if (ask.isEmpty()) {
        for (Questions.Question question : pathways.questions(options, facts)) {
          if (ask.size() < MOST_QUESTIONS) {
            ask.add(question.input());
          }
        }
      }
    }
    Set<String> anywhere = new TreeSet<>();
    List<Claim> open = new ArrayList<>();
    List<Claim> maybe = new ArrayList<>();
    for (Claim claim : byWay.values()) {
      anywhere.add(claim.host());
      (claim.answer() == Option.Answer.YES ? open : maybe).add(claim);
    }
    open.addAll(maybe.subList(0, Math.min(MOST_MAYBE, maybe.size())));
    return new Answers(open, anywhere, ask);
  }

  /// What is open for one of a family counts for those for whom it is; what may be open for others
  /// is not added to it.
  private static Claim together(Claim a, Claim b) {
    if (a.answer() != b.answer()) {
      return a.answer() == Option.Answer.YES ? a : b;
    }
    return new Claim(
        a.instrument(), a.host(), a.answer(), a.people() + b.people(), a.workAfterDays());
  }
}
