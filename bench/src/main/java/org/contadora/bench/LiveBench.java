package org.contadora.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.contadora.core.Refusals;
import org.contadora.core.Seed;
import org.contadora.desk.legs.Board;
import org.contadora.desk.live.Events;
import org.contadora.desk.live.Live;
import org.contadora.desk.live.LiveNews;
import org.contadora.desk.live.LiveParts;
import org.contadora.flights.Flights;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.findings.RuleBook;
import org.contadora.flights.live.LiveFlights;
import org.contadora.flights.positions.PositionReaders;
import org.contadora.flights.records.FlightRecords;

/// Measures a live desk: the processor time of 20,000 aircraft at a position a second beside that
/// of the bare machines, in one run by turns; and how long a position takes from a receiver's line
/// to the event that pages get.
///
/// `LiveBench --trace trace_full_ac671b.json [--aircraft 20000] [--seconds 30]`
public final class LiveBench {
  private static final int POSITIONS = 40;
  private static final DateTimeFormatter SBS_TIME =
      DateTimeFormatter.ofPattern("yyyy/MM/dd,HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private LiveBench() {}

  /// Runs the benchmark and prints what it measured.
  public static void main(String[] args) throws Exception {
    var options = BenchOptions.of(args, "--aircraft", "--seconds", "--trace");
    int aircraft = options.number("--aircraft", 20_000);
    int seconds = options.number("--seconds", 30);
    Airports airports = Airports.bundled();
    Flights engine =
        new Flights(
            airports,
            RuleBook.shipped(),
            FlightRecords.shipped(airports::find),
            1,
            Path.of(System.getProperty("java.io.tmpdir")));
    Path trace =
        Path.of(
            options.text(
                "--trace", "../shared/data/traces/traffic_samples/trace_full_ac671b.json"));
    processor(engine, new LiveFeed(trace, aircraft, airports), aircraft, seconds);
    snapshot(aircraft);
    latency(engine);
  }

  private static void processor(Flights engine, LiveFeed feed, int aircraft, int seconds) {
    LiveFlights live = engine.live(_ -> new Refusals());
    double[] cpuS = new double[2];
    for (int second = 0; second < 2 * seconds; second++) {
      // The first half warms up; the two take turns, so that other load falls on both alike.
      int now = second;
      double machines = cpuS(() -> feed.second(now));
      double whole =
          cpuS(() -> {
            feed.second(now, live::accept);
            live.pass(feed.timeMs());
            live.takeEnded();
            live.takeChanged().forEach(key -> live.find(key, feed.timeMs()));
          });
      if (second >= seconds) {
        cpuS[0] += machines;
        cpuS[1] += whole;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d aircraft, a position a second: machines alone %.1f %% of one core, live front %.1f %% (%.2f x)%n",
        aircraft,
        100 * cpuS[0] / seconds,
        100 * cpuS[1] / seconds,
        cpuS[1] / cpuS[0]);
  }

  /// What reading the same number of aircraft as `aircraft.json` costs, each second.
  private static void snapshot(int aircraft) throws IOException {
    StringBuilder json = new StringBuilder("{\"now\":1738713600.0,\"aircraft\":[");
    for (int i = 0; i < aircraft; i++) {
      json.append(i == 0 ? "" : ",")
          .append(
              String.format(
                  Locale.ROOT,
                  "{\"hex\":\"%06x\",\"type\":\"adsb_icao\",\"flight\":\"ABC%d\",\"alt_baro\":34000,"
                      + "\"gs\":431.2,\"track\":172.4,\"baro_rate\":0,\"squawk\":\"1234\",\"lat\":%.6f,"
                      + "\"lon\":%.6f,\"seen_pos\":0.2,\"messages\":9000,\"seen\":0.1,\"rssi\":-20.1}",
                  i + 1,
                  i % 1000,
                  i % 60 + 0.123456,
                  -(i % 120) - 0.654321));
    }
    byte[] document = json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    var reader = PositionReaders.recognise(document).orElseThrow();
    long[] read = {0};
    double best = Double.MAX_VALUE;
    for (int round = 0; round < 12; round++) {
      best =
          Math.min(
              best,
              cpuS(() -> {
                try {
                  reader.read(
                      new ByteArrayInputStream(document),
                      "snapshot",
                      positions -> read[0] += positions.size(),
                      new Refusals());
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              }));
    }
    System.out.printf(
        Locale.ROOT,
        "aircraft.json of %d aircraft (%.1f MB): read in %.0f ms of processor time%n",
        aircraft,
        document.length / 1e6,
        1000 * best);
  }

  /// Sends positions of a watched aircraft down a receiver's line, and waits for each event.
  private static void latency(Flights engine) throws Exception {
    Path data = Files.createTempDirectory("contadora-live-bench");
    List<Double> ms = new ArrayList<>();
    try (ServerSocket receiver = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Board board = Board.open(data.resolve("board.db"), engine.airports())) {
      Files.writeString(
          data.resolve(Live.FEED_FILE),
          "[line]\nkind = sbs\nhost = 127.0.0.1\nport = %d\n".formatted(receiver.getLocalPort()));
      LiveParts parts = LiveParts.real(Clock.systemUTC(), new Seed(1));
      try (Live live = Live.start(data, engine, board, parts);
          Socket line = receiver.accept()) {
        live.watch("A1B2C3", "bench", "bench");
        OutputStream out = line.getOutputStream();
        for (int i = 0; i < POSITIONS; i++) {
          ms.add(send(live, out, 25 - i * 0.01));
          // Off the beat, so that every part of it is met.
          Thread.sleep(700 + 37L * (i % 13));
        }
      }
    }
    Collections.sort(ms);
    System.out.printf(
        Locale.ROOT,
        "from a receiver's line to the event, %d positions: median %.0f ms, longest %.0f ms%n",
        POSITIONS,
        ms.get(ms.size() / 2),
        ms.getLast());
  }

  private static double send(Live live, OutputStream out, double latDeg)
      throws IOException, InterruptedException {
    String time = SBS_TIME.format(Instant.now());
    long begin = System.nanoTime();
    long after = live.events().last();
    out.write(
        String.format(
                Locale.ROOT,
                "MSG,3,1,1,A1B2C3,1,%s,%s,,34000,,,%.5f,-91.20000,,,0,0,0,0%n",
                time,
                time,
                latDeg)
            .getBytes(StandardCharsets.US_ASCII));
    out.flush();
    while (true) {
      for (Events.Event event : live.events().after(after, 10_000).events()) {
        after = event.number();
        if (event.payload() instanceof LiveNews.Seen) {
          return (System.nanoTime() - begin) / 1e6;
        }
      }
    }
  }

  private static double cpuS(Runnable work) {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long before = system.getProcessCpuTime();
    work.run();
    return (system.getProcessCpuTime() - before) / 1e9;
  }
}
