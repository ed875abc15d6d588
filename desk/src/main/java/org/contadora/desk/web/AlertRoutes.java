package org.contadora.desk.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.contadora.desk.alerts.Alert;
import org.contadora.desk.alerts.AlertException;
import org.contadora.desk.alerts.AlertRule;
import org.contadora.desk.alerts.AlertTexts;
import org.contadora.desk.alerts.Alerts;
import org.contadora.desk.legs.Board;
import org.contadora.desk.live.Live;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The log of alerts, as JSON and as an Atom feed; rules and channels.
final class AlertRoutes {
  private static final int STANDARD_LIMIT = 50;
  private static final int MOST_LIMIT = 500;
  private static final int LONGEST_VALUE = 4000;

  private final Alerts alerts;
  private final Live live;
  private final Board board;

  AlertRoutes(WebParts parts) {
    alerts = parts.alerts();
    live = parts.live();
    board = parts.board();
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/alerts", Right.READER, this::log),
        new Route("GET", "/alerts.atom", Right.READER, this::atom),
        new Route("GET", "/alerts/settings", Right.ADMINISTRATOR, this::settings),
        new Route("POST", "/alerts/rules", Right.ADMINISTRATOR, this::putRule),
        new Route("DELETE", "/alerts/rules/{name}", Right.ADMINISTRATOR, this::removeRule),
        new Route("POST", "/alerts/channels", Right.ADMINISTRATOR, this::putChannel),
        new Route("DELETE", "/alerts/channels/{name}", Right.ADMINISTRATOR, this::removeChannel),
        new Route("POST", "/alerts/channels/{name}/test", Right.ADMINISTRATOR, this::test));
  }

  private void log(Context context, Visit visit) {
    context.header("Cache-Control", "no-store");
    AlertTexts words = alerts.words(language(context));
    List<Alert> newest = alerts.newest(Query.limit(context, STANDARD_LIMIT, MOST_LIMIT));
    Json.answer(
        context,
        json -> {
          json.writeArrayPropertyStart("alerts");
          newest.forEach(alert -> write(json, alert, words));
          json.writeEndArray();
        });
  }

  private void write(JsonGenerator json, Alert alert, AlertTexts words) {
    json.writeStartObject();
    json.writeNumberProperty("id", alert.id());
    Json.time(json, "time", alert.time());
    json.writeStringProperty("rule", alert.rule());
    json.writeStringProperty("kind", alert.kind().code());
    json.writeStringProperty("title", words.title(alert));
    json.writeArrayPropertyStart("reasons");
    words.reasons(alert).forEach(json::writeString);
    json.writeEndArray();
    String legId = alert.legId();
    boolean landed = legId != null && board.find(legId).isPresent();
    json.writeStringProperty("link", landed ? "/flights/" + legId : alert.path());
    json.writeArrayPropertyStart("deliveries");
    for (Alert.Delivery delivery : alert.deliveries()) {
      json.writeStartObject();
      json.writeStringProperty("channel", delivery.channel());
      json.writeStringProperty("state", delivery.state().name().toLowerCase(java.util.Locale.ROOT));
      json.writeNumberProperty("tries", delivery.tries());
      Json.time(json, "time", delivery.time());
      json.writeStringProperty("why", delivery.why());
      json.writeStringProperty("detail", delivery.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void atom(Context context, Visit visit) {
    context.header("Cache-Control", "no-cache");
    URI self = URI.create(context.fullUrl());
    String text =
        AtomFeed.of(
            alerts.newest(STANDARD_LIMIT),
            alerts,
            language(context),
            self,
            live.now().truncatedTo(ChronoUnit.SECONDS));
    context.contentType(AtomFeed.TYPE).result(text);
  }

  private static String language(Context context) {
    String asked = Query.text(context, "lang");
    if (asked == null) {
      return "es";
    }
    if (!AlertTexts.LANGUAGES.contains(asked)) {
      throw Problem.badValue("lang", asked, "one of " + String.join(", ", AlertTexts.LANGUAGES));
    }
    return asked;
  }

  private void settings(Context context, Visit visit) {
    context.header("Cache-Control", "no-store");
    Json.answer(
        context,
        json -> {
          json.writeObjectPropertyStart("rules");
          for (AlertRule rule : alerts.rules()) {
            json.writeObjectPropertyStart(rule.name());
            rule.settings().forEach(json::writeStringProperty);
            json.writeEndObject();
          }
          json.writeEndObject();
          json.writeObjectPropertyStart("channels");
          alerts
              .channels()
              .forEach((name, values) -> {
                json.writeObjectPropertyStart(name);
                values.forEach(json::writeStringProperty);
                json.writeEndObject();
              });
          json.writeEndObject();
        });
  }

  private void putRule(Context context, Visit visit) throws IOException {
    put(context, alerts::putRule);
    settings(context, visit);
  }

  private void putChannel(Context context, Visit visit) throws IOException {
    put(context, alerts::putChannel);
    settings(context, visit);
  }

  private static void put(Context context, BiConsumer<String, Map<String, String>> taking)
      throws IOException {
    ObjectNode body = Bodies.object(context);
    String name = Bodies.text(body, "name", 200).strip();
    Map<String, String> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : body.properties()) {
      if (!entry.getKey().equals("name") && !entry.getValue().isNull()) {
        String value = Bodies.text(body, entry.getKey(), LONGEST_VALUE).strip();
        if (value.codePoints().anyMatch(Character::isISOControl)) {
          throw Problem.badValue(entry.getKey(), Bodies.shortened(value), "one line");
        }
        if (!value.isEmpty()) {
          values.put(entry.getKey(), value);
        }
      }
    }
    try {
      taking.accept(name, values);
    } catch (AlertException e) {
      throw new Problem(400, "BAD_SETTING", String.valueOf(e.getMessage()));
    }
  }

  private void removeRule(Context context, Visit visit) {
    String name = context.pathParam("name");
    if (!alerts.removeRule(name)) {
      throw Problem.notFound("rule", Bodies.shortened(name));
    }
    settings(context, visit);
  }

  private void removeChannel(Context context, Visit visit) {
    String name = context.pathParam("name");
    if (!alerts.removeChannel(name)) {
      throw Problem.notFound("channel", Bodies.shortened(name));
    }
    settings(context, visit);
  }

  private void test(Context context, Visit visit) {
    String name = context.pathParam("name");
    Alert alert =
        alerts
            .test(name, visit.who())
            .orElseThrow(() -> Problem.notFound("channel", Bodies.shortened(name)));
    context.status(202);
    Json.answer(context, json -> json.writeNumberProperty("id", alert.id()));
  }
}
