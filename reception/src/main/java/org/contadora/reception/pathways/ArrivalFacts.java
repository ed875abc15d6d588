package org.contadora.reception.pathways;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.contadora.reception.people.Family;
import org.contadora.reception.people.Person;
import org.contadora.reception.people.Person.Mark;
import org.contadora.reception.people.interview.ProtectionInterview.Outcome;
import org.contadora.reception.rules.feel.Value;

/// What a manifest already answers of what the instruments ask, so that nobody is asked twice.
public final class ArrivalFacts {
  /// Countries whose births count as Ibero-American: Latin America and the Iberian Peninsula (as in
  /// art. 20 of Mexico's Ley de Nacionalidad).
  private static final Set<String> IBEROAMERICA =
      Set.of(
          "AND", "ARG", "BOL", "BRA", "CHL", "COL", "CRI", "CUB", "DOM", "ECU", "ESP", "GTM", "HND",
          "HTI", "MEX", "NIC", "PAN", "PER", "PRT", "PRY", "SLV", "URY", "VEN");

  private static final String ENTRY_DATE = "Entry date";

  private ArrivalFacts() {}

  /// The facts about a person who has just arrived in `country`.
  ///
  /// @param outcome of the protection interview, if it was held; never more than the two answers
  public static Facts of(
      Pathways pathways, Person person, Family family, String country, Optional<Outcome> outcome) {
    return of(pathways, person, family, country, outcome, Map.of());
  }

  /// The same, with what the person answered since; that goes before what the manifest says.
  ///
  /// @param told texts by the names of facts
  public static Facts of(
      Pathways pathways,
      Person person,
      Family family,
      String country,
      Optional<Outcome> outcome,
      Map<String, String> told) {
    Facts.Builder facts = pathways.person();
    person.nationalities().forEach(facts::nationality);
    if (!country.isEmpty()) {
      facts.presentIn(country);
      if (person.arrival().day() != null && !told.containsKey(ENTRY_DATE)) {
        facts.factIn(country, ENTRY_DATE, Value.of(person.arrival().day()));
      }
    }
    if (person.isAdult()) {
      facts.fact("Unaccompanied minor", Value.Bool.FALSE);
    } else if (person.isChild()) {
      family
          .isWithoutAdult()
          .ifPresent(alone -> facts.fact("Unaccompanied minor", Value.of(alone)));
    }
    if (person.marks().contains(Mark.CRIMINAL_RECORD)) {
      facts.fact("Criminal record", Value.Bool.TRUE);
    } else if (person.marks().contains(Mark.NO_CRIMINAL_RECORD)) {
      facts.fact("Criminal record", Value.Bool.FALSE);
    }
    if (!person.birthCountry().isEmpty()) {
      facts.fact("Iberoamerican birth", Value.of(IBEROAMERICA.contains(person.birthCountry())));
    }
    if (person.languages().contains("en")) {
      facts.fact("Speaks English", Value.Bool.TRUE);
    } else if (!person.languages().isEmpty() && !person.marks().contains(Mark.LANGUAGE_UNCLEAR)) {
      facts.fact("Speaks English", Value.Bool.FALSE);
    }
    if (outcome.isPresent()) {
      facts.fact("Seeks protection", Value.of(outcome.get().seeksProtection()));
      facts.fact("Life at risk", Value.of(outcome.get().lifeAtRisk()));
    }
    told.forEach(facts::read);
    return facts.build();
  }
}
