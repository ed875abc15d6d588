package org.contadora.desk.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which feeds there are: those of the file, which is read again when a person has changed it, and
/// those that were set up on a page. Safe for several threads.
final class Feeds implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Feeds.class.getName());
  private static final Set<String> SECRETS = Set.of("key", "client_secret");

  private final Path path;
  private final FeedFile file;
  private final LiveStore store;
  private final Runners making;
  private final Map<String, FeedRunner> runners = new LinkedHashMap<>();

  /// Whether what was heard before has been taken up, and feeds are asked.
  private boolean begun;

  private boolean closed;

  /// The file as it was read, and as it was last looked at.
  private Stamp read = Stamp.NONE;

  private Stamp looked = Stamp.NONE;
  private String problem = "";

  /// By what a change of a file is noticed.
  private record Stamp(long modifiedMs, long bytes, String key) {
    static final Stamp NONE = new Stamp(0, -1, "");

    static Stamp of(Path file) throws IOException {
      try {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(
            attributes.lastModifiedTime().toMillis(),
            attributes.size(),
            String.valueOf(attributes.fileKey()));
      } catch (NoSuchFileException _) {
        return NONE;
      }
    }
  }

  /// Makes what keeps a feed going.
  @FunctionalInterface
  interface Runners {
    FeedRunner of(Feed feed, boolean fromFile);
  }

  Feeds(Path path, FeedFile file, LiveStore store, Runners making) {
    this.path = path;
    this.file = file;
    this.store = store;
    this.making = making;
  }

  /// Takes the feeds of the file, then those set up on pages. None is asked yet.
  ///
  /// @throws FeedException if the file cannot be used
  synchronized void open() throws IOException {
    read = Stamp.of(path);
    looked = read;
    for (Feed feed : read.equals(Stamp.NONE) ? List.<Feed>of() : file.read(path)) {
      add(feed, /* fromFile= */ true);
    }
    store
        .feeds()
        .forEach((name, values) -> {
          if (!runners.containsKey(name)) {
            add(file.feed(name, values), /* fromFile= */ false);
          }
        });
  }

  /// Asks the feeds from now on.
  synchronized void begin() {
    if (!closed) {
      begun = true;
      runners.values().forEach(FeedRunner::start);
    }
  }

  private void add(Feed feed, boolean fromFile) {
    FeedRunner runner = making.of(feed, fromFile);
    runners.put(feed.name(), runner);
    if (begun) {
      runner.start();
    }
  }

  private void drop(String name) {
    FeedRunner runner = runners.remove(name);
    if (runner != null) {
      runner.stop();
      runner.health().stopped();
    }
  }

  /// Reads the file again if a person has changed it and lets go of it. A file that cannot be used
  /// changes nothing but [#fileProblem].
  ///
  /// @return whether anything is different now
  synchronized boolean reread() {
    Stamp now;
    try {
      now = Stamp.of(path);
    } catch (IOException e) {
      return say(String.valueOf(e.getMessage()));
    }
    boolean settled = now.equals(looked);
    looked = now;
    if (closed || !settled || now.equals(read)) {
      return false;
    }
    read = now;
    try {
      take(now.equals(Stamp.NONE) ? List.of() : file.read(path));
      say("");
      return true;
    } catch (FeedException | IOException e) {
      return say(String.valueOf(e.getMessage()));
    }
  }

  private boolean say(String now) {
    if (now.equals(problem)) {
      return false;
    }
    problem = now;
    if (!now.isEmpty()) {
      LOG.log(System.Logger.Level.WARNING, "The feed file %s: %s".formatted(path, now));
    }
    return true;
  }

  /// Ends what the file no longer names, begins what is new; what is as it was goes on.
  private void take(List<Feed> wanted) {
    Map<String, Feed> byName = new LinkedHashMap<>();
    wanted.forEach(feed -> byName.put(feed.name(), feed));
    for (FeedRunner runner : List.copyOf(runners.values())) {
      Feed feed = runner.health().feed();
      boolean stays = feed.equals(byName.get(feed.name())) && runner.health().fromFile();
      if (stays) {
        byName.remove(feed.name());
      } else if (runner.health().fromFile() || byName.containsKey(feed.name())) {
        drop(feed.name());
      }
    }
    byName.values().forEach(feed -> add(feed, /* fromFile= */ true));
    store
        .feeds()
        .forEach((name, values) -> {
          if (!runners.containsKey(name)) {
            add(file.feed(name, values), /* fromFile= */ false);
          }
        });
  }

  /// Why the file as it is cannot be used, empty if it can.
  synchronized String fileProblem() {
    return problem;
  }

  synchronized boolean any() {
    return !runners.isEmpty();
  }

  /// The feeds by name.
  synchronized Map<String, Feed> all() {
    Map<String, Feed> all = new LinkedHashMap<>();
    runners.forEach((name, runner) -> all.put(name, runner.health().feed()));
    return all;
  }

  /// How they are doing, in the order in which they were set up.
  List<FeedStatus> status() {
    List<FeedRunner> all;
    synchronized (this) {
      all = List.copyOf(runners.values());
    }
    List<FeedStatus> status = new ArrayList<>();
    for (FeedRunner runner : all) {
      status.add(runner.health().status());
    }
    return status;
  }

  /// The values of the feeds that were set up on a page, without what is secret.
  Map<String, Map<String, String>> settings() {
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    store
        .feeds()
        .forEach((name, values) -> {
          Map<String, String> shown = new LinkedHashMap<>(values);
          shown.keySet().removeAll(SECRETS);
          all.put(name, shown);
        });
    return all;
  }

  /// As [Live#put].
  synchronized void put(String name, Map<String, String> values) {
    requireNotOfFile(runners.get(name));
    Map<String, String> whole = new LinkedHashMap<>(values);
    Map<String, String> kept = store.feeds().getOrDefault(name, Map.of());
    if (Set.of(kept.getOrDefault("kind", "")).contains(whole.getOrDefault("kind", ""))) {
      for (String secret : SECRETS) {
        if (kept.containsKey(secret) && !whole.containsKey(secret)) {
          whole.put(secret, kept.getOrDefault(secret, ""));
        }
      }
    }
    Feed feed = file.feed(name, whole);
    store.putFeed(name, whole);
    drop(name);
    add(feed, /* fromFile= */ false);
  }

  /// As [Live#remove].
  synchronized boolean remove(String name) {
    FeedRunner runner = runners.get(name);
    requireNotOfFile(runner);
    if (!store.removeFeed(name) || runner == null) {
      return false;
    }
    drop(name);
    return true;
  }

  private static void requireNotOfFile(@Nullable FeedRunner runner) {
    if (runner != null && runner.health().fromFile()) {
      throw new FeedException(
          "The feed %s stands in the file %s, which only a person edits."
              .formatted(runner.health().feed().name(), Live.FEED_FILE));
    }
  }

  /// Asks none any more; how they did can still be told.
  @Override
  public void close() {
    List<FeedRunner> all;
    synchronized (this) {
      closed = true;
      all = List.copyOf(runners.values());
    }
    all.forEach(FeedRunner::stop);
  }
}
