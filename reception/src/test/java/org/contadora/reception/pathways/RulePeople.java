package org.contadora.reception.pathways;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.contadora.core.Validity;
import org.contadora.reception.rules.Rule;
import org.contadora.reception.rules.TableAnalysis;
import org.contadora.reception.rules.feel.Value;

/// Test people made from the tables themselves: for every rule somebody whom it is about.
///
/// @param says what the rule says: `yes` or `no`
record RulePeople(
    Instrument instrument, int rule, Facts facts, String host, LocalDate day, String says) {
  static List<RulePeople> of(Pathways pathways, String id) {
    Instrument instrument =
        pathways.instruments().stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow();
    TableAnalysis analysis = TableAnalysis.of(pathways.table(id)).orElseThrow();
    List<RulePeople> people = new ArrayList<>();
    for (Rule rule : pathways.table(id).rules()) {
      Map<String, Value> example = analysis.exampleOf(rule.number()).orElseThrow();
      String host = host(instrument, example);
      people.add(
          new RulePeople(
              instrument,
              rule.number(),
              facts(pathways, example, host),
              host,
              openDay(instrument),
              rule.outputs().getFirst().text().replace("\"", "")));
    }
    return people;
  }

  /// A day on which the dates stand in nobody's way.
  static LocalDate openDay(Instrument instrument) {
    List<LocalDate> days = new ArrayList<>(List.of(instrument.basis().read()));
    for (Validity interval : List.of(instrument.applications(), instrument.inForce())) {
      if (interval.to() != null) {
        days.add(interval.to());
      }
      if (interval.from() != null) {
        days.add(interval.from());
      }
    }
    return days.stream()
        .filter(day ->
            List.of(Option.Cause.RULES, Option.Cause.VERIFY).contains(Window.on(instrument, day)))
        .findFirst()
        .orElseThrow();
  }

  /// A country of the instrument whose national the person is only if the example says so.
  private static String host(Instrument instrument, Map<String, Value> example) {
    String nationality = nationality(example);
    return instrument.hosts().stream()
        .filter(host -> !host.equals(nationality))
        .findFirst()
        .orElse(instrument.hosts().getFirst());
  }

  private static String nationality(Map<String, Value> example) {
    Value nationality = example.getOrDefault(Facts.NATIONALITY, Value.of("…"));
    String code = ((Value.Text) nationality).value();
    return code.length() == 3 ? code : "XXA";
  }

  private static Facts facts(Pathways pathways, Map<String, Value> example, String host) {
    Facts.Builder builder = pathways.person().nationality(nationality(example));
    example.forEach((name, value) -> {
      switch (name) {
        case Facts.NATIONALITY -> {}
        case Facts.NATIONAL_HERE -> {
          if (value.isTrue()) {
            builder.nationality(host);
          }
        }
        default -> builder.fact(name, value);
      }
    });
    return builder.build();
  }
}
