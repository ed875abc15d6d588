package org.contadora.desk.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// A publisher of positions on loopback, with good days and bad ones.
public final class Publisher implements AutoCloseable {
  private final HttpServer server;
  private final List<Request> requests = new ArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile Function<Request, Answer> answers = _ -> Answer.json("{}");

  public record Request(String path, Map<String, String> headers, String body) {}

  public record Answer(int status, String body, Map<String, String> headers, boolean hangs) {
    public static Answer json(String body) {
      return new Answer(200, body, Map.of("Content-Type", "application/json"), false);
    }

    public static Answer status(int status) {
      return new Answer(status, "", Map.of(), false);
    }

    public Answer with(String header, String value) {
      var all = new java.util.HashMap<>(headers);
      all.put(header, value);
      return new Answer(status, body, all, hangs);
    }

    public static Answer hang() {
      return new Answer(200, "", Map.of(), true);
    }
  }

  public Publisher() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    var headers = new java.util.TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Request request = new Request(exchange.getRequestURI().toString(), headers, body);
    synchronized (requests) {
      requests.add(request);
    }
    Answer answer = answers.apply(request);
    if (answer.hangs()) {
      try {
        closing.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  public void answer(Function<Request, Answer> how) {
    answers = how;
  }

  public void answer(Answer always) {
    answers = _ -> always;
  }

  public List<Request> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  public URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }
}
