package org.contadora.app.fetch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.contadora.app.fetch.Fetched.Outcome;
import org.contadora.core.IcaoAddress;
import org.contadora.core.Reasons;

/// Brings reference data and position history.
///
/// What cannot be had is reported with its reason, and the rest is fetched. Nothing is fetched
/// twice: a reference file is asked for only if its publisher has a newer version, a trace of a
/// past day not at all once it is there.
public final class Fetch implements AutoCloseable {
  /// The second of two builds of a day is taken if the first has less than this share of its size:
  /// its receiver was down for a part of the day (adsb.lol: "significantly smaller, ignore it").
  private static final double SMALL_SHARE = 0.5;

  private final Publishers publishers;
  private final Http http;
  private final Downloads downloads;
  private final Path cache;
  private final Consumer<String> say;
  private final boolean dryRun;

  /// @param cache folder for what is remembered between runs
  /// @param say takes what a person should know while it runs
  /// @param dryRun whether only to tell what would be fetched, without asking anyone
  public Fetch(
      Publishers publishers,
      Path cache,
      Politeness politeness,
      Waiting waiting,
      Consumer<String> say,
      boolean dryRun) {
    this(publishers, cache, politeness, waiting, say, dryRun, (_, _) -> {});
  }

  /// @param cache folder for what is remembered between runs
  /// @param say takes what a person should know while it runs
  /// @param dryRun whether only to tell what would be fetched, without asking anyone
  /// @param seen told how much of a file is here
  public Fetch(
      Publishers publishers,
      Path cache,
      Politeness politeness,
      Waiting waiting,
      Consumer<String> say,
      boolean dryRun,
      BytesSeen seen) {
    this.publishers = publishers;
    this.cache = cache;
    this.say = say;
    this.dryRun = dryRun;
    this.http = new Http(politeness, waiting, say);
    this.downloads = new Downloads(http, cache, seen);
  }

  /// Brings all reference files into `folder`.
  public List<Fetched> reference(Path folder) throws InterruptedIOException {
    return files(Publisher.Kind.FILE, folder);
  }

  /// Brings all trade data into `folder`: world trade by product and gross domestic products.
  public List<Fetched> trade(Path folder) throws InterruptedIOException {
    return files(Publisher.Kind.TRADE, folder);
  }

  private List<Fetched> files(Publisher.Kind kind, Path folder) throws InterruptedIOException {
    List<Fetched> results = new ArrayList<>();
    for (Publisher publisher : publishers.all(kind)) {
      Path target = folder.resolve(publisher.file());
      if (dryRun) {
        results.add(planned(publisher.name(), publisher.fileAddress()));
        continue;
      }
      say.accept("%s (%s)".formatted(publisher.what(), publisher.source()));
      try {
        Downloads.Result result = downloads.fetch(publisher.fileAddress(), target);
        demandArchive(target);
        results.add(there(publisher.name(), result.news(), target));
      } catch (IOException e) {
        results.add(failed(publisher.name(), e));
      }
    }
    return results;
  }

  /// Some publishers answer with a page that says sorry, and with status 200: what is called an
  /// archive must be one.
  private static void demandArchive(Path file) throws IOException {
    if (!file.toString().endsWith(".zip")) {
      return;
    }
    try (java.util.zip.ZipFile archive = new java.util.zip.ZipFile(file.toFile())) {
      if (archive.size() > 0) {
        return;
      }
    } catch (java.util.zip.ZipException _) {
      // Told below.
    }
    Files.delete(file);
    throw new NotFetched(
        0,
        "What came as %s is no archive.%nMaybe the publisher is closed for maintenance; try later."
            .formatted(file.getFileName()));
  }

  /// What positions to bring.
  ///
  /// @param publisher name of the publisher
  /// @param aircraft whose
  /// @param from first day, UTC
  /// @param to last day
  /// @param whole whether a day's archive may be fetched whole where its publisher serves no
  ///   ranges; some gigabytes a day
  public record Wanted(
      String publisher, Set<IcaoAddress> aircraft, LocalDate from, LocalDate to, boolean whole) {
    public Wanted {
      aircraft = Set.copyOf(aircraft);
    }
  }

