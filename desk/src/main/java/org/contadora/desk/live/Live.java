package org.contadora.desk.live;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.contadora.core.Refusals;
import org.contadora.desk.legs.Board;
import org.contadora.desk.record.LiveRecord;
import org.contadora.desk.review.Review;
import org.contadora.flights.Flights;
import org.contadora.flights.findings.RuleBook;
import org.contadora.flights.live.Ended;
import org.contadora.flights.live.LiveAircraft;
import org.jspecify.annotations.Nullable;

/// The live part of a desk: feeds are asked, their positions flown by the engine, what has ended
/// put on the board, what is new told to whoever follows. Safe for several threads.
public final class Live implements AutoCloseable {
  /// The file in the desk's folder in which a person writes feeds.
  public static final String FEED_FILE = "feeds.conf";

  private static final System.Logger LOG = System.getLogger(Live.class.getName());
  private static final String STORE_FILE = "live.db";
  private static final String JOURNAL_FOLDER = "live";
  private static final Duration ALIVE_EVERY = Duration.ofSeconds(30);
  private static final int MOST_WATCHED = 1000;

  /// Feeds and aircraft tell of themselves this often even where nothing changed, so that pages see
  /// figures move.
  private static final Duration FEEDS_TOLD_EVERY = Duration.ofSeconds(2);

  private final LiveParts parts;
  private final LiveStore store;
  private final Outages outages;
  private final FeedHttp http;
  private final Sky sky;
  private final Events events;
  private final List<LiveListener> listeners = new CopyOnWriteArrayList<>();
  private final Feeds feeds;
  private final Landings landings;

  /// What the engine refused of what each feed sent, by its name.
  private final Map<String, Refusals> refusals = new ConcurrentHashMap<>();

  private volatile boolean resumed;
  private volatile boolean closed;

  private volatile Set<String> watchedKeys = Set.of();
  private @Nullable Thread beating;
  private Instant aliveTold = Instant.MIN;
  private Instant feedsTold = Instant.MIN;

  /// Where flights are kept for good when they have ended.
  ///
  /// @param review what people said of them
  public record Keeping(LiveRecord record, Review review) {}

  private Live(Path data, Flights engine, Board board, @Nullable Keeping keeping, LiveParts parts)
      throws IOException {
    this.parts = parts;
    store = LiveStore.open(data.resolve(STORE_FILE));
    outages = new Outages(store, parts.clock());
    http = new FeedHttp(parts.clock(), parts.waiting(), parts.patience());
    sky = new Sky(engine.live(this::refusals), new Journal(data.resolve(JOURNAL_FOLDER)));
    events = new Events(Long.toString(parts.clock().millis(), Character.MAX_RADIX));
    feeds =
        new Feeds(data.resolve(FEED_FILE), new FeedFile(engine.airports()), store, this::runner);
    landings =
        new Landings(board, keeping, leg -> LiveEvidence.of(sky.heard(leg), feeds.all()), events);
    watchAll();
  }

  private FeedRunner runner(Feed feed, boolean fromFile) {
    var impossible = new Refusals();
    refusals.put(feed.name(), impossible);
    var health = new FeedHealth(feed, fromFile, parts.clock(), outages, impossible);
    var source = new Source(http, parts.clock(), () -> sky.listed(parts.clock().instant()));
    var backoff = new Backoff(parts.seed().random("feed " + feed.name()));
    return new FeedRunner(health, source, parts, backoff, sky::accept);
  }

  /// What was heard before the desk started was counted then, and nobody shows what a feed sent
  /// that is no more.
  private Refusals refusals(String feed) {
    Refusals counted = resumed ? refusals.get(feed) : null;
    return counted == null ? new Refusals() : counted;
  }

  /// As below, without a record of what was heard.
  public static Live start(Path data, Flights engine, Board board, LiveParts parts)
      throws IOException {
    return start(data, engine, board, null, parts);
  }

  /// Starts the feeds that the file in the desk's folder and its administrators name.
  ///
  /// @param keeping where flights are kept for good when they have ended, null if nowhere
  /// @throws FeedException if the file cannot be used
  /// @throws IOException if the folder cannot be read or written
  public static Live start(
      Path data, Flights engine, Board board, @Nullable Keeping keeping, LiveParts parts)
      throws IOException {
    Live live = new Live(data, engine, board, keeping, parts);
    live.feeds.open();
    live.begin();
    return live;
  }

  private void begin() {
    beating = Thread.ofVirtual().name("live").start(this::run);
  }

  private void run() {
    sky.resume(parts.clock().instant());
    resumed = true;
    feeds.begin();
    try {
      while (!closed) {
        beat();
        parts.waiting().pass(parts.beat());
      }
    } catch (InterruptedException _) {
      // It is to stop.
    }
  }

