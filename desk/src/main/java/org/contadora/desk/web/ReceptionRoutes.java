package org.contadora.desk.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.contadora.core.CountryCodes;
import org.contadora.core.Refusals;
import org.contadora.desk.accounts.Accounts;
import org.contadora.desk.reception.ArrivalsException;
import org.contadora.desk.reception.Landing;
import org.contadora.desk.reception.Receptions;
import org.contadora.reception.board.BoardPage;
import org.contadora.reception.pathways.Unclear;
import org.contadora.reception.people.Person;
import org.contadora.reception.placement.Choice;
import org.contadora.reception.placement.Pins.Pin;
import org.contadora.reception.sheet.PersonSheet;
import org.contadora.reception.sheet.SheetPage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// People who arrive: manifests, what each person may claim, where families are proposed to go.
/// Only reception and administrators see any of it, whatever the desk opens to the public;
/// addresses hold keys of cases, and no message repeats what a manifest says.
final class ReceptionRoutes {
  /// A key of 64 MiB: as much as a map for a hundred guests, so that passphrases are not tried out.
  private static final int UNLOCKING_COSTS = 100;

  private static final int LONGEST_KEY = 80;
  private static final int LONGEST_FACT = 200;

  private final Receptions receptions;
  private final Clock clock;

  ReceptionRoutes(WebParts parts) {
    receptions = parts.receptions();
    clock = parts.clock();
  }

  java.util.List<Route> routes() {
    return java.util.List.of(
        new Route("GET", "/reception", Right.RECEPTION, this::list),
        new Route("POST", "/reception/unlock", Right.RECEPTION, this::unlock)
            .forPersons()
            .costing(UNLOCKING_COSTS),
        change("POST", "/reception", this::bring),
        look("/reception/{id}", this::show),
        change("DELETE", "/reception/{id}", this::remove),
        look("/reception/{id}/names", this::names),
        change("POST", "/reception/{id}/places", this::places),
        look("/reception/{id}/board", this::board),
        change("POST", "/reception/{id}/pins", this::pin),
        change("DELETE", "/reception/{id}/pins/{family}", this::unpin),
        change("POST", "/reception/{id}/choices", this::choose),
        change("DELETE", "/reception/{id}/waiting/{key}", this::dismiss),
        look("/reception/{id}/people/{key}", this::sheet),
        change("POST", "/reception/{id}/people/{key}", this::tell));
  }

  private Route look(String path, Route.Answer answer) {
    return new Route(
        "GET",
        path,
        Right.RECEPTION,
        (context, visit) -> {
          requireOpen();
          answer.give(context, visit);
        });
  }

  /// What is changed is written before it is answered, where arrivals are kept in a file.
  private Route change(String method, String path, Route.Answer answer) {
    return new Route(
        method,
        path,
        Right.RECEPTION,
        (context, visit) -> {
          requireOpen();
          answer.give(context, visit);
          try {
            receptions.save();
          } catch (ArrivalsException e) {
            throw problem(e);
          }
        });
  }

  private void requireOpen() {
    try {
      receptions.requireOpen();
    } catch (ArrivalsException e) {
      throw problem(e);
    }
  }

  private static Problem problem(ArrivalsException e) {
    int status =
        switch (e.why()) {
          case LOCKED, DAMAGED -> 409;
          case WRONG_PASSPHRASE -> 403;
          case BAD_PASSPHRASE -> 400;
          case CHANGED -> 409;
          case DISK -> 507;
        };
    return new Problem(status, "ARRIVALS_" + e.why().name(), String.valueOf(e.getMessage()));
  }

  private void unlock(Context context, Visit visit) throws IOException {
    char[] passphrase = passphrase(Bodies.object(context));
    try {
      receptions.open(passphrase);
    } catch (ArrivalsException e) {
      throw problem(e);
    } finally {
      Arrays.fill(passphrase, ' ');
    }
    list(context, visit);
  }