  /// Brings positions into `folder`, laid out as `yyyy/mm/dd/traces/xx/trace_full_hex.json`.
  public List<Fetched> positions(Wanted wanted, Path folder) throws InterruptedIOException {
    List<Fetched> results = new ArrayList<>();
    for (LocalDate day = wanted.from; !day.isAfter(wanted.to); day = day.plusDays(1)) {
      Optional<Publisher> publisher = publishers.find(wanted.publisher, day);
      if (publisher.isEmpty()) {
        results.add(
            new Fetched(
                day.toString(),
                Outcome.FAILED,
                0,
                "The publisher (%s) has no such day; known are %s."
                    .formatted(wanted.publisher, String.join(", ", publishers.namesOfHistory()))));
        continue;
      }
      Map<IcaoAddress, Path> targets = new TreeMap<>();
      for (IcaoAddress aircraft : wanted.aircraft) {
        targets.put(aircraft, target(folder, day, aircraft));
      }
      if (publisher.get().kind() == Publisher.Kind.ARCHIVE) {
        results.addAll(fromArchive(publisher.get(), day, targets, wanted.whole));
      } else {
        results.addAll(fromTraces(publisher.get(), day, targets));
      }
    }
    return results;
  }

  @Override
  public void close() {
    http.close();
  }

  private List<Fetched> fromTraces(
      Publisher publisher, LocalDate day, Map<IcaoAddress, Path> targets)
      throws InterruptedIOException {
    List<Fetched> results = new ArrayList<>();
    for (Map.Entry<IcaoAddress, Path> one : targets.entrySet()) {
      String what = one.getKey() + " " + day;
      URI uri = publisher.trace(day, one.getKey());
      try {
        if (downloads.isThere(uri, one.getValue())) {
          results.add(there(what, false, one.getValue()));
        } else if (dryRun) {
          results.add(planned(what, uri));
        } else {
          say.accept("%s from %s".formatted(what, publisher.name()));
          Downloads.Result result = downloads.fetch(uri, one.getValue());
          results.add(there(what, result.news(), one.getValue()));
        }
      } catch (NotFetched e) {
        results.add(
            e.isMissing() ? new Fetched(what, Outcome.NOT_SEEN, 0, message(e)) : failed(what, e));
      } catch (IOException e) {
        results.add(failed(what, e));
      }
    }
    return results;
  }

  private List<Fetched> fromArchive(
      Publisher publisher, LocalDate day, Map<IcaoAddress, Path> targets, boolean whole)
      throws InterruptedIOException {
    Map<String, Fetched> results = new LinkedHashMap<>();
    Map<String, Map<String, Path>> wantedByFolder = new TreeMap<>();
    targets.forEach((aircraft, target) -> {
      if (Files.isRegularFile(target)) {
        results.put(aircraft + " " + day, there(aircraft + " " + day, false, target));
      } else {
        wantedByFolder
            .computeIfAbsent(Publisher.folder(aircraft), _ -> new TreeMap<>())
            .put(aircraft.toString(), target);
      }
    });
    if (wantedByFolder.isEmpty()) {
      return List.copyOf(results.values());
    }
    if (dryRun) {
      URI archive = publisher.archive(day, publisher.builds().getFirst(), "");
      wantedByFolder
          .values()
          .forEach(members ->
              members.keySet().forEach(hex -> results.put(hex, planned(hex + " " + day, archive))));
      return List.copyOf(results.values());
    }
    try {
      search(publisher, day, wantedByFolder, whole, results);
    } catch (IOException e) {
      wantedByFolder
          .values()
          .forEach(members ->
              members
                  .keySet()
                  .forEach(hex ->
                      results.computeIfAbsent(hex + " " + day, what -> failedQuietly(what, e))));
      if (e instanceof InterruptedIOException stopped) {
        throw stopped;
      }
    }
    return List.copyOf(results.values());
  }

