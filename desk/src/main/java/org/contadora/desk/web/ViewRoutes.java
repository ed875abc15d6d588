package org.contadora.desk.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.contadora.desk.views.SavedView;
import org.contadora.desk.views.SavedViews;
import org.contadora.desk.views.ViewException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Saved views of the table of flights.
final class ViewRoutes {
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_QUERY = 2000;

  /// What a view keeps of an address, in the order in which it is written.
  private static final List<String> KEPT =
      List.of(
          "from",
          "to",
          "country",
          "airport",
          "operator",
          "class",
          "state",
          "tag",
          "q",
          "min_probability",
          "max_probability",
          "sort",
          "column");

  private final SavedViews views;

  ViewRoutes(SavedViews views) {
    this.views = views;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/views", Right.READER, this::list),
        new Route("POST", "/views", Right.REVIEWER, this::add),
        new Route("GET", "/views/{name}", Right.READER, this::show),
        new Route("POST", "/views/{name}", Right.REVIEWER, this::change),
        new Route("DELETE", "/views/{name}", Right.REVIEWER, this::remove));
  }

  private void list(Context context, Visit visit) {
    List<SavedView> all = views.all();
    context.header("Cache-Control", "no-store");
    Json.answer(
        context,
        json -> {
          json.writeArrayPropertyStart("views");
          for (SavedView view : all) {
            json.writeStartObject();
            write(json, view);
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private void show(Context context, Visit visit) {
    String name = context.pathParam("name");
    answer(context, views.find(name).orElseThrow(() -> notFound(name)));
  }

  private void add(Context context, Visit visit) throws IOException {
    ObjectNode body = Bodies.object(context);
    String name = Bodies.text(body, "name", LONGEST_NAME).strip();
    String query = checked(Bodies.text(body, "query", LONGEST_QUERY));
    try {
      SavedView added = views.add(name, query, visit.who());
      context.status(201);
      context.header("Location", Route.BASE + "/views/" + encoded(added.name()));
      answer(context, added);
    } catch (ViewException e) {
      throw problem(e);
    }
  }

  private void change(Context context, Visit visit) throws IOException {
    String name = context.pathParam("name");
    SavedView before = views.find(name).orElseThrow(() -> notFound(name));
    ObjectNode body = Bodies.object(context);
    String newName = given(body, "name", LONGEST_NAME);
    String query = given(body, "query", LONGEST_QUERY);
    try {
      SavedView changed =
          views
              .change(
                  name,
                  newName == null ? before.name() : newName.strip(),
                  query == null ? before.query() : checked(query),
                  visit.who())
              .orElseThrow(() -> notFound(name));
      answer(context, changed);
    } catch (ViewException e) {
      throw problem(e);
    }
  }

  private static @Nullable String given(ObjectNode body, String name, int longest) {
    JsonNode value = body.get(name);
    return value == null || value.isNull() ? null : Bodies.text(body, name, longest);
  }

  private void remove(Context context, Visit visit) {
    String name = context.pathParam("name");
    if (!views.remove(name)) {
      throw notFound(name);
    }
    context.status(204);
  }

  private static Problem notFound(String name) {
    return Problem.notFound("view", Bodies.shortened(name));
  }

  private static Problem problem(ViewException e) {
    return e.taken()
        ? new Problem(409, "NAME_TAKEN", String.valueOf(e.getMessage()))
        : new Problem(400, "BAD_VALUE", String.valueOf(e.getMessage()));
  }

  /// The query with what the table knows and nothing else, in one order; what it knows is checked
  /// as if it were asked for.
  private static String checked(String query) {
    Params params = Params.parse(query);
    Query.filter(params);
    Query.sort(params);
    Query.columns(params);
    List<String> pairs = new ArrayList<>();
    for (String name : KEPT) {
      for (String value : params.all(name)) {
        if (!value.isBlank()) {
          pairs.add(name + "=" + encoded(value.strip()));
        }
      }
    }
    return String.join("&", pairs);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static void answer(Context context, SavedView view) {
    context.header("Cache-Control", "no-store");
    Json.answer(context, json -> write(json, view));
  }

  private static void write(JsonGenerator json, SavedView view) {
    json.writeStringProperty("name", view.name());
    json.writeStringProperty("query", view.query());
    json.writeStringProperty("address", "/views/" + encoded(view.name()));
    json.writeStringProperty("who", view.who());
    Json.time(json, "changed", view.changed());
  }
}
