package org.contadora.app.commands;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import org.contadora.app.terminal.Messages;
import org.contadora.reception.pathways.Facts;
import org.contadora.reception.pathways.Option;
import org.contadora.reception.pathways.Pathways;
import org.contadora.reception.pathways.Route;
import org.contadora.reception.rules.Questions;

/// What is said on a screen: of one person the ways that are best and what to ask next, of
/// everybody on a manifest a line each.
final class PathwaysScreen {
  /// Ways that are told of one person on a screen; tables have them all.
  private static final int MOST_ROUTES = 12;

  private final Pathways pathways;
  private final PathwaysText text;
  private final Messages messages;
  private final PrintWriter out;

  PathwaysScreen(Pathways pathways, PathwaysText text, Messages messages, PrintWriter out) {
    this.pathways = pathways;
    this.text = text;
    this.messages = messages;
    this.out = out;
  }

  /// One person.
  ///
  /// @param known what is known of the person
  /// @param day on which the rules were asked
  void one(List<Option> options, Facts known, LocalDate day) {
    List<Route> routes = pathways.routes(options);
    long open = routes.stream().filter(route -> isOpen(route.first())).count();
    long closed = options.stream().filter(PathwaysScreen::isClosed).count();
    out.println(
        messages.text(
            "pathways.cli_routes",
            "day",
            day,
            "open",
            open,
            "maybe",
            routes.size() - open,
            "closed",
            closed));
    for (int i = 0; i < Math.min(MOST_ROUTES, routes.size()); i++) {
      text.route(i + 1, routes.get(i));
    }
    List<Questions.Question> questions = pathways.questions(options, known);
    if (!questions.isEmpty()) {
      text.next(questions.getFirst(), routes.size() - open);
    }
    List<Option> transfers =
        options.stream().filter(option -> !option.instrument().isClaimed()).toList();
    if (!transfers.isEmpty()) {
      out.println(messages.text("pathways.cli_transfers"));
      transfers.forEach(text::transfer);
    }
    out.flush();
  }

  /// One of those on a manifest.
  void person(PathwaysTables.Asked person) {
    List<Route> routes = pathways.routes(person.options());
    List<Route> open = routes.stream().filter(route -> isOpen(route.first())).toList();
    String first =
        routes.isEmpty()
            ? messages.text("pathways.cli_none")
            : named((open.isEmpty() ? routes : open).getFirst().first());
    out.println(
        messages.text(
            "pathways.cli_person",
            "person",
            person.person(),
            "family",
            person.family(),
            "open",
            open.size(),
            "maybe",
            routes.size() - open.size(),
            "first",
            first));
  }

  private String named(Option option) {
    return "%s · %s (%s)"
        .formatted(option.instrument().id(), text.country(option.host()), text.answer(option));
  }

  private static boolean isClosed(Option option) {
    return option.instrument().isClaimed() && option.answer() == Option.Answer.NO;
  }

  private static boolean isOpen(Option option) {
    return option.answer() == Option.Answer.YES;
  }
}
