package org.contadora.desk.live;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.contadora.core.Refusals;
import org.contadora.flights.Flights;
import org.contadora.flights.live.LiveFlights;
import org.contadora.flights.positions.Positions;
import org.jspecify.annotations.Nullable;

/// Tries feeds once, without a desk: what would they give?
public final class FeedCheck {
  private static final int NAMED = 8;

  private final FeedFile file;
  private final LiveParts parts;
  private final LiveFlights flights;

  /// @param engine knows airports and the aircraft that the rule book lists
  public FeedCheck(Flights engine, LiveParts parts) {
    file = new FeedFile(engine.airports());
    flights = engine.live(_ -> new Refusals());
    this.parts = parts;
  }

  /// What a feed gave.
  ///
  /// @param why code of why it gave nothing, empty if it did
  /// @param detail the reason in the words of whoever gave it
  /// @param refused how much could not be used, by code
  /// @param lagS age of the newest position, seconds; null without one
  /// @param callsigns some of the call signs
  public record Seen(
      Feed feed,
      String why,
      String detail,
      int positions,
      int aircraft,
      Map<String, Long> refused,
      @Nullable Double lagS,
      List<String> callsigns) {
    public Seen {
      refused = Collections.unmodifiableSortedMap(new TreeMap<>(refused));
      callsigns = List.copyOf(callsigns);
    }

    /// Whether it works.
    public boolean good() {
      return why.isEmpty();
    }
  }

  /// The feeds of a file.
  ///
  /// @throws FeedException if the file cannot be used
  public List<Feed> feeds(Path path) throws IOException {
    return file.read(path);
  }

  /// Asks a feed once; listens to a line until positions came.
  public Seen check(Feed feed) throws InterruptedException {
    Set<String> callsigns = new LinkedHashSet<>();
    long nowMs = parts.clock().millis();
    var heard = new Heard(feed.name(), nowMs, positions -> name(positions, callsigns));
    try (var http = new FeedHttp(parts.clock(), parts.waiting(), parts.patience())) {
      if (feed instanceof Feed.Sbs sbs) {
        heard = listen(sbs, callsigns);
      } else {
        var today = LocalDate.ofInstant(parts.clock().instant(), ZoneOffset.UTC);
        new Source(http, parts.clock(), () -> flights.listedAddresses(today)).ask(feed, heard);
      }
      return seen(feed, "", "", heard, callsigns);
    } catch (FeedFailure e) {
      return seen(feed, e.why().name(), String.valueOf(e.getMessage()), heard, callsigns);
    } catch (IOException e) {
      return seen(
          feed,
          FeedFailure.Why.noConnection(e).name(),
          String.valueOf(e.getMessage()),
          heard,
          callsigns);
    }
  }

  private Heard listen(Feed.Sbs sbs, Set<String> callsigns) throws FeedFailure {
    List<Heard> parts = new ArrayList<>();
    try (SbsLine line = new SbsLine(sbs, this.parts.clock(), this.parts.patience())) {
      line.listen(
          positions -> name(positions, callsigns),
          part -> {
            if (part.count() > 0) {
              parts.add(part);
              line.hangUp();
            }
          });
    } catch (FeedFailure e) {
      if (parts.isEmpty()) {
        throw e;
      }
    }
    return parts.getLast();
  }

  private static void name(Positions positions, Set<String> callsigns) {
    for (int i = 0; i < positions.size() && callsigns.size() < NAMED; i++) {
      Positions.unpackCallsign(positions.callsign(i)).ifPresent(callsigns::add);
    }
  }

  private Seen seen(Feed feed, String why, String detail, Heard heard, Set<String> callsigns) {
    boolean any = heard.newestMs() != Long.MIN_VALUE;
    return new Seen(
        feed,
        why,
        detail,
        heard.count(),
        heard.aircraft(),
        heard.refused(),
        any ? (parts.clock().millis() - heard.newestMs()) / 1000.0 : null,
        List.copyOf(callsigns));
  }
}
