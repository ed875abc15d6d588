package org.contadora.desk.live;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Asks publishers over HTTP: says who asks, keeps requests to one host apart, does not ask again
/// for what has not changed, and waits for no answer longer than it should. Safe for several
/// threads.
final class FeedHttp implements AutoCloseable {
  static final String USER_AGENT =
      "contadora/0.1 (counts removal flights from public data; +https://contadora.example/fetch)";

  /// Largest answer: the whole world's aircraft are about 15 MB of JSON.
  static final int MOST_BYTES = 64 << 20;

  private static final int SHOWN_CHARS = 80;

  private final HttpClient client;
  private final Clock clock;
  private final Waiting waiting;
  private final Duration patience;
  private final Map<String, Instant> nextByHost = new HashMap<>();
  private final Map<URI, Seen> seen = new HashMap<>();

  /// What an answer said of its version.
  private record Seen(@Nullable String tag, @Nullable String modified) {}

  /// @param patience how long to wait for a whole answer
  FeedHttp(Clock clock, Waiting waiting, Duration patience) {
    this.clock = clock;
    this.waiting = waiting;
    this.patience = patience;
    client =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /// What lies at an address; null if it has not changed since it was last asked for.
  ///
  /// @param apart least time between two requests to its host
  /// @throws FeedFailure if there is nothing that can be used
  byte @Nullable [] get(URI uri, Map<String, String> headers, Duration apart)
      throws FeedFailure, InterruptedException {
    HttpRequest.Builder request = request(uri).GET();
    Seen before;
    synchronized (seen) {
      before = seen.get(uri);
    }
    if (before != null && before.tag() != null) {
      request.header("If-None-Match", before.tag());
    } else if (before != null && before.modified() != null) {
      request.header("If-Modified-Since", before.modified());
    }
    headers.forEach(request::header);
    HttpResponse<byte[]> answer = send(request.build(), apart);
    if (answer.statusCode() == 304) {
      return null;
    }
    requireGood(answer);
    synchronized (seen) {
      seen.put(
          uri,
          new Seen(
              answer.headers().firstValue("ETag").orElse(null),
              answer.headers().firstValue("Last-Modified").orElse(null)));
    }
    return unpacked(answer);
  }

  /// What comes back for a form (RFC 6749 asks for its token so).
  byte[] post(URI uri, String form, Duration apart) throws FeedFailure, InterruptedException {
    HttpRequest request =
        request(uri)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    HttpResponse<byte[]> answer = send(request, apart);
    requireGood(answer);
    return unpacked(answer);
  }

  private HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri)
        .timeout(patience)
        .header("User-Agent", USER_AGENT)
        .header("Accept", "application/json")
        .header("Accept-Encoding", "gzip");
  }

  private HttpResponse<byte[]> send(HttpRequest request, Duration apart)
      throws FeedFailure, InterruptedException {
    keepApart(String.valueOf(request.uri().getAuthority()), apart);
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            request,
            HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofByteArray(), MOST_BYTES));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      answer.cancel(true);
      throw new FeedFailure(
          FeedFailure.Why.TIMEOUT, "No whole answer within %d s.".formatted(patience.toSeconds()));
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw new FeedFailure(
          FeedFailure.Why.noConnection(cause), cause == null ? "" : reason(cause));
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw e;
    }
  }

  private static String reason(Throwable cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  private void keepApart(String host, Duration apart) throws InterruptedException {
    Duration wait;
    synchronized (nextByHost) {
      Instant now = clock.instant();
      Instant next = nextByHost.getOrDefault(host, now);
      Instant mine = next.isAfter(now) ? next : now;
      nextByHost.put(host, mine.plus(apart));
      wait = Duration.between(now, mine);
    }
    if (wait.isPositive()) {
      waiting.pass(wait);
    }
  }

  private static void requireGood(HttpResponse<byte[]> answer) throws FeedFailure {
    int status = answer.statusCode();
    if (status == 200) {
      return;
    }
    String detail = "It answers %d, expected 200.".formatted(status);
    Duration retryAfter = retryAfter(answer);
    FeedFailure.Why why =
        switch (status) {
          case 429 -> FeedFailure.Why.TOO_MANY;
          case 401, 403 -> FeedFailure.Why.NOT_ALLOWED;
          case 404, 410 -> FeedFailure.Why.NOT_FOUND;
          default -> status >= 500 ? FeedFailure.Why.SERVER_ERROR : FeedFailure.Why.STATUS;
        };
    throw new FeedFailure(why, detail, retryAfter);
  }

  /// What `Retry-After` asks for (RFC 9110, 10.2.3): seconds, or a date, which is counted from the
  /// answer's own date so that this machine's clock need not be right. OpenSky has a header of its
  /// own (opensky-api, REST, "Limitations").
  private static @Nullable Duration retryAfter(HttpResponse<byte[]> answer) {
    String value =
        answer
            .headers()
            .firstValue("Retry-After")
            .or(() -> answer.headers().firstValue("X-Rate-Limit-Retry-After-Seconds"))
            .orElse("")
            .strip();
    try {
      if (value.matches("\\d{1,9}")) {
        return Duration.ofSeconds(Long.parseLong(value));
      }
      String now = answer.headers().firstValue("Date").orElse("");
      if (!value.isEmpty() && !now.isEmpty()) {
        Duration wait = Duration.between(date(now), date(value));
        return wait.isNegative() ? Duration.ZERO : wait;
      }
    } catch (DateTimeException _) {
      // Not in any of the two forms: as if it were not there.
    }
    return null;
  }

  private static ZonedDateTime date(String text) {
    return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
  }

  private static byte[] unpacked(HttpResponse<byte[]> answer) throws FeedFailure {
    byte[] body = answer.body();
    if (!answer.headers().firstValue("Content-Encoding").orElse("").equalsIgnoreCase("gzip")) {
      return body;
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      var out = new ByteArrayOutputStream(body.length * 4);
      byte[] part = new byte[1 << 16];
      for (int n = in.read(part); n >= 0; n = in.read(part)) {
        out.write(part, 0, n);
        if (out.size() > MOST_BYTES) {
          throw new FeedFailure(
              FeedFailure.Why.NOT_POSITIONS,
              "The answer unpacks to more than %d bytes.".formatted(MOST_BYTES));
        }
      }
      return out.toByteArray();
    } catch (FeedFailure e) {
      throw e;
    } catch (IOException e) {
      throw new FeedFailure(FeedFailure.Why.CUT_SHORT, "The gzip breaks off: " + reason(e));
    }
  }

  /// The beginning of an answer, to be shown to a person.
  static String beginning(byte[] body) {
    String text =
        new String(body, 0, Math.min(body.length, 4 * SHOWN_CHARS), StandardCharsets.UTF_8)
            .replaceAll("\\s+", " ")
            .strip();
    return text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "…";
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
