package org.contadora.desk.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.contadora.desk.accounts.Account;
import org.contadora.desk.accounts.Accounts;
import org.contadora.desk.accounts.LockedOutException;
import org.contadora.desk.legs.Board;
import org.contadora.desk.live.FeedStatus;
import org.contadora.desk.live.Live;
import org.contadora.desk.record.Captures;
import org.contadora.desk.review.DecisionLog;
import org.contadora.desk.review.Review;
import tools.jackson.databind.node.ObjectNode;

/// Who is there, signing in and out, and the state of the desk as a whole.
final class SessionRoutes {
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_PASSWORD = 1000;

  private final Visits visits;
  private final boolean isPublic;
  private final Accounts accounts;
  private final Board board;
  private final Review review;
  private final Captures captures;
  private final Live live;

  SessionRoutes(Visits visits, WebParts parts, boolean isPublic) {
    this.isPublic = isPublic;
    this.visits = visits;
    accounts = parts.accounts();
    board = parts.board();
    review = parts.review();
    captures = new Captures(parts.ledger());
    live = parts.live();
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/session", Right.ANYONE, this::show),
        new Route("POST", "/session", Right.ANYONE, this::signIn).forPersons(),
        new Route("DELETE", "/session", Right.ANYONE, this::signOut).forPersons());
  }

  private void show(Context context, Visit visit) {
    context.header("Cache-Control", "no-store");
    boolean hasNone = visit.csrf() == null && !visit.byToken();
    Visit known = hasNone ? visits.begin(context, visit, /* account= */ null) : visit;
    Json.answer(context, json -> write(json, known));
  }

  private void write(tools.jackson.core.JsonGenerator json, Visit visit) {
    Account account = visit.account();
    Json.text(json, "user", account == null ? null : account.name());
    Json.text(json, "role", account == null ? null : account.role().code());
    Json.text(json, "csrf", visit.csrf());
    json.writeBooleanProperty("accounts", visits.withAccounts());
    json.writeBooleanProperty("public", isPublic);
    boolean seen = account != null || isPublic;
    json.writeBooleanProperty("empty", seen && board.isEmpty());
    json.writeBooleanProperty("simulated", seen && board.isSimulated());
    json.writeNumberProperty("feeds_down", account == null ? 0 : feedsDown());
    json.writeNumberProperty("to_review", account == null ? 0 : board.openReviews(visit.who()));
    DecisionLog.State state = review.state();
    json.writeObjectPropertyStart("ledger");
    json.writeNumberProperty("size", seen ? state.size() : 0);
    json.writeBooleanProperty(
        "captures", seen && board.isEmpty() && !captures.available().captures().isEmpty());
    Json.time(json, "checkpoint_time", seen ? state.checkpointTime() : null);
    json.writeEndObject();
  }

  private long feedsDown() {
    return live.feeds().stream().filter(feed -> feed.state() == FeedStatus.State.DOWN).count();
  }

  private void signIn(Context context, Visit visit) throws IOException {
    ObjectNode body = Bodies.object(context);
    String name = Bodies.text(body, "name", LONGEST_NAME);
    char[] password = Bodies.text(body, "password", LONGEST_PASSWORD).toCharArray();
    Optional<Account> account = signIn(context, accounts, name, password, visit);
    if (account.isEmpty()) {
      throw new Problem(401, "WRONG_PASSWORD", "Name and password do not belong together.");
    }
    Visit begun = visits.begin(context, visit, account.get());
    context.header("Cache-Control", "no-store");
    Json.answer(context, json -> write(json, begun));
  }

  /// Looks at a password.
  ///
  /// @throws Problem if there were too many wrong ones
  static Optional<Account> signIn(
      Context context, Accounts accounts, String name, char[] password, Visit visit) {
    try {
      return accounts.signIn(name, password, visit.address());
    } catch (LockedOutException e) {
      long waitS = Math.max(1, e.remaining().toSeconds());
      context.header("Retry-After", Long.toString(waitS));
      throw new Problem(429, "LOCKED_OUT", String.valueOf(e.getMessage()));
    } finally {
      Arrays.fill(password, ' ');
    }
  }

  private void signOut(Context context, Visit visit) {
    visits.end(context, visit);
    context.status(204);
  }
}
