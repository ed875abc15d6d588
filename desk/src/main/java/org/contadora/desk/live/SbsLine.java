package org.contadora.desk.live;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.contadora.core.Refusals;
import org.contadora.flights.positions.PositionSink;
import org.contadora.flights.positions.Positions;
import org.contadora.flights.positions.SbsLines;
import org.jspecify.annotations.Nullable;

/// Listens to a receiver's line until it breaks.
final class SbsLine implements AutoCloseable {
  /// Longest line taken, bytes; readsb itself takes up to 199 characters.
  private static final int LONGEST_LINE = 1024;

  private static final int PART_BYTES = 1 << 15;

  private final Feed.Sbs feed;
  private final Clock clock;
  private final Duration patience;
  private @Nullable Socket socket;
  private boolean closed;

  /// @param patience how long to wait for the line to open
  SbsLine(Feed.Sbs feed, Clock clock, Duration patience) {
    this.feed = feed;
    this.clock = clock;
    this.patience = patience;
  }

  /// Takes what came at once.
  @FunctionalInterface
  interface Listener {
    void heard(Heard heard);
  }

  /// Hands on what comes until the line breaks; then throws why.
  ///
  /// @param sink takes positions
  /// @param listener is told after each part that came
  void listen(PositionSink sink, Listener listener) throws FeedFailure {
    try (Socket open = open()) {
      InputStream in = open.getInputStream();
      var hearing = new Hearing(sink);
      byte[] part = new byte[PART_BYTES];
      while (true) {
        int n = in.read(part);
        if (n < 0) {
          throw new FeedFailure(FeedFailure.Why.CLOSED, "The receiver closed the line.");
        }
        listener.heard(hearing.take(part, n));
      }
    } catch (FeedFailure e) {
      throw e;
    } catch (SocketTimeoutException _) {
      throw new FeedFailure(
          FeedFailure.Why.SILENT, "Nothing came for %d s.".formatted(feed.every().toSeconds()));
    } catch (IOException e) {
      throw new FeedFailure(FeedFailure.Why.CLOSED, String.valueOf(e.getMessage()));
    }
  }

  private Socket open() throws IOException {
    Socket made = new Socket();
    synchronized (this) {
      if (closed) {
        throw new FeedFailure(FeedFailure.Why.CLOSED, "The feed is stopped.");
      }
      socket = made;
    }
    try {
      made.connect(new InetSocketAddress(feed.host(), feed.port()), (int) patience.toMillis());
      made.setSoTimeout((int) feed.every().toMillis());
      return made;
    } catch (SocketTimeoutException _) {
      made.close();
      throw new FeedFailure(
          FeedFailure.Why.TIMEOUT,
          "The line did not open within %d s.".formatted(patience.toSeconds()));
    } catch (IOException e) {
      made.close();
      String detail =
          e instanceof UnknownHostException
              ? "The host (%s) is not known.".formatted(feed.host())
              : String.valueOf(e.getMessage());
      throw new FeedFailure(FeedFailure.Why.noConnection(e), detail);
    }
  }

  @Override
  public void close() {
    hangUp();
  }

  /// Ends listening, from any thread.
  synchronized void hangUp() {
    closed = true;
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException _) {
        // It is closed either way.
      }
    }
  }

  /// Cuts what comes into lines.
  private final class Hearing {
    private final PositionSink sink;
    private final Refusals refusals = new Refusals();
    private final Refusals told = new Refusals();
    private final SbsLines lines;
    private final byte[] line = new byte[LONGEST_LINE];
    private int length;
    private boolean tooLong;
    private Heard now;

    Hearing(PositionSink sink) {
      this.sink = sink;
      now = new Heard(feed.name(), clock.millis(), sink);
      lines = new SbsLines(feed.name(), positions -> now.accept(restamped(positions)), refusals);
    }

    Heard take(byte[] part, int n) {
      now = new Heard(feed.name(), clock.millis(), sink);
      for (int i = 0; i < n; i++) {
        if (part[i] == '\n') {
          if (tooLong) {
            refusals.refuse("LINE_TOO_LONG", feed.name(), "A line is too long.");
          } else {
            lines.take(new String(line, 0, length, StandardCharsets.ISO_8859_1).strip());
          }
          length = 0;
          tooLong = false;
        } else if (length < line.length) {
          line[length++] = part[i];
        } else {
          tooLong = true;
        }
      }
      lines.flush();
      refusals.counts().forEach(now::refused);
      refusals.moveTo(told);
      return now;
    }

    /// A receiver set to local time: what comes is of now.
    private Positions restamped(Positions positions) {
      if (!feed.arrival() || positions.size() == 0) {
        return positions;
      }
      int last = positions.size() - 1;
      Positions one = new Positions(positions.aircraft(), positions.origin());
      one.addFrom(positions, last, clock.millis());
      return one;
    }
  }
}
