package org.contadora.desk.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.contadora.core.Seed;
import org.contadora.desk.RunningDesk;
import org.contadora.desk.legs.Board;
import org.contadora.flights.Flights;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.live.LiveAircraft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A desk's live reception with one publisher and a clock that tests turn.
abstract class LiveFixture {
  static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

  /// The thread that gathers, and one for each feed.
  static final int ONE_FEED = 2;

  @TempDir Path data;
  final ManualTime time = new ManualTime(START);
  Flights engine;
  Publisher publisher;
  Board board;

  @BeforeEach
  void open() throws Exception {
    engine = RunningDesk.parts((_, _) -> List.of()).engine();
    publisher = new Publisher();
    board = Board.open(data.resolve("board.db"), engine.airports());
  }

  @AfterEach
  void close() {
    board.close();
    publisher.close();
  }

  Live start(String feeds) throws Exception {
    return start(feeds, Duration.ofSeconds(1));
  }

  Live start(String feeds, Duration beat) throws Exception {
    Files.writeString(data.resolve(Live.FEED_FILE), feeds);
    return Live.start(
        data, engine, board, new LiveParts(time, time, new Seed(7), Duration.ofMillis(1500), beat));
  }

  String receiver(String every) {
    return "[roof]\nkind = receiver\nurl = %s\nevery = %s\n"
        .formatted(publisher.address("/data/aircraft.json"), every);
  }

  void fly(TestFlight... flights) {
    publisher.answer(_ -> Publisher.Answer.json(TestFlight.snapshot(time.instant(), flights)));
  }

  static FeedStatus only(Live live) {
    assertThat(live.feeds()).hasSize(1);
    return live.feeds().getFirst();
  }

  static Finding finding(LiveAircraft aircraft) {
    return Objects.requireNonNull(aircraft.finding(), aircraft.key());
  }
}
