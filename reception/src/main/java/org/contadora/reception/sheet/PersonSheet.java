package org.contadora.reception.sheet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.contadora.reception.pathways.Fact;
import org.contadora.reception.pathways.Facts;
import org.contadora.reception.pathways.Instrument;
import org.contadora.reception.pathways.Option;
import org.contadora.reception.pathways.Pathways;
import org.contadora.reception.pathways.Route;
import org.contadora.reception.rules.Questions;

/// What one person may claim, where, with which papers and until when, and what is left to ask.
///
/// What the protection interview asks is not on it, nor what it found: only whether there is still
/// such an interview to be had.
///
/// @param key of the case; empty for somebody told by options. Never a name
/// @param country where the person is, ISO 3166-1 alpha-3; empty if not known
/// @param day on which the answers hold
/// @param open what can be claimed, soonest to work and residence first
/// @param maybe what may be open once something was asked or verified; as many as fit a sheet
/// @param further how many more may be open
/// @param ask questions to the person or the desk, the most useful first
/// @param interview whether something hangs on the private interview
/// @param madeUp whether nobody is meant, which the sheet then says
public record PersonSheet(
    String key,
    String country,
    LocalDate day,
    List<Way> open,
    List<Way> maybe,
    int further,
    List<Ask> ask,
    boolean interview,
    boolean madeUp) {
  /// More of what only may be open does not fit on two sheets of paper.
  private static final int MOST_MAYBE = 4;

  /// Questions on one sheet; the next come with the answers.
  private static final int MOST_QUESTIONS = 6;

  /// Keeps the lists from changing.
  public PersonSheet {
    open = List.copyOf(open);
    maybe = List.copyOf(maybe);
    ask = List.copyOf(ask);
  }

  /// One instrument in the countries where it gives the same answer.
  ///
  /// @param hosts ISO 3166-1 alpha-3; the one where the person is comes first
  /// @param answer [Option.Answer#YES] or [Option.Answer#NOT_KNOWN]
  /// @param cause what the answer hangs on
  /// @param ask facts that would settle it, without those of the interview
  /// @param workAfterDays see [Route#workAfterDays]
  /// @param permanentAfterMonths see [Route#permanentAfterMonths]
  public record Way(
      Instrument instrument,
      List<String> hosts,
      Option.Answer answer,
      Option.Cause cause,
      Set<String> ask,
      OptionalInt workAfterDays,
      OptionalInt permanentAfterMonths) {}

  /// A question.
  ///
  /// @param of who can answer it
  /// @param codes that can be answered; empty for anything of the fact's type
  public record Ask(Fact fact, Fact.AskedOf of, List<String> codes) {}

  /// The sheet of the person with `facts`.
  ///
  /// @param hosts countries that are looked at; empty for all
  public static PersonSheet of(
      Pathways pathways,
      Facts facts,
      String key,
      String country,
      LocalDate day,
      Set<String> hosts,
      boolean madeUp) {
    List<Option> options = pathways.options(facts, day, hosts);
    Map<String, Way> ways = new LinkedHashMap<>();
    boolean interview = false;
    for (Route route : pathways.routes(options)) {
      Way way = way(pathways, route);
      interview |= way.ask().size() < route.first().ask().size();
      ways.merge(
          "%s %s %s".formatted(way.instrument().id(), way.answer(), way.cause()),
          way,
          PersonSheet::together);
    }
    List<Way> open = new ArrayList<>();
    List<Way> maybe = new ArrayList<>();
    for (Way way : ways.values()) {
      (way.answer() == Option.Answer.YES ? open : maybe).add(hereFirst(way, country));
    }
    // What can be done without going elsewhere is what a person asks for first.
    open.sort((a, b) -> Boolean.compare(isHere(b, country), isHere(a, country)));
    maybe.sort((a, b) -> Boolean.compare(isHere(b, country), isHere(a, country)));
    int shown = Math.min(MOST_MAYBE, maybe.size());
    return new PersonSheet(
        key,
        country,
        day,
        open,
        maybe.subList(0, shown),
        maybe.size() - shown,
        questions(pathways, options, facts),
        interview,
        madeUp);
  }

  private static Way way(Pathways pathways, Route route) {
    Option first = route.first();
    Set<String> ask = new TreeSet<>();
    for (String name : first.ask()) {
      if (!isOfInterview(pathways.catalogue().get(name))) {
        ask.add(name);
      }
    }
    return new Way(
        first.instrument(),
        List.of(first.host()),
        first.answer(),
        first.cause(),
        ask,
        route.workAfterDays(),
        route.permanentAfterMonths());
  }

  private static boolean isOfInterview(@org.jspecify.annotations.Nullable Fact fact) {
    return fact != null && fact.askedOf() == Fact.AskedOf.INTERVIEW;
  }

  private static Way together(Way a, Way b) {
    List<String> hosts = new ArrayList<>(a.hosts());
    hosts.addAll(b.hosts());
    Set<String> ask = new TreeSet<>(a.ask());
    ask.addAll(b.ask());
    return new Way(
        a.instrument(),
        hosts,
        a.answer(),
        a.cause(),
        ask,
        a.workAfterDays(),
        a.permanentAfterMonths());
  }

  private static boolean isHere(Way way, String country) {
    return way.hosts().contains(country);
  }

  private static Way hereFirst(Way way, String country) {
    Set<String> hosts = new LinkedHashSet<>();
    if (isHere(way, country)) {
      hosts.add(country);
    }
    hosts.addAll(way.hosts());
    return new Way(
        way.instrument(),
        List.copyOf(hosts),
        way.answer(),
        way.cause(),
        way.ask(),
        way.workAfterDays(),
        way.permanentAfterMonths());
  }

  private static List<Ask> questions(Pathways pathways, List<Option> options, Facts facts) {
    List<Ask> ask = new ArrayList<>();
    for (Questions.Question question : pathways.questions(options, facts)) {
      Fact fact = pathways.catalogue().get(question.input());
      if (fact != null && !isOfInterview(fact) && ask.size() < MOST_QUESTIONS) {
        ask.add(new Ask(fact, fact.askedOf(), pathways.codes(fact.name())));
      }
    }
    return ask;
  }
}
