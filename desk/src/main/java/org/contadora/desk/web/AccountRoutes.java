package org.contadora.desk.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.contadora.desk.accounts.Account;
import org.contadora.desk.accounts.AccountException;
import org.contadora.desk.accounts.Accounts;
import org.contadora.desk.accounts.Role;
import org.contadora.desk.accounts.Token;
import org.contadora.desk.accounts.Tokens;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Accounts, for administrators; and tokens, for whoever they stand for.
final class AccountRoutes {
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_PASSWORD = 1000;
  private static final int LONGEST_LABEL = 1000;
  private static final int STANDARD_DAYS = 90;

  private final Accounts accounts;
  private final Visits visits;

  AccountRoutes(Accounts accounts, Visits visits) {
    this.accounts = accounts;
    this.visits = visits;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/accounts", Right.ADMINISTRATOR, this::list).forPersons(),
        new Route("POST", "/accounts", Right.ADMINISTRATOR, this::add).forPersons(),
        new Route("POST", "/accounts/{name}", Right.ADMINISTRATOR, this::change).forPersons(),
        new Route("POST", "/session/password", Right.READER, this::ownPassword).forPersons(),
        new Route("GET", "/tokens", Right.READER, this::tokens).forPersons(),
        new Route("POST", "/tokens", Right.READER, this::makeToken).forPersons(),
        new Route("DELETE", "/tokens/{id}", Right.READER, this::revoke).forPersons());
  }

  private void list(Context context, Visit visit) {
    context.header("Cache-Control", "no-store");
    Json.answer(
        context,
        json -> {
          json.writeArrayPropertyStart("accounts");
          accounts.list().forEach(account -> write(json, account));
          json.writeEndArray();
        });
  }

  private static void write(JsonGenerator json, Account account) {
    json.writeStartObject();
    json.writeStringProperty("name", account.name());
    json.writeStringProperty("role", account.role().code());
    json.writeBooleanProperty("disabled", account.disabled());
    json.writeEndObject();
  }

  private void add(Context context, Visit visit) throws IOException {
    ObjectNode body = Bodies.object(context);
    String name = Bodies.text(body, "name", LONGEST_NAME);
    Role role = role(body);
    char[] password = Bodies.text(body, "password", LONGEST_PASSWORD).toCharArray();
    try {
      accounts.add(name, role, password);
    } catch (AccountException e) {
      throw refused(e);
    } finally {
      Arrays.fill(password, ' ');
    }
    context.status(201);
    list(context, visit);
  }

  private void change(Context context, Visit visit) throws IOException {
    String name = context.pathParam("name");
    ObjectNode body = Bodies.object(context);
    if (accounts.find(name).isEmpty()) {
      throw Problem.notFound("account", Bodies.shortened(name));
    }
    Role role = body.has("role") ? role(body) : null;
    Boolean disabled = body.has("disabled") ? flag(body, "disabled") : null;
    char[] password =
        body.has("password") ? Bodies.text(body, "password", LONGEST_PASSWORD).toCharArray() : null;
    try {
      accounts.change(name, role, disabled, password);
    } catch (AccountException e) {
      throw refused(e);
    }
    visits.endOf(name);
    list(context, visit);
  }

  private void ownPassword(Context context, Visit visit) throws IOException {
    ObjectNode body = Bodies.object(context);
    char[] old = Bodies.text(body, "password", LONGEST_PASSWORD).toCharArray();
    char[] other = Bodies.text(body, "new_password", LONGEST_PASSWORD).toCharArray();
    Account account = account(visit);
    if (SessionRoutes.signIn(context, accounts, account.name(), old, visit).isEmpty()) {
      throw new Problem(403, "WRONG_PASSWORD", "The password is not the account's.");
    }
    try {
      accounts.change(account.name(), null, null, other);
    } catch (AccountException e) {
      throw refused(e);
    }
    visits.endOf(account.name());
    visits.begin(context, visit, account);
    context.status(204);
  }

  private void tokens(Context context, Visit visit) {
    context.header("Cache-Control", "no-store");
    List<Token> tokens = accounts.tokens().list(administers(visit) ? null : account(visit).name());
    Json.answer(
        context,
        json -> {
          json.writeArrayPropertyStart("tokens");
          tokens.forEach(token -> write(json, token));
          json.writeEndArray();
        });
  }

  private static void write(JsonGenerator json, Token token) {
    json.writeStartObject();
    members(json, token);
    json.writeEndObject();
  }

  private static void members(JsonGenerator json, Token token) {
    json.writeStringProperty("id", token.id());
    json.writeStringProperty("account", token.account());
    json.writeStringProperty("role", token.role().code());
    json.writeStringProperty("label", token.label());
    Json.time(json, "created", token.created());
    Json.time(json, "expires", token.expires());
    Json.time(json, "revoked", token.revoked());
    Json.time(json, "last_used", token.lastUsed());
    Json.text(json, "last_address", token.lastAddress());
  }

  private void makeToken(Context context, Visit visit) throws IOException {
    ObjectNode body = Bodies.object(context);
    String label = Bodies.text(body, "label", LONGEST_LABEL);
    Role role = role(body);
    String owner = body.has("account") ? Bodies.text(body, "account", LONGEST_NAME) : visit.who();
    if (!owner.equals(visit.who()) && !administers(visit)) {
      throw new Problem(403, "ROLE", "Only an administrator makes tokens for others.");
    }
    if (!visits.withAccounts()) {
      throw new Problem(
          409,
          "NO_ACCOUNTS",
          "A token stands for an account, and this desk has none.\nMaybe make one first.");
    }
    Tokens.Made made;
    try {
      made = accounts.tokens().make(owner, role, label, days(body));
    } catch (AccountException e) {
      throw refused(e);
    }
    context.status(201);
    context.header("Cache-Control", "no-store");
    Json.answer(
        context,
        json -> {
          members(json, made.token());
          json.writeStringProperty("secret", made.secret());
        });
  }

  private static int days(ObjectNode body) {
    JsonNode days = body.get("days");
    if (days == null || days.isNull()) {
      return STANDARD_DAYS;
    }
    if (!days.isInt()) {
      throw Problem.badValue(
          "days",
          Bodies.shortened(days),
          "a whole number from 1 to %d".formatted(Tokens.MOST_DAYS));
    }
    return days.intValue();
  }

  /// Another's token is not there for who may not see it.
  private void revoke(Context context, Visit visit) {
    String id = context.pathParam("id");
    Token token =
        accounts
            .tokens()
            .find(id)
            .filter(found -> administers(visit) || found.account().equals(visit.who()))
            .orElseThrow(() -> Problem.notFound("token", Bodies.shortened(id)));
    accounts.tokens().revoke(token.id());
    context.status(204);
  }

  private static boolean administers(Visit visit) {
    return Right.ADMINISTRATOR.allows(visit.account(), /* isPublic= */ false);
  }

  private static Account account(Visit visit) {
    Account account = visit.account();
    if (account == null) {
      throw new IllegalStateException("The right of the route lets nobody without an account in.");
    }
    return account;
  }

  private static Role role(ObjectNode body) {
    String code = Bodies.text(body, "role", 40);
    return Role.find(code)
        .orElseThrow(() ->
            Problem.badValue("role", code, "one of reader, reviewer, reception, administrator"));
  }

  private static boolean flag(ObjectNode body, String name) {
    @Nullable JsonNode value = body.get(name);
    if (value == null || !value.isBoolean()) {
      throw Problem.badValue(name, Bodies.shortened(value), "true or false");
    }
    return value.booleanValue();
  }

  private static Problem refused(AccountException e) {
    return new Problem(400, "BAD_ACCOUNT", String.valueOf(e.getMessage()));
  }
}
