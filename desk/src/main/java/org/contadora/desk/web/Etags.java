package org.contadora.desk.web;

import io.javalin.http.Context;
import java.util.UUID;
import org.contadora.desk.accounts.Account;
import org.contadora.desk.legs.Board;
import org.contadora.desk.review.Review;

/// Spares the answer where the browser has it already: it changes only with the board, the ledger
/// and who asks.
final class Etags {
  private final Board board;
  private final Review review;

  /// Another process may write answers differently.
  private final String process = UUID.randomUUID().toString().substring(0, 8);

  Etags(Board board, Review review) {
    this.board = board;
    this.review = review;
  }

  Route.Answer around(Route.Answer answer) {
    return (context, visit) -> {
      String tag = tag(visit);
      context.header("ETag", tag);
      context.header("Cache-Control", "private, no-cache");
      context.header("Vary", "Cookie, Accept-Encoding");
      if (matches(context, tag)) {
        context.status(304);
      } else {
        answer.give(context, visit);
      }
    };
  }

  private String tag(Visit visit) {
    Account account = visit.account();
    return "W/\"%s-%d-%d-%s\""
        .formatted(
            process,
            board.revision(),
            review.state().size(),
            account == null ? "none" : account.name() + '.' + account.role().code());
  }

  private static boolean matches(Context context, String tag) {
    String known = context.header("If-None-Match");
    if (known == null) {
      return false;
    }
    for (String one : known.split(",", -1)) {
      // Jetty marks the tags of packed answers: W/"…--gzip".
      if (one.strip().replace("--gzip\"", "\"").equals(tag)) {
        return true;
      }
    }
    return false;
  }
}
