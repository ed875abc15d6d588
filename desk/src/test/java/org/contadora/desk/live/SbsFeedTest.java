package org.contadora.desk.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.contadora.core.Seed;
import org.contadora.desk.RunningDesk;
import org.contadora.desk.legs.Board;
import org.contadora.flights.Flights;
import org.contadora.flights.live.LiveAircraft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A receiver's line on loopback.
class SbsFeedTest {
  private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

  @TempDir private Path data;
  private final ManualTime time = new ManualTime(START);

  private static String said(String hex, String callsign) {
    return "MSG,1,1,1,%s,1,2026/03/02,11:59:59.000,2026/03/02,11:59:59.000,%s,,,,,,,,,,,\n"
        .formatted(hex, callsign);
  }

  private static String speed(String hex) {
    return "MSG,4,1,1,%s,1,2026/03/02,11:59:59.500,2026/03/02,11:59:59.500,,,431,172,,,0,,,,,\n"
        .formatted(hex);
  }

  private static String place(String hex) {
    return "MSG,3,1,1,%s,1,2026/03/02,11:59:59.900,2026/03/02,11:59:59.900,,34000,,,25.10000,-91.20000,,,0,0,0,0\n"
        .formatted(hex);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("What was waited for did not come.");
      }
      Thread.sleep(10);
    }
  }

  @Test
  void linesBecomeAnAircraftAndBrokenOnesAreCounted() throws Exception {
    Flights engine = RunningDesk.parts((_, _) -> List.of()).engine();
    try (ServerSocket receiver = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Board board = Board.open(data.resolve("board.db"), engine.airports())) {
      receiver.setSoTimeout(60_000);
      Files.writeString(
          data.resolve(Live.FEED_FILE),
          "[tower]\nkind = sbs\nhost = 127.0.0.1\nport = %d\n".formatted(receiver.getLocalPort()));
      try (Live live =
          Live.start(
              data,
              engine,
              board,
              new LiveParts(
                  time, time, new Seed(7), Duration.ofSeconds(20), Duration.ofSeconds(1)))) {
        try (Socket line = receiver.accept()) {
          OutputStream out = line.getOutputStream();
          // The line is cut wherever the network likes.
          String all =
              said("A1B2C3", "TYSON77")
                  + speed("A1B2C3")
                  + "x".repeat(5000)
                  + "\n"
                  + "MSG,3,rubbish\n"
                  + place("A1B2C3");
          byte[] bytes = all.getBytes(StandardCharsets.US_ASCII);
          for (int from = 0; from < bytes.length; from += 37) {
            out.write(bytes, from, Math.min(37, bytes.length - from));
            out.flush();
          }
          await(() -> live.feeds().getFirst().positions() == 1);
          await(() ->
              live.feeds()
                  .getFirst()
                  .refused()
                  .equals(Map.of("LINE_MALFORMED", 1L, "LINE_TOO_LONG", 1L)));
          LiveAircraft aircraft = live.aircraft().getFirst();
          assertThat(aircraft.callsign()).isEqualTo("TYSON77");
          assertThat(aircraft.groundSpeedKt()).isEqualTo(431.0);
          assertThat(aircraft.altitudeFt()).isEqualTo(34_000);
          assertThat(live.feeds().getFirst().state()).isEqualTo(FeedStatus.State.UP);
        }
        await(() -> live.feeds().getFirst().state() == FeedStatus.State.DOWN);
        assertThat(live.feeds().getFirst().why()).isEqualTo("CLOSED");
        time.settle(2);
        time.advance(Duration.ofSeconds(5), 1);
        try (Socket again = receiver.accept()) {
          again.getOutputStream().write(place("A1B2C4").getBytes(StandardCharsets.US_ASCII));
          await(() -> live.feeds().getFirst().state() == FeedStatus.State.UP);
        }
      }
    }
  }

  @Test
  void silentLineIsDown() throws Exception {
    try (ServerSocket receiver = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var feed =
          new Feed.Sbs(
              "tower", "127.0.0.1", receiver.getLocalPort(), false, Duration.ofMillis(200));
      try (SbsLine line = new SbsLine(feed, time, Duration.ofSeconds(20))) {
        assertThat(
                org.assertj.core.api.Assertions.catchThrowableOfType(
                        FeedFailure.class, () -> line.listen(_ -> {}, _ -> {}))
                    .why())
            .isEqualTo(FeedFailure.Why.SILENT);
      }
    }
  }
}
