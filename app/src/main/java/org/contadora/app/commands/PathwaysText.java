package org.contadora.app.commands;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.contadora.app.terminal.Messages;
import org.contadora.reception.pathways.Explanation;
import org.contadora.reception.pathways.Fact;
import org.contadora.reception.pathways.Instrument;
import org.contadora.reception.pathways.Option;
import org.contadora.reception.pathways.Pathways;
import org.contadora.reception.pathways.Route;
import org.contadora.reception.rules.Questions;
import org.contadora.reception.rules.TableAnalysis;
import org.contadora.reception.rules.Trace;
import org.contadora.reception.rules.feel.Value;
import org.jspecify.annotations.Nullable;

/// What one person may claim, as lines that this person can read.
final class PathwaysText {
  private final Pathways pathways;
  private final Messages messages;
  private final PrintWriter out;

  PathwaysText(Pathways pathways, Messages messages, PrintWriter out) {
    this.pathways = pathways;
    this.messages = messages;
    this.out = out;
  }

  /// A route and everything one needs to take it.
  void route(int rank, Route route) {
    Option option = route.first();
    Instrument instrument = option.instrument();
    out.println(
        messages.text(
            "pathways.cli_route",
            "rank",
            rank,
            "id",
            instrument.id(),
            "country",
            country(option.host()),
            "name",
            named(instrument),
            "answer",
            answer(option),
            "work",
            code("pathways.work_", instrument.opens().work())));
    if (!option.ask().isEmpty()) {
      out.println(
          messages.text(
              "pathways.cli_ask",
              "questions",
              option.ask().stream().map(this::question).collect(Collectors.joining(" "))));
    }
    residence(route);
    if (!instrument.documents().isEmpty()) {
      out.println(
          messages.text(
              "pathways.cli_documents",
              "documents",
              instrument.documents().stream()
                  .map(this::document)
                  .collect(Collectors.joining("; "))));
    }
    if (!instrument.fee().isEmpty()) {
      out.println(messages.text("pathways.cli_fee", "fee", instrument.fee()));
    }
    contest(instrument);
    source(instrument);
  }

  private void residence(Route route) {
    if (route.first().instrument().permit().permanent()) {
      out.println(messages.text("pathways.cli_permanent"));
    } else if (route.permanentAfterMonths().isPresent()) {
      out.println(
          messages.text(
              "pathways.cli_residence",
              "months",
              route.permanentAfterMonths().getAsInt(),
              "then",
              route.then().stream().map(Instrument::id).collect(Collectors.joining(" → "))));
    }
  }

  private void contest(Instrument instrument) {
    if (instrument.contests().isEmpty()) {
      out.println(messages.text("pathways.cli_contest_unknown"));
    }
    for (Instrument.Contest contest : instrument.contests()) {
      String days = contest.days().isPresent() ? "" + contest.days().getAsInt() : "?";
      out.println(
          messages.text(
              "pathways.cli_contest",
              "remedy",
              contest.remedy(),
              "days",
              messages.text(
                  contest.workingDays() ? "pathways.cli_working_days" : "pathways.cli_days",
                  "days",
                  days),
              "article",
              contest.article(),
              "confidence",
              contest.confidence()));
    }
  }

  /// An instrument by itself: what it is, where, when, and on what it is based.
  void instrument(Instrument instrument) {
    out.println(
        messages.text(
            "pathways.cli_instrument",
            "id",
            instrument.id(),
            "countries",
            instrument.hosts().stream().map(this::country).collect(Collectors.joining(", ")),
            "name",
            named(instrument),
            "standing",
            code("pathways.standing_", instrument.standing())));
    source(instrument);
  }

  /// Its own name, and what it is where the name does not say so.
  private String named(Instrument instrument) {
    String kind = code("pathways.kind_", instrument.kind());
    return instrument.name().equalsIgnoreCase(kind)
        ? instrument.name()
        : messages.text("pathways.cli_kind", "name", instrument.name(), "kind", kind);
  }

  /// Where an instrument stands.
  void source(Instrument instrument) {
    Instrument.Basis basis = instrument.basis();
    out.println(
        messages.text(
            "pathways.cli_source",
            "article",
            basis.article(),
            "source",
            basis.source(),
            "date",
            basis.sourceDate().isEmpty() ? "?" : basis.sourceDate(),
            "read",
            basis.read(),
            "confidence",
            basis.confidence()));
  }

