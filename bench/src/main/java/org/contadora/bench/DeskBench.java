package org.contadora.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.contadora.flights.airports.Airports;

/// Starts the `contadora desk` that packaging made on a board of a million legs, and lets a hundred
/// readers ask it over the loopback address: once at their pace, a question a second each, and once
/// as fast as answers come. The yardstick is a server of the JDK that gives bytes of the same
/// length.
///
/// `DeskBench [--dir target/desk-bench] [--legs 1000000] [--readers 100] [--seconds 20] [--most
/// 20000] [--dist app/target/contadora]`
public final class DeskBench {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long SECOND_NS = 1_000_000_000;

  private final int legs;
  private final int readers;
  private final int seconds;
  private final int most;

  private DeskBench(BenchOptions options) {
    legs = options.number("--legs", 1_000_000);
    readers = options.number("--readers", 100);
    seconds = options.number("--seconds", 20);
    most = options.number("--most", 20_000);
  }

  /// Runs the benchmark and prints what it measured.
  public static void main(String[] args) throws Exception {
    var options =
        BenchOptions.of(args, "--legs", "--readers", "--seconds", "--most", "--dir", "--dist");
    var bench = new DeskBench(options);
    Path data = Path.of(options.text("--dir", "target/desk-bench")).toAbsolutePath();
    new MillionLegs(Airports.bundled()).fill(data, bench.legs);
    System.out.printf("load before: %.1f%n", load());
    bench.run(data, Path.of(options.text("--dist", "app/target/contadora"), "bin", "contadora"));
    System.out.printf("load after: %.1f%n", load());
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private void run(Path data, Path program) throws Exception {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    // The first start reads the files into the machine's memory: it is not a warm one.
    for (String start : List.of("first", "warm", "warm", "warm")) {
      long begin = System.nanoTime();
      Process desk = start(program, data, port);
      try {
        long page = untilPage(desk, port, begin);
        System.out.printf(
            Locale.ROOT,
            "%s start: first page after %.2f s (CPU %.2f s), %s resident%n",
            start,
            page / 1e9,
            cpuS(desk),
            status(desk, "VmRSS"));
      } finally {
        stop(desk);
      }
    }
    Process desk = start(program, data, port);
    try {
      untilPage(desk, port, System.nanoTime());
      long size = 0;
      for (Question question : Question.values()) {
        size = Math.max(size, single(port, question));
      }
      measure("a question a second each", desk, port, SECOND_NS, false);
      measure("as fast as answers come", desk, port, 0, false);
      System.out.printf(
          "memory after that: %s resident, %s at most%n",
          status(desk, "VmRSS"), status(desk, "VmHWM"));
      yardstick(4000);
    } finally {
      stop(desk);
    }
  }

  private static Process start(Path program, Path data, int port) throws IOException {
    return new ProcessBuilder(
            program.toAbsolutePath().toString(),
            "desk",
            "--no-open",
            "--data",
            data.toString(),
            "--port",
            Integer.toString(port))
        .redirectErrorStream(true)
        .redirectOutput(data.resolve("desk.log").toFile())
        .start();
  }

  private static void stop(Process desk) throws InterruptedException {
    desk.destroy();
    if (!desk.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      desk.destroyForcibly();
      desk.waitFor();
    }
  }

  /// Until the page and what it asks first have been answered.
  private static long untilPage(Process desk, int port, long begin) throws Exception {
    while (System.nanoTime() - begin < PATIENCE.toNanos()) {
      try (var http = new PlainHttp(port)) {
        http.get("/");
        http.get("/api/v1/session");
        http.get("/api/v1/flights");
        return System.nanoTime() - begin;
      } catch (IOException _) {
        if (!desk.isAlive()) {
          throw new IllegalStateException("The desk ended; see desk.log in its folder.");
        }
        Thread.sleep(10);
      }
    }
    throw new IllegalStateException("The desk did not answer within %s.".formatted(PATIENCE));
  }

  private static double cpuS(Process desk) {
    return desk.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
  }

  private static String status(Process desk, String name) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + desk.pid() + "/status"))) {
      if (line.startsWith(name + ":")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MiB";
      }
    }
    return "unknown";
  }

  /// What a reader asks.
  private enum Question {
    LIST,
    FILTERED,
    SEARCH,
    CARD,
    STATISTICS;

    String path(SplittableRandom random, int legs) {
      String first =
          MillionLegs.FIRST_DAY.plusDays(random.nextInt(MillionLegs.DAYS - 120)).toString();
      return "/api/v1"
          + switch (this) {
            case LIST ->
                pick(
                    random,
                    "/flights",
                    "/flights?class=removal",
                    "/flights?sort=-probability",
                    "/flights?sort=time&class=removal&class=transfer");
            case FILTERED ->
                pick(
                        random,
                        "/flights?country=HN&from=",
                        "/flights?country=BR&class=removal&from=",
                        "/flights?airport=KAEX&from=",
                        "/flights?operator=GlobalX&min_probability=0.5&from=",
                        "/flights?tag=night&class=removal&from=")
                    + first;
            case SEARCH ->
                "/flights?q=%s"
                    .formatted(pick(random, "N1", "BEN", "a01") + random.nextInt(10, 99));
            case CARD -> "/flights/" + MillionLegs.legId(random.nextInt(legs));
            case STATISTICS ->
                pick(
                        random,
                        "/statistics?by=week",
                        "/statistics?by=month",
                        "/statistics?by=country")
                    + (random.nextBoolean() ? "" : "&from=" + first);
          };
    }

    private static String pick(SplittableRandom random, String... from) {
      return from[random.nextInt(from.length)];
    }

    /// Lists, cards and statistics as a reader's day has them; a search now and then.
    static Question any(SplittableRandom random) {
      int at = random.nextInt(20);
      if (at < 6) {
        return LIST;
      }
      if (at < 10) {
        return FILTERED;
      }
      if (at < 11) {
        return SEARCH;
      }
      return at < 17 ? CARD : STATISTICS;
    }
  }

  /// Each question alone, the second time it is asked of a desk that does nothing else.
  private long single(int port, Question question) throws IOException {
    long bytes = 0;
    double worst = 0;
    try (var http = new PlainHttp(port)) {
      for (int i = 0; i < 8; i++) {
        String path = question.path(new SplittableRandom(i), legs);
        http.get(path);
        long begin = System.nanoTime();
        bytes = Math.max(bytes, http.get(path).bytes());
        worst = Math.max(worst, (System.nanoTime() - begin) / 1e6);
      }
    }
    System.out.printf(
        Locale.ROOT, "  %-10s alone, slowest of 8: %.1f ms, %d bytes%n", question, worst, bytes);
    return bytes;
  }

  private record Seen(Question question, long ns) {}

  private void measure(String how, Process desk, int port, long everyNs, boolean plain)
      throws Exception {
    List<Seen> seen = new ArrayList<>();
    double cpu = cpuS(desk);
    long begin = System.nanoTime();
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Seen>>> all = new ArrayList<>();
      for (int i = 0; i < readers; i++) {
        int number = i;
        all.add(pool.submit(() -> reader(number, port, everyNs, begin, plain)));
      }
      for (Future<List<Seen>> one : all) {
        seen.addAll(one.get());
      }
    }
    double wallS = (System.nanoTime() - begin) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%d readers, %s: %d answers in %.1f s (%.0f/s), CPU %.2f s (%.2f ms an answer)%n",
        readers,
        how,
        seen.size(),
        wallS,
        seen.size() / wallS,
        cpuS(desk) - cpu,
        (cpuS(desk) - cpu) * 1e3 / seen.size());
    for (Question question : Question.values()) {
      print(
          question.toString(),
          seen.stream().filter(one -> one.question() == question).map(Seen::ns).toList());
    }
  }

  private static void print(String name, List<Long> times) {
    if (times.isEmpty()) {
      return;
    }
    long[] ns = times.stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "  %-10s %6d answers, median %.1f ms, p95 %.1f ms, p99 %.1f ms, slowest %.1f ms%n",
        name,
        ns.length,
        ns[ns.length / 2] / 1e6,
        ns[ns.length * 95 / 100] / 1e6,
        ns[ns.length * 99 / 100] / 1e6,
        ns[ns.length - 1] / 1e6);
  }

  private List<Seen> reader(int number, int port, long everyNs, long begin, boolean plain)
      throws Exception {
    var random = new SplittableRandom(number);
    List<Seen> seen = new ArrayList<>();
    long next = begin + (everyNs == 0 ? 0 : random.nextLong(everyNs));
    try (var http = new PlainHttp(port)) {
      while (next < begin + seconds * SECOND_NS && seen.size() < most / readers) {
        long wait = next - System.nanoTime();
        if (wait > 0) {
          Thread.sleep(Duration.ofNanos(wait));
        }
        Question question = Question.any(random);
        long asked = System.nanoTime();
        PlainHttp.Answer answer = http.get(plain ? "/plain" : question.path(random, legs));
        long now = System.nanoTime();
        if (answer.status() != 200) {
          throw new IllegalStateException("%s: HTTP %d".formatted(question, answer.status()));
        }
        seen.add(new Seen(question, now - asked));
        next = everyNs == 0 ? now : Math.max(now, next + everyNs);
      }
    }
    return seen;
  }

  /// A server that has nothing to do, asked in the same way.
  private void yardstick(int bytes) throws Exception {
    byte[] body = new byte[bytes];
    Arrays.fill(body, (byte) 'x');
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/plain",
        exchange -> {
          exchange.sendResponseHeaders(200, body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      server.setExecutor(pool);
      server.start();
      int port = server.getAddress().getPort();
      long begin = System.nanoTime();
      List<Long> times = new ArrayList<>();
      List<Future<List<Seen>>> all = new ArrayList<>();
      for (int i = 0; i < readers; i++) {
        int number = i;
        all.add(pool.submit(() -> reader(number, port, SECOND_NS, begin, /* plain= */ true)));
      }
      for (Future<List<Seen>> one : all) {
        one.get().forEach(seen -> times.add(seen.ns()));
      }
      System.out.printf(
          "yardstick: the JDK's server with %d bytes, asked in the same way%n", bytes);
      print("plain", times);
      server.stop(0);
    }
  }
}
