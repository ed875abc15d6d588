package org.contadora.desk.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.contadora.desk.live.FeedException;
import org.contadora.desk.live.Live;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.gaps.Ahead;
import org.contadora.flights.live.LiveAircraft;
import org.contadora.flights.report.PageJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What flies now, how the feeds are doing, and what feeds and watched aircraft there are.
final class LiveRoutes {
  private static final int STANDARD_LIMIT = 100;
  private static final int MOST_LIMIT = 1000;
  private static final int LONGEST_VALUE = 4000;
  private static final int LONGEST_NOTE = 400;
  private static final Duration STANDARD_SPAN = Duration.ofDays(14);
  private static final Duration LONGEST_SPAN = Duration.ofDays(800);
  private static final Pattern AIRCRAFT = Pattern.compile("~?[A-Za-z0-9][A-Za-z0-9-]{1,9}");

  private final Live live;
  private final Airports airports;

  LiveRoutes(WebParts parts) {
    live = parts.live();
    airports = parts.airports();
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/live", Right.READER, this::now),
        new Route("GET", "/live/aircraft/{key}", Right.READER, this::aircraft),
        new Route("GET", "/live/outages", Right.READER, this::outages),
        new Route("GET", "/live/feeds", Right.ADMINISTRATOR, this::feeds),
        new Route("POST", "/live/feeds", Right.ADMINISTRATOR, this::putFeed),
        new Route("DELETE", "/live/feeds/{name}", Right.ADMINISTRATOR, this::removeFeed),
        new Route("GET", "/live/watched", Right.READER, this::watched),
        new Route("POST", "/live/watched", Right.REVIEWER, this::watch),
        new Route("DELETE", "/live/watched/{aircraft}", Right.REVIEWER, this::unwatch));
  }

  private void now(Context context, Visit visit) {
    context.header("Cache-Control", "no-store");
    List<LiveAircraft> all = live.aircraft();
    TreeSet<String> named = new TreeSet<>();
    all.forEach(aircraft -> name(aircraft, named));
    Json.answer(
        context,
        json -> {
          Json.time(json, "now", live.now());
          json.writeBooleanProperty("held_back", live.isHeldBack());
          json.writeNumberProperty("heard", live.heard());
          json.writeArrayPropertyStart("aircraft");
          all.forEach(aircraft -> LiveJson.aircraft(json, aircraft, /* whole= */ true));
          json.writeEndArray();
          LiveJson.feeds(json, live.feeds());
          Json.airports(json, named, airports);
        });
  }

  private static void name(LiveAircraft aircraft, Set<String> named) {
    for (String code : new @Nullable String[] {aircraft.departedFrom(), aircraft.hub()}) {
      if (code != null) {
        named.add(code);
      }
    }
    aircraft.ahead().stream().map(Ahead.Country::airport).forEach(named::add);
    LiveAircraft other = aircraft.other();
    if (other != null) {
      name(other, named);
    }
  }

  private void aircraft(Context context, Visit visit) {
    context.header("Cache-Control", "no-store");
    String key = context.pathParam("key");
    LiveAircraft aircraft =
        live.aircraft().stream()
            .filter(each -> each.key().equals(key))
            .findFirst()
            .orElseThrow(() -> Problem.notFound("aircraft of interest heard now", key));
    TreeSet<String> named = new TreeSet<>();
    name(aircraft, named);
    Json.answer(
        context,
        json -> {
          json.writeName("aircraft");
          LiveJson.aircraft(json, aircraft, /* whole= */ true);
          LiveAircraft other = aircraft.other();
          flight(json, "flight", aircraft.finding());
          flight(json, "other_flight", other == null ? null : other.finding());
          Json.airports(json, named, airports);
        });
  }

  private static void flight(JsonGenerator json, String name, @Nullable Finding finding) {
    json.writeName(name);
    if (finding == null) {
      json.writeNull();
    } else {
      PageJson.flight(json, finding);
    }
  }

  private void outages(Context context, Visit visit) {
    context.header("Cache-Control", "no-store");
    LocalDate today = LocalDate.ofInstant(live.now(), ZoneOffset.UTC);
    LocalDate given = Query.day(context, "to");
    LocalDate to = given == null ? today : given;
    LocalDate begin = Query.day(context, "from");
    LocalDate from = begin == null ? to.minusDays(STANDARD_SPAN.toDays()) : begin;
    if (ChronoUnit.DAYS.between(from, to) > LONGEST_SPAN.toDays() || from.isAfter(to)) {
      throw Problem.badValue(
          "from", from.toString(), "at most %d days before to".formatted(LONGEST_SPAN.toDays()));
    }
    int limit = Query.limit(context, STANDARD_LIMIT, MOST_LIMIT);
    Instant end = to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    Json.answer(
        context,
        json -> {
          LiveJson.outages(
              json, live.outages(from.atStartOfDay(ZoneOffset.UTC).toInstant(), end, limit));
          LiveJson.days(json, live.days(from, to));
        });
  }

  private void feeds(Context context, Visit visit) {
    context.header("Cache-Control", "no-store");
    Json.answer(
        context,
        json -> {
          json.writeStringProperty("file", Live.FEED_FILE);
          json.writeStringProperty("file_problem", live.fileProblem());
          json.writeObjectPropertyStart("settings");
          live.settings()
              .forEach((name, values) -> {
                json.writeObjectPropertyStart(name);
                values.forEach(json::writeStringProperty);
                json.writeEndObject();
              });
          json.writeEndObject();
          LiveJson.feeds(json, live.feeds());
        });
  }

  private void putFeed(Context context, Visit visit) throws IOException {
    ObjectNode body = Bodies.object(context);
    String name = Bodies.text(body, "name", 64);
    Map<String, String> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : body.properties()) {
      if (!entry.getKey().equals("name") && !entry.getValue().isNull()) {
        String value = Bodies.text(body, entry.getKey(), LONGEST_VALUE).strip();
        if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
          throw Problem.badValue(entry.getKey(), Bodies.shortened(value), "one line");
        }
        if (!value.isEmpty()) {
          values.put(entry.getKey(), value);
        }
      }
    }
    try {
      live.put(name, values);
    } catch (FeedException e) {
      throw new Problem(400, "BAD_FEED", String.valueOf(e.getMessage()));
    }
    feeds(context, visit);
  }

  private void removeFeed(Context context, Visit visit) {
    String name = context.pathParam("name");
    try {
      if (!live.remove(name)) {
        throw Problem.notFound("feed", Bodies.shortened(name));
      }
    } catch (FeedException e) {
      throw new Problem(409, "FEED_IN_FILE", String.valueOf(e.getMessage()));
    }
    feeds(context, visit);
  }

  private void watched(Context context, Visit visit) {
    context.header("Cache-Control", "no-store");
    Json.answer(context, json -> LiveJson.watched(json, live.watched()));
  }

  private void watch(Context context, Visit visit) throws IOException {
    ObjectNode body = Bodies.object(context);
    String aircraft = Bodies.text(body, "aircraft", 20).strip();
    if (!AIRCRAFT.matcher(aircraft).matches()) {
      throw Problem.badValue(
          "aircraft", Bodies.shortened(aircraft), "a registration or six hexadecimal digits");
    }
    String note = body.has("note") ? Bodies.text(body, "note", LONGEST_NOTE).strip() : "";
    try {
      live.watch(aircraft, note, visit.who());
    } catch (FeedException e) {
      throw new Problem(400, "TOO_MANY_WATCHED", String.valueOf(e.getMessage()));
    }
    watched(context, visit);
  }

  private void unwatch(Context context, Visit visit) {
    String aircraft = context.pathParam("aircraft");
    if (!live.unwatch(aircraft)) {
      throw Problem.notFound("watched aircraft", Bodies.shortened(aircraft));
    }
    watched(context, visit);
  }
}
