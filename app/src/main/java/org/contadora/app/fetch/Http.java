package org.contadora.app.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Asks publishers, one request at a time with a pause between them, saying who asks.
///
/// An answer that asks for patience (429, 500, 502, 503, 504) or a connection that fails is tried
/// again after the time that `Retry-After` names, or after a wait that doubles, a bounded number of
/// times.
final class Http implements AutoCloseable {
  private static final String USER_AGENT =
      "contadora/0.1 (counts removal flights from public data; +https://contadora.example/fetch)";

  private static final Set<Integer> TRY_AGAIN = Set.of(429, 500, 502, 503, 504);

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);

  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();
  private final Politeness politeness;
  private final Waiting waiting;
  private final Consumer<String> say;
  private boolean asked;

  /// An answer whose body is still to be read, and must be closed.
  record Answer(int status, HttpHeaders headers, InputStream body) implements AutoCloseable {
    Optional<String> header(String name) {
      return headers.firstValue(name);
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }

  /// @param say takes what a person should know, such as a long wait
  Http(Politeness politeness, Waiting waiting, Consumer<String> say) {
    this.politeness = politeness;
    this.waiting = waiting;
    this.say = say;
  }

  /// Asks for `uri`. Answers 200, 206, 304 and 416 are given back.
  ///
  /// @throws NotFetched for any other answer, or none
  Answer get(URI uri, Map<String, String> headers) throws IOException {
    String reason = "";
    int status = 0;
    for (int attempt = 1; attempt <= politeness.attempts(); attempt++) {
      pause();
      Duration wait = politeness.backoff(attempt);
      try {
        Answer answer = ask(uri, headers);
        status = answer.status;
        if (!TRY_AGAIN.contains(status)) {
          return accept(uri, answer);
        }
        answer.close();
        reason = "answers %d".formatted(status);
        wait = retryAfter(answer).orElse(wait);
      } catch (NotFetched e) {
        throw e;
      } catch (InterruptedIOException e) {
        throw e;
      } catch (IOException e) {
        status = 0;
        reason = "cannot be reached (%s)".formatted(e);
      }
      if (wait.compareTo(politeness.longestWait()) > 0) {
        throw new NotFetched(
            status,
            "%s %s and asks to wait %d s.%nMaybe try again later."
                .formatted(uri, reason, wait.toSeconds()));
      }
      if (attempt < politeness.attempts()) {
        say.accept("%s %s; trying again in %d s".formatted(uri, reason, wait.toSeconds()));
        pass(wait);
      }
    }
    throw new NotFetched(status, "%s %s, %d times.".formatted(uri, reason, politeness.attempts()));
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }

  private static Answer accept(URI uri, Answer answer) throws IOException {
    int status = answer.status;
    if (status == 200 || status == 206 || status == 304 || status == 416) {
      return answer;
    }
    answer.close();
    String hint = status == 401 || status == 403 ? "%nMaybe it needs permission.".formatted() : "";
    throw new NotFetched(
        status,
        status == 404 || status == 410
            ? "%s is not there (%d).".formatted(uri, status)
            : "%s answers %d, expected 200.%s".formatted(uri, status, hint));
  }

  private Answer ask(URI uri, Map<String, String> headers) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).timeout(ANSWER_TIMEOUT).header("User-Agent", USER_AGENT).GET();
    headers.forEach(request::header);
    try {
      HttpResponse<InputStream> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      return new Answer(
          response.statusCode(),
          response.headers(),
          new HeardStream(response.body(), politeness.longestSilence()));
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private void pause() throws InterruptedIOException {
    if (asked) {
      pass(politeness.pause());
    }
    asked = true;
  }

  private void pass(Duration duration) throws InterruptedIOException {
    try {
      waiting.pass(duration);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static InterruptedIOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    InterruptedIOException stopped = new InterruptedIOException("The fetch was stopped.");
    stopped.initCause(e);
    return stopped;
  }

  /// What `Retry-After` asks for (RFC 9110, 10.2.3): seconds, or a date, which is counted from the
  /// answer's own date so that this machine's clock need not be right.
  private static Optional<Duration> retryAfter(Answer answer) {
    Optional<String> value = answer.header("Retry-After").map(String::strip);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    try {
      if (value.get().chars().allMatch(c -> c >= '0' && c <= '9')) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(value.get())));
      }
      Optional<String> now = answer.header("Date");
      if (now.isPresent()) {
        Duration wait = Duration.between(date(now.get()), date(value.get()));
        return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
      }
    } catch (DateTimeException | NumberFormatException _) {
      // Not in any of the two forms: as if it were not there.
    }
    return Optional.empty();
  }

  private static ZonedDateTime date(String text) {
    return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
  }
}