  /// What a transfer agreement's own terms say.
  void transfer(Option option) {
    out.println(
        messages.text(
            "pathways.cli_transfer",
            "id",
            option.instrument().id(),
            "country",
            country(option.host()),
            "answer",
            answer(option),
            "terms",
            option.instrument().terms().stream()
                .map(term -> messages.text("pathways.term_" + term))
                .collect(Collectors.joining("; "))));
  }

  /// The question that settles most.
  void next(Questions.Question question, long open) {
    @Nullable Fact fact = pathways.catalogue().get(question.input());
    out.println(
        messages.text(
            "pathways.cli_next",
            "asked_of",
            fact == null ? "" : code("pathways.asked_of_", fact.askedOf()),
            "question",
            question(question.input()),
            "settles",
            String.format(Locale.ROOT, "%.1f", question.settles()),
            "open",
            open));
  }

  /// Why an option is as it is: every rule and cell, and what would change it.
  void explain(Explanation explanation) {
    for (Trace.Row row : explanation.trace().rows()) {
      out.println(
          messages.text(
              "pathways.cli_rule",
              "rule",
              row.rule(),
              "output",
              value(row.output()),
              "matches",
              truth(row.matches())));
      for (Trace.Cell cell : row.cells()) {
        if (!cell.test().equals("-")) {
          out.println(
              messages.text(
                  "pathways.cli_cell",
                  "question",
                  question(cell.input()),
                  "test",
                  cell.test(),
                  "value",
                  value(cell.value()),
                  "holds",
                  truth(cell.holds())));
        }
      }
    }
    for (TableAnalysis.Change change : explanation.changes()) {
      List<String> needed = new ArrayList<>();
      for (Map.Entry<String, String> one : new java.util.TreeMap<>(change.needed()).entrySet()) {
        needed.add(question(one.getKey()) + " [" + one.getValue() + "]");
      }
      out.println(
          messages.text(
              "pathways.cli_change",
              "answer",
              value(change.answer()),
              "needed",
              String.join(" ", needed)));
    }
  }

  /// The answer in words; of agreements, what it means for the person.
  String answer(Option option) {
    if (option.cause() == Option.Cause.VERIFY
        || option.cause() == Option.Cause.CLOSED
        || option.cause() == Option.Cause.NOT_IN_FORCE
        || option.cause() == Option.Cause.NOT_YET_OPEN) {
      return code("pathways.answer_", option.answer())
          + " ("
          + code("pathways.cause_", option.cause())
          + ")";
    }
    if (!option.instrument().isClaimed() && option.answer() != Option.Answer.NOT_KNOWN) {
      return messages.text(
          option.answer() == Option.Answer.YES ? "pathways.terms_cover" : "pathways.terms_exclude");
    }
    return code("pathways.answer_", option.answer());
  }

  /// The name of a country in the language of the messages.
  String country(String code) {
    String text = messages.text("pathways.country_" + code);
    return text.startsWith("pathways.") ? code : text;
  }

  private String document(Instrument.Document document) {
    String text = messages.text("pathways.document_" + document.code());
    String whole = document.condition().isEmpty() ? text : text + " (" + document.condition() + ")";
    for (Instrument.Document substitute : document.substitutes()) {
      whole =
          messages.text("pathways.cli_or", "document", whole, "substitute", document(substitute));
    }
    return whole;
  }

  private String question(String fact) {
    return messages.text("pathways.ask_" + fact.toLowerCase(Locale.ROOT).replace(' ', '_'));
  }

  private String code(String prefix, Enum<?> code) {
    return messages.text(prefix + code.name().toLowerCase(Locale.ROOT));
  }

  private String truth(Value value) {
    return messages.text(
        value.isTrue()
            ? "pathways.answer_yes"
            : value.isFalse() ? "pathways.answer_no" : "pathways.answer_not_known");
  }

  private String value(Value value) {
    return switch (value) {
      case Value.Bool truth -> truth(truth);
      case Value.Unknown unknown -> truth(unknown);
      case Value.Text(String text) when text.equals("yes") || text.equals("no") ->
          messages.text("pathways.answer_" + text);
      case Value.Text(String text) -> text;
      case Value.Day(java.time.LocalDate day) -> day.toString();
      default -> value.toString();
    };
  }
}