  private void search(
      Publisher publisher,
      LocalDate day,
      Map<String, Map<String, Path>> wantedByFolder,
      boolean whole,
      Map<String, Fetched> results)
      throws IOException {
    say.accept("%s: the archive of %s".formatted(publisher.name(), day));
    RemoteBlocks remote = build(publisher, day);
    if (remote.servesRanges()) {
      searchBlocks(remote, day, wantedByFolder, results);
      return;
    }
    if (!whole) {
      throw new NotFetched(
          0,
          "%s is not served in ranges, so the day must be fetched whole.%n"
                  .formatted(remote.addresses().getFirst())
              + "Maybe add --whole-archives; it takes some gigabytes a day.");
    }
    List<Path> files = new ArrayList<>();
    for (URI uri : remote.addresses()) {
      Path file = cache.resolve(uri.getPath().substring(uri.getPath().lastIndexOf('/') + 1));
      if (!downloads.isThere(uri, file)) {
        downloads.fetch(uri, file);
      }
      files.add(file);
    }
    try (LocalBlocks local = new LocalBlocks(files)) {
      searchBlocks(local, day, wantedByFolder, results);
    }
  }

  private static void searchBlocks(
      Blocks blocks,
      LocalDate day,
      Map<String, Map<String, Path>> wantedByFolder,
      Map<String, Fetched> results)
      throws IOException {
    ArchiveSearch search = new ArchiveSearch(blocks);
    for (Map.Entry<String, Map<String, Path>> folder : wantedByFolder.entrySet()) {
      Map<String, Path> targets = folder.getValue();
      try {
        Set<String> missing =
            search.find(
                folder.getKey(),
                targets.keySet(),
                (hex, bytes) -> {
                  Path target = targets.get(hex);
                  if (target != null) {
                    write(target, bytes);
                    results.put(hex + " " + day, there(hex + " " + day, true, target));
                  }
                });
        for (String hex : new TreeSet<>(missing)) {
          results.put(
              hex + " " + day,
              new Fetched(
                  hex + " " + day,
                  Outcome.NOT_SEEN,
                  0,
                  "The archive of the day has no such trace."));
        }
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
  }

  /// The preferred build of the day, unless it is missing or much smaller than another.
  private RemoteBlocks build(Publisher publisher, LocalDate day) throws IOException {
    RemoteBlocks best = null;
    for (String name : publisher.builds()) {
      Optional<RemoteBlocks> build =
          RemoteBlocks.open(http, part -> publisher.archive(day, name, part), publisher.parts());
      if (build.isPresent() && (best == null || best.size() < SMALL_SHARE * build.get().size())) {
        best = build.get();
      }
    }
    if (best == null) {
      throw new NotFetched(
          404,
          "%s has no archive of %s (%s is not there)."
              .formatted(
                  publisher.name(),
                  day,
                  publisher.archive(day, publisher.builds().getFirst(), "")));
    }
    return best;
  }

  private static void write(Path target, byte[] bytes) {
    try {
      Files.createDirectories(target.toAbsolutePath().getParent());
      Path fresh = target.resolveSibling(target.getFileName() + ".new");
      Files.write(fresh, bytes);
      Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path target(Path folder, LocalDate day, IcaoAddress aircraft) {
    return folder.resolve(
        "%s/traces/%s/trace_full_%s.json"
            .formatted(day.toString().replace('-', '/'), Publisher.folder(aircraft), aircraft));
  }

  private static Fetched there(String what, boolean news, Path target) {
    try {
      return new Fetched(
          what, news ? Outcome.BROUGHT : Outcome.KEPT, Files.size(target), target.toString());
    } catch (IOException e) {
      return failedQuietly(what, e);
    }
  }

  private static Fetched planned(String what, URI uri) {
    return new Fetched(what, Outcome.PLANNED, 0, uri.toString());
  }

  private static Fetched failed(String what, IOException e) throws InterruptedIOException {
    if (e instanceof InterruptedIOException stopped) {
      throw stopped;
    }
    return failedQuietly(what, e);
  }

  private static Fetched failedQuietly(String what, IOException e) {
    return new Fetched(what, Outcome.FAILED, 0, message(e));
  }

  private static String message(IOException e) {
    if (e instanceof NotFetched) {
      return String.valueOf(e.getMessage());
    }
    return e instanceof FileSystemException at && at.getFile() != null
        ? at.getFile() + ": " + Reasons.of(e)
        : Reasons.of(e);
  }
}
