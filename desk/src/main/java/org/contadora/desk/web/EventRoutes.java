package org.contadora.desk.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.contadora.desk.live.Events;
import org.contadora.desk.live.LiveNews;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// What happens, told to open pages as it happens: server-sent events (HTML Living Standard, 9.2).
///
/// A stream begins with `hello`, which says whether it goes on where the page left off
/// (`Last-Event-ID`); if not, the page asks anew for what it shows.
final class EventRoutes {
  static final String TYPE = "text/event-stream";

  /// Streams at once, each a waiting virtual thread and a connection.
  static final int MOST_STREAMS = 300;

  /// Streams at once of one account: more tabs than a person has open.
  static final int MOST_OF_ONE = 12;

  /// Silence after which a sign of life is sent, so that proxies and the server itself (30 s) keep
  /// the connection; rights are looked at again as often.
  private static final long HEARTBEAT_MS = 10_000;

  /// After how long a page whose stream broke asks again, milliseconds.
  private static final int RETRY_MS = 2_000;

  private final Events events;
  private final Visits visits;
  private final Map<String, Integer> openByWho = new HashMap<>();
  private int open;

  EventRoutes(WebParts parts, Visits visits) {
    events = parts.live().events();
    this.visits = visits;
  }

  List<Route> routes() {
    return List.of(new Route("GET", "/events", Right.READER, this::follow));
  }

  private void follow(Context context, Visit visit) throws IOException, InterruptedException {
    String accepts = context.header("Accept");
    if (accepts == null || !accepts.contains(TYPE)) {
      throw new Problem(
          406,
          "NOT_EVENTS",
          "The Accept (%s) must be %s.".formatted(Bodies.shortened(accepts), TYPE));
    }
    if (context.method().equals(HandlerType.HEAD)) {
      begin(context);
      return;
    }
    String who = visit.who();
    enter(who);
    try {
      tell(context, visit);
    } catch (IOException _) {
      // The page has gone.
    } finally {
      leave(who);
    }
  }

  private synchronized void enter(String who) {
    int mine = openByWho.getOrDefault(who, 0);
    if (open >= MOST_STREAMS || mine >= MOST_OF_ONE) {
      throw new Problem(
          429,
          "TOO_MANY_STREAMS",
          "There are %d streams open, %d of them yours; at most %d and %d can be."
              .formatted(open, mine, MOST_STREAMS, MOST_OF_ONE));
    }
    open++;
    openByWho.put(who, mine + 1);
  }

  private synchronized void leave(String who) {
    open--;
    if (openByWho.merge(who, -1, Integer::sum) == 0) {
      openByWho.remove(who);
    }
  }

  private static void begin(Context context) {
    context.res().setStatus(200);
    context.res().setContentType(TYPE + "; charset=utf-8");
    context.res().setHeader("Cache-Control", "no-store");
    context.res().setHeader("X-Accel-Buffering", "no");
  }

  private void tell(Context context, Visit visit) throws IOException, InterruptedException {
    begin(context);
    OutputStream out = context.res().getOutputStream();
    long place = place(context.header("Last-Event-ID"));
    boolean resumed = place >= 0;
    long at = resumed ? place : events.last();
    send(out, "retry: " + RETRY_MS + "\n");
    send(out, event(at, "hello", json -> json.writeBooleanProperty("resumed", resumed)));
    out.flush();
    while (true) {
      Events.Batch batch = events.after(at, HEARTBEAT_MS);
      if (batch.missed()) {
        at = batch.events().isEmpty() ? events.last() : batch.events().getLast().number();
        send(out, event(at, "hello", json -> json.writeBooleanProperty("resumed", false)));
      } else {
        for (Events.Event each : batch.events()) {
          at = each.number();
          send(out, event(at, name(each.payload()), json -> payload(json, each.payload())));
        }
      }
      if (batch.events().isEmpty()) {
        send(out, ": still here\n\n");
      }
      out.flush();
      // Whoever has signed out, or has another role by now, begins anew.
      if (batch.ended() || !Objects.equals(visits.of(context).account(), visit.account())) {
        return;
      }
    }
  }

  /// The number after which a page wants to go on; -1 if that is of another run or none.
  private long place(@Nullable String lastEventId) {
    if (lastEventId == null) {
      return -1;
    }
    int dash = lastEventId.indexOf('-');
    if (dash < 0 || !lastEventId.substring(0, dash).equals(events.run())) {
      return -1;
    }
    String number = lastEventId.substring(dash + 1);
    return number.matches("\\d{1,18}") ? Long.parseLong(number) : -1;
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private String event(long number, String name, Consumer<JsonGenerator> data) {
    return "id: %s-%d\nevent: %s\ndata: %s\n\n"
        .formatted(events.run(), number, name, Json.object(data));
  }

  private static String name(LiveNews news) {
    return switch (news) {
      case LiveNews.Seen _ -> "aircraft";
      case LiveNews.Gone _ -> "gone";
      case LiveNews.Landed _ -> "landed";
      case LiveNews.Feeds _ -> "feeds";
      case LiveNews.Alerted _ -> "alert";
      case LiveNews.Reviewed _ -> "review";
    };
  }

  private static void payload(JsonGenerator json, LiveNews news) {
    switch (news) {
      case LiveNews.Seen seen -> {
        json.writeArrayPropertyStart("aircraft");
        seen.aircraft().forEach(aircraft -> LiveJson.aircraft(json, aircraft, /* whole= */ false));
        json.writeEndArray();
      }
      case LiveNews.Gone gone -> {
        json.writeArrayPropertyStart("keys");
        gone.keys().forEach(json::writeString);
        json.writeEndArray();
      }
      case LiveNews.Landed landed -> {
        json.writeArrayPropertyStart("leg_ids");
        landed.legIds().forEach(json::writeString);
        json.writeEndArray();
      }
      case LiveNews.Feeds feeds -> LiveJson.feeds(json, feeds.feeds());
      case LiveNews.Alerted alerted -> json.writeNumberProperty("id", alerted.alertId());
      case LiveNews.Reviewed _ -> {
        // Which flights wait differs by account: each page asks for its own.
      }
    }
  }
}
