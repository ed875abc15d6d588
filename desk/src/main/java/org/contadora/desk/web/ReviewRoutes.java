package org.contadora.desk.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import org.contadora.desk.live.Events;
import org.contadora.desk.live.LiveNews;
import org.contadora.desk.review.Review;
import org.contadora.ledger.Ledger;
import org.contadora.ledger.entries.Claim;
import org.contadora.ledger.entries.Correction;
import org.contadora.ledger.entries.Decision;
import org.contadora.ledger.entries.Entry;
import org.contadora.ledger.entries.EntryCodec;
import org.contadora.ledger.entries.EntryException;
import org.contadora.ledger.entries.Finding;
import org.contadora.ledger.entries.Observation;
import org.contadora.ledger.entries.Subject;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Corrections of what the ledger holds, and how many people a decision needs.
final class ReviewRoutes {
  private static final int LONGEST_REASON = 4000;

  private final Review review;
  private final Events events;
  private final Ledger ledger;
  private final Visits visits;

  ReviewRoutes(WebParts parts, Visits visits) {
    review = parts.review();
    events = parts.live().events();
    ledger = parts.ledger();
    this.visits = visits;
  }

  List<Route> routes() {
    return List.of(
        new Route("POST", "/ledger/entries/{index}/corrections", Right.REVIEWER, this::correct),
        new Route("GET", "/review/settings", Right.READER, this::settings),
        new Route("POST", "/review/settings", Right.ADMINISTRATOR, this::set));
  }

  private void correct(Context context, Visit visit) throws IOException {
    long index = Query.index(context, ledger.size());
    ObjectNode body = Bodies.object(context);
    String reason = Bodies.text(body, "reason", LONGEST_REASON).strip();
    if (reason.isEmpty()) {
      throw Problem.badValue("reason", "", "what was wrong, in a few words");
    }
    Entry wrong = ledger.entry(index).entry();
    requireCorrectable(index, wrong, visit);
    JsonNode given = body.get("replacement");
    @Nullable Entry replacement = null;
    if (given != null && !given.isNull()) {
      if (!(given instanceof ObjectNode object)) {
        throw Problem.badValue("replacement", Bodies.shortened(given), "an object or left out");
      }
      replacement = replacement(wrong, object, visit);
    }
    long correction = review.correct(index, wrong, replacement, reason, visit.who());
    events.publish(new LiveNews.Reviewed());
    Json.answer(context, json -> json.writeNumberProperty("index", correction));
  }

  private void requireCorrectable(long index, Entry wrong, Visit visit) {
    Subject subject = wrong.subjects().getFirst();
    boolean fits =
        switch (wrong) {
          case Decision _ -> subject.type().equals(Subject.LEG);
          case Claim _, Observation _, Finding _, Correction _ -> true;
          default -> false;
        };
    if (!fits) {
      throw new Problem(
          409,
          "NOT_CORRECTABLE",
          "The entry (%d) is a %s on %s; decisions on flights, claims, observations, findings and corrections can be corrected."
              .formatted(index, EntryCodec.kind(wrong), subject));
    }
    boolean already =
        ledger.history(subject).entries().stream()
            .filter(entry -> entry.index() == index)
            .anyMatch(entry -> !entry.counts());
    if (already) {
      throw new Problem(
          409, "ALREADY_CORRECTED", "The entry (%d) was corrected before.".formatted(index));
    }
    if (review.twoPersons() && isOfAnother(wrong, visit.who())) {
      throw new Problem(
          409,
          "TWO_PERSONS",
          "The decision (%d) is another person's, and two must agree here.%nMaybe decide otherwise; a second person then confirms that."
              .formatted(index));
    }
  }

  /// Whether somebody else decided so on a flight, or took such a decision back: to bring that back
  /// is to decide in their place.
  private boolean isOfAnother(Entry wrong, String who) {
    return switch (wrong) {
      case Decision decision -> !decision.reviewer().equals(who);
      case Correction correction ->
          !correction.by().equals(who) && isOnDecision(correction.corrects());
      default -> false;
    };
  }

  private boolean isOnDecision(long index) {
    Entry entry = ledger.entry(index).entry();
    return entry instanceof Correction correction
        ? isOnDecision(correction.corrects())
        : entry instanceof Decision;
  }

  private Entry replacement(Entry wrong, ObjectNode given, Visit visit) {
    try {
      return switch (wrong) {
        case Decision decision ->
            review.entry(decision.subject(), visit.who(), FlightRoutes.decision(given));
        case Claim claim -> claim(claim, given);
        default ->
            throw new Problem(
                409,
                "NO_REPLACEMENT",
                "A %s is withdrawn without a replacement: the engine says what stands in its place."
                    .formatted(EntryCodec.kind(wrong)));
      };
    } catch (EntryException | IllegalArgumentException e) {
      throw new Problem(400, "BAD_VALUE", String.valueOf(e.getMessage()));
    }
  }

  /// The claim with what is given of text, value, unit, day and remark; who said it stays.
  private static Claim claim(Claim claim, ObjectNode given) {
    Claim.Statement before = claim.statement();
    Claim.Statement after =
        before == null
            ? null
            : new Claim.Statement(
                before.predicate(),
                text(given, "value", before.value()),
                text(given, "unit", before.unit()),
                text(given, "happened_on", before.happenedOn()));
    String text = text(given, "text", claim.text());
    return new Claim(
        claim.subject(),
        claim.sourceId(),
        text == null ? claim.text() : text,
        claim.language(),
        claim.address(),
        claim.saidOn(),
        claim.capture(),
        after,
        claim.links(),
        text(given, "note", claim.note()));
  }

  private static @Nullable String text(ObjectNode given, String name, @Nullable String before) {
    if (!given.has(name)) {
      return before;
    }
    String text = Bodies.text(given, name, LONGEST_REASON).strip();
    return text.isEmpty() ? null : text;
  }

  private void settings(Context context, Visit visit) {
    Json.answer(context, json -> json.writeBooleanProperty("two_persons", review.twoPersons()));
  }

  private void set(Context context, Visit visit) throws IOException {
    ObjectNode body = Bodies.object(context);
    JsonNode given = body.get("two_persons");
    if (given == null || !given.isBoolean()) {
      throw Problem.badValue("two_persons", Bodies.shortened(given), "true or false");
    }
    boolean on = given.booleanValue();
    if (on && !visits.withAccounts()) {
      throw new Problem(
          409,
          "NO_ACCOUNTS",
          "Two people can agree only where there are accounts.%nMaybe first: contadora desk account add NAME --role reviewer"
              .formatted());
    }
    String reason = body.has("reason") ? Bodies.text(body, "reason", LONGEST_REASON) : "";
    if (on != review.twoPersons()) {
      review.setTwoPersons(on, visit.who(), reason.strip());
      events.publish(new LiveNews.Reviewed());
    }
    settings(context, visit);
  }
}
