package org.contadora.reception.pathways;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.contadora.reception.rules.DecisionModel;
import org.contadora.reception.rules.DecisionTable;
import org.contadora.reception.rules.DmnException;
import org.contadora.reception.rules.TableAnalysis;
import org.contadora.reception.rules.feel.Scope;
import org.contadora.reception.rules.feel.Value;
import org.jspecify.annotations.Nullable;

/// An instrument with its table, ready to be asked.
final class Pathway {
  static final String DECISION = "Answer";
  private static final Value YES = Value.of("yes");
  private static final Value NO = Value.of("no");

  private final Instrument instrument;
  private final DecisionTable table;
  private final Optional<TableAnalysis> analysis;

  private Pathway(Instrument instrument, DecisionTable table) {
    this.instrument = instrument;
    this.table = table;
    this.analysis = TableAnalysis.of(table);
  }

  static Pathway of(DecisionModel model, Map<String, Fact> catalogue) {
    Instrument instrument = InstrumentReader.read(model.definitions());
    @Nullable DecisionTable table = model.tables().get(DECISION);
    if (table == null) {
      throw new DmnException(
          "The model (%s) lacks a decision table called %s.".formatted(instrument.id(), DECISION));
    }
    for (String input : model.inputs()) {
      if (!catalogue.containsKey(input)) {
        throw new DmnException(
            "The model (%s) asks for the fact (%s), which is not in the catalogue of facts."
                .formatted(instrument.id(), input));
      }
    }
    return new Pathway(instrument, table);
  }

  Instrument instrument() {
    return instrument;
  }

  DecisionTable table() {
    return table;
  }

  Optional<TableAnalysis> analysis() {
    return analysis;
  }

  List<String> inputs() {
    return table.inputs().stream().map(input -> input.name()).toList();
  }

  /// What it says to a person with `facts` in `host` on `day`: of several nationalities, the one
  /// that it says most to.
  Option ask(Facts facts, String host, LocalDate day) {
    Option.Cause window = Window.on(instrument, day);
    if (window != Option.Cause.RULES && window != Option.Cause.VERIFY) {
      return new Option(instrument, host, Option.Answer.NO, window, none());
    }
    @Nullable Option best = null;
    for (String nationality : facts.nationalities()) {
      Option one = ask(facts.scope(host, nationality), host, window);
      if (best == null || one.answer().compareTo(best.answer()) < 0) {
        best = one;
      }
    }
    return best == null ? new Option(instrument, host, Option.Answer.NO, window, none()) : best;
  }

  private Option ask(Scope scope, String host, Option.Cause window) {
    Value said = table.evaluate(scope);
    if (said instanceof Value.Unknown unknown) {
      return new Option(
          instrument, host, Option.Answer.NOT_KNOWN, Option.Cause.FACTS, unknown.inputs());
    }
    if (!said.equals(YES)) {
      return new Option(instrument, host, Option.Answer.NO, Option.Cause.RULES, none());
    }
    return window == Option.Cause.VERIFY
        ? new Option(instrument, host, Option.Answer.NOT_KNOWN, Option.Cause.VERIFY, none())
        : new Option(instrument, host, Option.Answer.YES, Option.Cause.RULES, none());
  }

  /// The nationality among those held that the table says most to.
  String bestNationality(Facts facts, String host) {
    String best = facts.nationalities().getFirst();
    int rank = Integer.MAX_VALUE;
    for (String nationality : facts.nationalities()) {
      Value said = table.evaluate(facts.scope(host, nationality));
      int one = said.equals(YES) ? 0 : said.equals(NO) ? 2 : 1;
      if (one < rank) {
        rank = one;
        best = nationality;
      }
    }
    return best;
  }

  private static SortedSet<String> none() {
    return new TreeSet<>();
  }
}
