package org.contadora.desk.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.contadora.core.Sha256;
import org.contadora.desk.accounts.Account;
import org.contadora.desk.legs.Board;
import org.contadora.desk.review.Review;

/// Spares the answer where whoever asks has it already. Most answers change only with the board,
/// the ledger and who asks, and need not even be made; the others are known by their bytes.
final class Etags {
  private static final int OK = 200;

  /// Two answers of one address are told apart by so many bytes of their hash.
  private static final int HASH_BYTES = 12;

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

  /// Names an answer that has no name yet by its bytes, and leaves it out if it is known. What is
  /// written while it is sent has none.
  static void ofContent(Context context) throws IOException {
    InputStream content = context.resultInputStream();
    if (content == null || context.statusCode() != OK || context.res().getHeader("ETag") != null) {
      return;
    }
    byte[] bytes = content.readAllBytes();
    if (known(context, hash(bytes))) {
      context.result("");
    } else {
      context.result(bytes);
    }
  }

  /// Names an answer, and says 304 if whoever asks has it.
  ///
  /// @param version what tells it from any other answer of this address
  /// @return whether it need not be sent
  static boolean known(Context context, String version) {
    String tag = "W/\"%s\"".formatted(version);
    context.header("ETag", tag);
    boolean known = matches(context, tag);
    if (known) {
      context.status(304);
    }
    return known;
  }

  private static String hash(byte[] bytes) {
    return Sha256.hex(bytes).substring(0, 2 * HASH_BYTES);
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
