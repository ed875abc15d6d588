package org.contadora.desk.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.contadora.core.Refusals;
import org.jspecify.annotations.Nullable;

/// How one feed is doing, as its runner tells. Safe for several threads.
final class FeedHealth {
  private static final int WINDOW_S = 60;

  private final Feed feed;
  private final boolean fromFile;
  private final Clock clock;
  private final Outages outages;

  /// What the engine refused of what it sent.
  private final Refusals impossible;

  private final long[] bucketS = new long[WINDOW_S];
  private final int[] bucket = new int[WINDOW_S];
  private FeedStatus.State state = FeedStatus.State.STARTING;
  private Instant since;
  private Instant lastGood;
  private String why = "";
  private String detail = "";
  private @Nullable Instant lastNews;
  private @Nullable Double lagS;
  private long positions;
  private int aircraft;
  private final Map<String, Long> refused = new TreeMap<>();
  private @Nullable Instant nextTry;

  FeedHealth(Feed feed, boolean fromFile, Clock clock, Outages outages, Refusals impossible) {
    this.impossible = impossible;
    this.feed = feed;
    this.fromFile = fromFile;
    this.clock = clock;
    this.outages = outages;
    since = clock.instant();
    lastGood = since;
    outages.begin(feed.name());
  }

  Feed feed() {
    return feed;
  }

  boolean fromFile() {
    return fromFile;
  }

  /// It answered.
  synchronized void good(Heard answer) {
    Instant now = clock.instant();
    if (state != FeedStatus.State.UP) {
      state = FeedStatus.State.UP;
      since = now;
      why = "";
      detail = "";
      outages.up(feed.name());
    }
    lastGood = now;
    aircraft = answer.aircraft();
    heard(answer);
  }

  /// It gave some positions, whatever becomes of the rest of the answer.
  synchronized void heard(Heard answer) {
    Instant now = clock.instant();
    int count = answer.count();
    long newestMs = answer.newestMs();
    positions += count;
    answer.refused().forEach((code, more) -> refused.merge(code, more, Long::sum));
    int slot = (int) Math.floorMod(now.getEpochSecond(), (long) WINDOW_S);
    if (bucketS[slot] != now.getEpochSecond()) {
      bucketS[slot] = now.getEpochSecond();
      bucket[slot] = 0;
    }
    bucket[slot] += count;
    if (newestMs != Long.MIN_VALUE) {
      lastNews = now;
      lagS = (now.toEpochMilli() - newestMs) / 1000.0;
    }
  }

  synchronized void bad(FeedFailure failure) {
    String code = failure.why().name();
    if (state != FeedStatus.State.DOWN) {
      state = FeedStatus.State.DOWN;
      since = clock.instant();
    }
    why = code;
    detail = String.valueOf(failure.getMessage());
    outages.down(feed.name(), lastGood, code, detail);
  }

  synchronized void next(Duration wait) {
    nextTry = clock.instant().plus(wait);
  }

  /// It is no longer asked: what lasts, ends.
  synchronized void stopped() {
    outages.up(feed.name());
  }

  synchronized FeedStatus status() {
    long nowS = clock.instant().getEpochSecond();
    long sum = 0;
    for (int slot = 0; slot < WINDOW_S; slot++) {
      sum += nowS - bucketS[slot] < WINDOW_S ? bucket[slot] : 0;
    }
    Map<String, Long> all = new TreeMap<>(refused);
    impossible.counts().forEach((code, count) -> all.merge(code, count, Long::sum));
    return new FeedStatus(
        feed.name(),
        feed.kind(),
        fromFile,
        state,
        since,
        why,
        detail,
        lastNews,
        lagS,
        sum / (double) WINDOW_S,
        positions,
        aircraft,
        all,
        feed instanceof Feed.Sbs && state == FeedStatus.State.UP ? null : nextTry);
  }
}
