package org.contadora.app.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A publisher on this machine: serves files with versions, ranges and conditions as web servers do
/// (RFC 9110), and has the bad days they have.
final class PublisherServer implements AutoCloseable {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

  private final HttpServer server;
  private final Map<String, byte[]> files = new HashMap<>();
  private final Map<String, String> etags = new HashMap<>();
  private final Map<String, String> redirects = new HashMap<>();
  private final Deque<BadDay> badDays = new ArrayDeque<>();
  private final List<String> requests = new ArrayList<>();
  private boolean ranges = true;
  private boolean digests;
  private boolean wrongDigests;
  private long bytesSent;
  private @Nullable Path cache;

  /// What happens to one request instead of its answer.
  ///
  /// @param status answered with this, and `retryAfter` if not null
  /// @param bytes if not negative: the answer breaks off after these bytes
  /// @param silent whether the connection stays open then
  private record BadDay(int status, @Nullable String retryAfter, int bytes, boolean silent) {
    static final BadDay NONE = new BadDay(0, null, Integer.MAX_VALUE, false);
  }

  PublisherServer() throws IOException {
    // Without it the JDK's server waits 40 ms before each answer's body.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  synchronized void put(String path, byte[] content) {
    files.put(path, content.clone());
    etags.put(path, '"' + Integer.toHexString(Arrays.hashCode(content)) + '"');
  }

  synchronized void redirect(String from, String to) {
    redirects.put(from, to);
  }

  synchronized void servesNoRanges() {
    ranges = false;
  }

  synchronized void givesDigests() {
    digests = true;
  }

  synchronized void givesWrongDigests() {
    digests = true;
    wrongDigests = true;
  }

  synchronized void nextAnswers(int status, @Nullable String retryAfter) {
    badDays.add(new BadDay(status, retryAfter, -1, false));
  }

  synchronized void nextBreaksOffAfter(int bytes) {
    badDays.add(new BadDay(0, null, bytes, false));
  }

  /// Answers break off no sooner than the client has written down what was sent: the JDK's client
  /// drops what it has not handed over yet when a connection breaks.
  ///
  /// @param folder where the client gathers what comes
  synchronized void breaksOffOnceKeptIn(Path folder) {
    cache = folder;
  }

  /// The next answer stops after these bytes, and its connection stays open until the server ends.
  synchronized void nextFallsSilentAfter(int bytes) {
    badDays.add(new BadDay(0, null, bytes, true));
  }

  /// Before a bad day, a good one.
  synchronized void nextAnswersWhole() {
    badDays.add(BadDay.NONE);
  }

  /// The requests so far, as `path`, with range and condition behind it.
  synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  synchronized long bytesSent() {
    return bytesSent;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String range = header(exchange, "Range");
    String ifNoneMatch = header(exchange, "If-None-Match");
    requests.add(
        (path
            + (range.isEmpty() ? "" : " " + range)
            + (ifNoneMatch.isEmpty() ? "" : " if changed")));
    if (!header(exchange, "User-Agent").startsWith("contadora/")) {
      exchange.sendResponseHeaders(403, -1);
      return;
    }
    BadDay bad = badDays.poll();
    if (bad != null && bad.status > 0) {
      if (bad.retryAfter != null) {
        exchange.getResponseHeaders().set("Retry-After", bad.retryAfter);
      }
      exchange.sendResponseHeaders(bad.status, -1);
      return;
    }
    String target = redirects.get(path);
    if (target != null) {
      exchange.getResponseHeaders().set("Location", url(target));
      exchange.sendResponseHeaders(302, -1);
      return;
    }
    byte[] content = files.get(path);
    if (content == null) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    send(exchange, content, range, ifNoneMatch, bad == null ? BadDay.NONE : bad);
  }

  private void send(
      HttpExchange exchange, byte[] content, String range, String ifNoneMatch, BadDay bad)
      throws IOException {
    String etag = etags.getOrDefault(exchange.getRequestURI().getPath(), "");
    exchange.getResponseHeaders().set("ETag", etag);
    if (digests) {
      exchange
          .getResponseHeaders()
          .set("Repr-Digest", "sha-256=:" + sha256(wrongDigests ? new byte[1] : content) + ":");
    }
    if (ifNoneMatch.equals(etag)) {
      exchange.sendResponseHeaders(304, -1);
      return;
    }
    String ifRange = header(exchange, "If-Range");
    Matcher wanted = RANGE.matcher(range);
    byte[] body = content;
    int first = 0;
    int status = 200;
    if (ranges && wanted.matches() && (ifRange.isEmpty() || ifRange.equals(etag))) {
      int from = Integer.parseInt(wanted.group(1));
      int to =
          wanted.group(2).isEmpty()
              ? content.length
              : Math.min(content.length, Integer.parseInt(wanted.group(2)) + 1);
      if (from >= content.length) {
        exchange.sendResponseHeaders(416, -1);
        return;
      }
      body = Arrays.copyOfRange(content, from, to);
      first = from;
      status = 206;
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes %d-%d/%d".formatted(from, to - 1, content.length));
    }
    exchange.sendResponseHeaders(status, body.length);
    int length = Math.min(body.length, bad.bytes);
    OutputStream out = exchange.getResponseBody();
    try {
      out.write(body, 0, length);
      out.flush();
      bytesSent += length;
      if (length < body.length && !bad.silent && cache != null) {
        awaitKept(cache, first + length);
      }
    } finally {
      if (!bad.silent) {
        exchange.close();
      }
    }
  }

  private static void awaitKept(Path cache, long bytes) throws IOException {
    while (kept(cache) < bytes) {
      LockSupport.parkNanos(100_000);
    }
  }

  /// Bytes of the largest file that is not whole yet.
  private static long kept(Path cache) throws IOException {
    long most = 0;
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(cache, "*.part")) {
      for (Path part : parts) {
        most = Math.max(most, Files.size(part));
      }
    }
    return most;
  }

  private static String header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
  }

  private static String sha256(byte[] content) {
    try {
      return Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