  /// Whatever is wrong with it, it is not repeated.
  private static char[] passphrase(ObjectNode body) {
    JsonNode given = body.get("passphrase");
    if (given == null
        || !given.isString()
        || given.stringValue().length() > Accounts.LONGEST_PASSWORD) {
      throw new Problem(
          400,
          "BAD_VALUE",
          "The passphrase must be a text of at most %d characters."
              .formatted(Accounts.LONGEST_PASSWORD));
    }
    return given.stringValue().toCharArray();
  }

  private void list(Context context, Visit visit) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.put("kept", receptions.place().name().toLowerCase(Locale.ROOT));
    var arrivals = body.putArray("arrivals");
    receptions.all().forEach(landing -> ReceptionJson.summary(arrivals.addObject(), landing));
    var unread = body.putArray("unread");
    for (Receptions.Unread one : receptions.unread()) {
      unread
          .addObject()
          .put("id", one.id())
          .put("country", CountryCodes.alpha2(one.country()))
          .put("day", one.day());
    }
    answer(context, body);
  }

  private void bring(Context context, Visit visit) throws IOException {
    ObjectNode body = Bodies.object(context);
    LocalDate day = day(body);
    Landing landing;
    try {
      if (body.path("sample").asBoolean(false)) {
        landing = receptions.bringSample(day);
      } else {
        String country = Bodies.text(body, "country", 3).strip().toUpperCase(Locale.ROOT);
        if (!country.matches("[A-Z]{3}")) {
          throw Problem.badValue("country", country, "three letters, such as HND");
        }
        landing = receptions.bring(content(body), country, day);
      }
    } catch (IllegalArgumentException e) {
      throw new Problem(400, "NOT_A_MANIFEST", String.valueOf(e.getMessage()));
    }
    context.status(201);
    context.header("Location", Route.BASE + "/reception/" + landing.id());
    answer(context, ReceptionJson.whole(landing));
  }

  private LocalDate day(ObjectNode body) {
    if (!body.has("day")) {
      return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }
    String text = Bodies.text(body, "day", 10);
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw Problem.badValue("day", text, "a day such as 2026-11-24");
    }
  }

  /// What is in the manifest is not repeated, whatever is wrong with it.
  private static byte[] content(ObjectNode body) {
    try {
      return Base64.getDecoder().decode(Bodies.text(body, "content", Bodies.MOST_BYTES));
    } catch (IllegalArgumentException e) {
      throw new Problem(400, "BAD_VALUE", "The content must be the file in Base64.");
    }
  }

  private void show(Context context, Visit visit) {
    answer(context, ReceptionJson.whole(landing(context)));
  }

  private void remove(Context context, Visit visit) {
    if (!receptions.remove(context.pathParam("id"))) {
      throw Problem.notFound("arrival", Bodies.shortened(context.pathParam("id")));
    }
    context.status(204);
  }

  private void names(Context context, Visit visit) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    ObjectNode names = body.putObject("names");
    for (Person person : landing(context).manifest().people()) {
      names.put(person.key(), person.name().reveal());
    }
    answer(context, body);
  }

  private void places(Context context, Visit visit) throws IOException {
    Landing landing = landing(context);
    ObjectNode body = Bodies.object(context);
    Refusals refusals = new Refusals();
    try {
      landing.places(Bodies.text(body, "csv", Bodies.MOST_BYTES), refusals);
    } catch (IllegalArgumentException e) {
      throw new Problem(400, "NOT_PLACES", String.valueOf(e.getMessage()));
    }
    ObjectNode answer = board(landing, "es");
    var refused = answer.putArray("refused");
    refusals
        .examples()
        .forEach(
            one -> refused.addObject().put("place", one.place()).put("expected", one.detail()));
    answer(context, answer);
  }

  private void board(Context context, Visit visit) {
    String language = context.queryParam("lang");
    answer(context, board(landing(context), language == null ? "es" : language));
  }

  private static ObjectNode board(Landing landing, String language) {
    Map<String, String> titles = new TreeMap<>();
    titles.put("es", landing.id());
    ObjectNode board = BoardPage.json(landing.board(titles), language);
    var pins = board.putArray("pins");
    for (Pin pin : landing.pins()) {
      pins.addObject()
          .put("family", pin.family())
          .put("place", pin.place())
          .put("forbids", pin.forbids());
    }
    return board;
  }

  private void pin(Context context, Visit visit) throws IOException {
    Landing landing = landing(context);
    ObjectNode body = Bodies.object(context);
    Pin pin =
        new Pin(
            Bodies.text(body, "family", LONGEST_KEY),
            Bodies.text(body, "place", LONGEST_FACT),
            body.path("forbids").asBoolean(false));
    try {
      landing.pin(pin);
    } catch (IllegalArgumentException e) {
      throw new Problem(409, "PIN", String.valueOf(e.getMessage()));
    }
    answer(context, board(landing, "es"));
  }

  private void unpin(Context context, Visit visit) {
    Landing landing = landing(context);
    landing.unpin(context.pathParam("family"));
    answer(context, board(landing, "es"));
  }

  private void choose(Context context, Visit visit) throws IOException {
    Landing landing = landing(context);
    ObjectNode body = Bodies.object(context);
    String said = Bodies.text(body, "answer", 20);
    try {
      landing.choose(
          new Choice(
              Bodies.text(body, "family", LONGEST_KEY),
              Bodies.text(body, "place", LONGEST_FACT),
              Choice.Answer.valueOf(said.toUpperCase(Locale.ROOT)),
              body.has("wanted") ? Bodies.text(body, "wanted", LONGEST_FACT) : "",
              clock.instant().truncatedTo(ChronoUnit.SECONDS),
              visit.who()));
    } catch (IllegalArgumentException e) {
      throw new Problem(400, "CHOICE", String.valueOf(e.getMessage()));
    }
    answer(context, board(landing, "es"));
  }

  private void dismiss(Context context, Visit visit) {
    Landing landing = landing(context);
    String key = context.pathParam("key");
    if (!landing.dismiss(key)) {
      throw Problem.notFound("answer that nobody is asked about any more", Bodies.shortened(key));
    }
    answer(context, ReceptionJson.whole(landing));
  }

  private void sheet(Context context, Visit visit) {
    Landing landing = landing(context);
    answer(context, sheet(context, landing));
  }

  private ObjectNode sheet(Context context, Landing landing) {
    String key = context.pathParam("key");
    PersonSheet sheet =
        landing.sheet(key).orElseThrow(() -> Problem.notFound("person", Bodies.shortened(key)));
    String language = context.queryParam("lang");
    ObjectNode body = SheetPage.json(sheet, language == null ? "es" : language);
    ObjectNode told = body.putObject("told");
    new TreeMap<>(landing.told(key)).forEach(told::put);
    ObjectNode unclear = body.putObject("unclear");
    for (Unclear one : landing.unclear(key)) {
      ObjectNode node = unclear.putObject(one.fact().name());
      one.codes().forEach(node.putArray("codes")::add);
      node.put("maybe", one.maybe().orElse(""));
    }
    return body;
  }

  private void tell(Context context, Visit visit) throws IOException {
    Landing landing = landing(context);
    String key = context.pathParam("key");
    if (landing.person(key).isEmpty()) {
      throw Problem.notFound("person", Bodies.shortened(key));
    }
    ObjectNode body = Bodies.object(context);
    if (!(body.get("facts") instanceof ObjectNode given)) {
      throw new Problem(400, "BAD_VALUE", "The facts must be an object of texts by name.");
    }
    Map<String, String> facts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> one : given.properties()) {
      facts.put(one.getKey(), Bodies.text(given, one.getKey(), LONGEST_FACT));
    }
    try {
      landing.tell(key, facts);
    } catch (IllegalArgumentException e) {
      throw new Problem(400, "FACT", String.valueOf(e.getMessage()));
    }
    answer(context, sheet(context, landing));
  }

  private Landing landing(Context context) {
    String id = context.pathParam("id");
    return receptions.find(id).orElseThrow(() -> Problem.notFound("arrival", Bodies.shortened(id)));
  }

  /// Nothing about people is kept on the way or in a browser.
  private static void answer(Context context, ObjectNode body) {
    context.header("Cache-Control", "no-store");
    context.contentType(Json.TYPE).result(JsonMapper.shared().writeValueAsString(body));
  }
}
