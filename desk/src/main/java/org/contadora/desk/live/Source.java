package org.contadora.desk.live;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks one polled feed, round by round. Used by one thread.
final class Source {
  private static final String SNAPSHOT = "aircraft-json";
  private static final String OPENSKY = "opensky-states";

  /// A token is renewed so long before it ends.
  private static final Duration TOKEN_MARGIN = Duration.ofMinutes(1);

  private final FeedHttp http;
  private final Clock clock;
  private final Supplier<? extends java.util.Collection<String>> listed;
  private @Nullable String token;
  private Instant tokenUntil = Instant.MIN;

  /// @param listed addresses that the rule book and the desk watch now
  Source(FeedHttp http, Clock clock, Supplier<? extends java.util.Collection<String>> listed) {
    this.http = http;
    this.clock = clock;
    this.listed = listed;
  }

  /// Asks once, with as many requests as that takes. What came before a failure has been handed on.
  void ask(Feed feed, Heard heard) throws IOException, InterruptedException {
    switch (feed) {
      case Feed.Receiver receiver -> read(receiver.url(), Map.of(), Duration.ZERO, SNAPSHOT, heard);
      case Feed.Api api -> {
        Map<String, String> key =
            api.keyHeader() == null ? Map.of() : Map.of(api.keyHeader(), api.key().value());
        for (URI uri : requests(api)) {
          read(uri, key, Limits.API_BETWEEN_REQUESTS, SNAPSHOT, heard);
        }
      }
      case Feed.OpenSky openSky ->
          read(states(openSky), authorized(openSky), Duration.ofSeconds(1), OPENSKY, heard);
      case Feed.Sbs _ -> throw new IllegalArgumentException("A line is listened to, not asked.");
    }
    heard.requireNow();
  }

  private void read(
      URI uri, Map<String, String> headers, Duration apart, String format, Heard heard)
      throws IOException, InterruptedException {
    byte[] answer = http.get(uri, headers, apart);
    if (answer != null) {
      FeedReader.read(answer, format, heard);
    }
  }

  /// The addresses of one round.
  List<URI> requests(Feed.Api api) {
    List<URI> requests = new ArrayList<>();
    for (Feed.Circle circle : api.around()) {
      String place =
          String.format(
              Locale.ROOT,
              api.form() == Feed.Form.POINT ? "/point/%.4f/%.4f/%d" : "/lat/%.4f/lon/%.4f/dist/%d",
              circle.point().latDeg(),
              circle.point().lonDeg(),
              circle.radiusNm());
      requests.add(URI.create(api.base() + place));
    }
    TreeSet<String> aircraft = new TreeSet<>(api.aircraft());
    if (api.listed()) {
      aircraft.addAll(listed.get());
    }
    List<String> all = List.copyOf(aircraft);
    for (int from = 0; from < all.size(); from += Limits.API_AIRCRAFT) {
      List<String> part = all.subList(from, Math.min(all.size(), from + Limits.API_AIRCRAFT));
      requests.add(URI.create(api.base() + "/hex/" + String.join(",", part)));
    }
    return requests;
  }

  private static URI states(Feed.OpenSky openSky) {
    Feed.Area area = openSky.area();
    String query =
        area == null
            ? ""
            : String.format(
                Locale.ROOT,
                "?lamin=%.4f&lomin=%.4f&lamax=%.4f&lomax=%.4f",
                area.south(),
                area.west(),
                area.north(),
                area.east());
    return URI.create(openSky.base() + "/states/all" + query);
  }

  private Map<String, String> authorized(Feed.OpenSky openSky)
      throws IOException, InterruptedException {
    String client = openSky.clientId();
    if (client == null) {
      return Map.of();
    }
    Instant now = clock.instant();
    if (token == null || !now.isBefore(tokenUntil)) {
      String form =
          "grant_type=client_credentials&client_id=%s&client_secret=%s"
              .formatted(encoded(client), encoded(openSky.clientSecret().value()));
      byte[] answer = http.post(openSky.tokenUrl(), form, Duration.ofSeconds(1));
      try {
        JsonNode said = JsonMapper.shared().readTree(answer);
        token = said.path("access_token").asString("");
        tokenUntil = now.plusSeconds(said.path("expires_in").asInt(0)).minus(TOKEN_MARGIN);
      } catch (JacksonException _) {
        token = "";
      }
      if (token.isEmpty()) {
        token = null;
        throw new FeedFailure(FeedFailure.Why.NOT_ALLOWED, "The answer holds no access_token.");
      }
    }
    return Map.of("Authorization", "Bearer " + token);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