  /// Gathers what is new and tells it. A fault in one beat is told and does not end the others.
  private void beat() {
    Instant now = parts.clock().instant();
    try {
      if (feeds.reread()) {
        tellFeeds();
      }
      Sky.Beat beat = sky.beat(now);
      List<Ended> landed = landings.land(beat);
      if (!landed.isEmpty()) {
        listeners.forEach(listener -> listener.ended(landed, now));
      }
      if (!beat.seen().isEmpty()) {
        events.publish(new LiveNews.Seen(beat.seen()));
        listeners.forEach(listener -> listener.seen(beat.seen(), now));
      }
      if (!beat.gone().isEmpty()) {
        events.publish(new LiveNews.Gone(beat.gone()));
      }
      if (Duration.between(feedsTold, now).compareTo(FEEDS_TOLD_EVERY) >= 0) {
        feedsTold = now;
        List<FeedStatus> status = feeds();
        if (!status.isEmpty()) {
          events.publish(new LiveNews.Feeds(status));
        }
      }
      if (Duration.between(aliveTold, now).compareTo(ALIVE_EVERY) >= 0) {
        aliveTold = now;
        feeds().forEach(feed -> outages.alive(feed.name()));
      }
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "A beat of the live feeds failed.", e);
    }
  }

  /// Tells `listener` what is new from now on.
  public void listen(LiveListener listener) {
    listeners.add(listener);
  }

  /// Judges by another rule book from now on; what has ended before stays as it was judged.
  public void judgeBy(RuleBook rules) {
    sky.judgeBy(rules);
  }

  /// What happened lately.
  public Events events() {
    return events;
  }

  /// Whether any feed is set up.
  public boolean anyFeed() {
    return feeds.any();
  }

  /// Whether flights that ended were kept off the board because it shows the simulated sample.
  public boolean isHeldBack() {
    return landings.areHeldBack();
  }

  /// The time as this desk has it.
  public Instant now() {
    return parts.clock().instant();
  }

  /// Aircraft of interest as they were last heard.
  public List<LiveAircraft> aircraft() {
    return sky.ofInterest(now());
  }

  /// How many aircraft of any kind were heard in the last minute.
  public int heard() {
    return sky.heardSince(now().minusSeconds(60));
  }

  /// How the feeds are doing, in the order in which they were set up.
  public List<FeedStatus> feeds() {
    return feeds.status();
  }

  /// Outages that touch a period, newest first.
  public List<Outage> outages(Instant from, Instant to, int limit) {
    return outages.between(from, to, limit);
  }

  /// How much of each UTC day each feed was down; days and feeds without an outage are left out.
  public List<FeedDay> days(LocalDate from, LocalDate to) {
    return outages.days(from, to);
  }

  // ---- setting up

  /// The values of the feeds that were set up on a page, without what is secret.
  public Map<String, Map<String, String>> settings() {
    return feeds.settings();
  }

  /// Why the feed file as it is now cannot be used, empty if it can; the feeds that it named before
  /// go on meanwhile.
  public String fileProblem() {
    return feeds.fileProblem();
  }

  /// Sets up a feed, or sets one up anew. Secrets that are left out stay as they were.
  ///
  /// @throws FeedException if the values cannot be used, or a feed of the file has the name
  public void put(String name, Map<String, String> values) {
    feeds.put(name, values);
    tellFeeds();
  }

  /// Takes a feed down.
  ///
  /// @return whether there was one that was set up on a page
  /// @throws FeedException if it stands in the file
  public boolean remove(String name) {
    boolean was = feeds.remove(name);
    if (was) {
      tellFeeds();
    }
    return was;
  }

  private void tellFeeds() {
    events.publish(new LiveNews.Feeds(feeds()));
  }

  /// The aircraft that people watch.
  public List<Watched> watched() {
    return store.watched();
  }

  /// The addresses and registrations that people watch, in capitals.
  public Set<String> watchedKeys() {
    return watchedKeys;
  }

  /// Watches an aircraft from now on.
  ///
  /// @throws FeedException if there are too many
  public void watch(String aircraft, String note, String who) {
    String key = aircraft.toUpperCase(Locale.ROOT);
    if (store.watched().size() >= MOST_WATCHED) {
      throw new FeedException("At most %d aircraft can be watched.".formatted(MOST_WATCHED));
    }
    store.watch(new Watched(key, note, who, now()));
    watchAll();
  }

  /// Watches an aircraft no longer.
  ///
  /// @return whether it was watched
  public boolean unwatch(String aircraft) {
    boolean was = store.unwatch(aircraft.toUpperCase(Locale.ROOT));
    watchAll();
    return was;
  }

  private void watchAll() {
    Set<String> keys = new LinkedHashSet<>();
    store.watched().forEach(watched -> keys.add(watched.aircraft()));
    watchedKeys = Set.copyOf(keys);
    sky.watch(keys);
  }

  /// Asks no more, ends all streams, keeps what was heard. Flights in the air are taken up again
  /// from the journal when the desk starts again.
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    events.close();
    feeds.close();
    Thread thread = beating;
    if (thread != null) {
      thread.interrupt();
      try {
        thread.join();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    feeds().forEach(feed -> outages.alive(feed.name()));
    http.close();
    sky.close();
  }
}
