package org.contadora.desk.alerts;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.contadora.core.Seed;
import org.contadora.desk.RunningDesk;
import org.contadora.desk.legs.Board;
import org.contadora.desk.live.Live;
import org.contadora.desk.live.LiveParts;
import org.contadora.desk.live.ManualTime;
import org.contadora.desk.live.Publisher;
import org.contadora.desk.live.TestFlight;
import org.contadora.flights.Flights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A desk with alerts, a publisher of positions and a receiver of webhooks.
abstract class AlertsFixture {
  static final String KEY = "a secret of more than sixteen";

  /// Noon in Louisiana.
  static final Instant NOON = Instant.parse("2026-03-02T18:00:00Z");

  @TempDir Path data;
  final List<Duration> waits = new CopyOnWriteArrayList<>();
  Flights engine;
  Publisher publisher;
  Publisher receiver;
  Board board;

  @BeforeEach
  void open() throws Exception {
    engine = RunningDesk.parts((_, _) -> List.of()).engine();
    publisher = new Publisher();
    receiver = new Publisher();
    receiver.answer(Publisher.Answer.json("{\"ok\":true}"));
    board = Board.open(data.resolve("board.db"), engine.airports());
  }

  @AfterEach
  void close() {
    board.close();
    publisher.close();
    receiver.close();
  }

  Alerts alerts(ManualTime time, Live live) throws Exception {
    return Alerts.open(
        data,
        new Alerts.Parts(
            engine.airports(),
            time,
            waits::add,
            Duration.ofSeconds(20),
            () -> URI.create("https://desk.example/"),
            live::watchedKeys,
            _ -> {}));
  }

  Live live(ManualTime time, TestFlight... flights) throws Exception {
    publisher.answer(_ -> Publisher.Answer.json(TestFlight.snapshot(time.instant(), flights)));
    Files.writeString(
        data.resolve(Live.FEED_FILE),
        "[roof]\nkind = receiver\nurl = %s\nevery = 20 s\n"
            .formatted(publisher.address("/a.json")));
    return Live.start(
        data,
        engine,
        board,
        new LiveParts(time, time, new Seed(7), Duration.ofSeconds(20), Duration.ofSeconds(10)));
  }

  Map<String, String> webhook(String internal) {
    return Map.of(
        "kind",
        "webhook",
        "url",
        receiver.address("/hook?desk=1").toString(),
        "key",
        KEY,
        "internal",
        internal);
  }

  static Map<String, String> email(int port) {
    return Map.of(
        "kind",
        "email",
        "host",
        "127.0.0.1",
        "port",
        String.valueOf(port),
        "security",
        "none",
        "from",
        "desk@example.org",
        "to",
        "ana@example.org, luis@example.org",
        "language",
        "es");
  }

  static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("What was waited for did not come.");
      }
      Thread.sleep(10);
    }
  }

  static Alert.Delivery delivery(Alerts alerts) {
    return alerts.newest(1).getFirst().deliveries().getFirst();
  }
}
