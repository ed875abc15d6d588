package org.contadora.app.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.contadora.app.fetch.Fetched.Outcome;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.core.IcaoAddress;
import org.contadora.core.Seed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Against a server on this machine that behaves as publishers do; nothing leaves it.
class FetchTest {
  private static final LocalDate DAY = LocalDate.of(2025, 5, 18);
  private static final Politeness POLITENESS =
      new Politeness(
          Duration.ofSeconds(1),
          3,
          Duration.ofSeconds(2),
          Duration.ofMinutes(2),
          Duration.ofMinutes(1));

  /// With so little patience an answer that never ends is given up soon.
  private static final Politeness IMPATIENT =
      new Politeness(
          Duration.ofSeconds(1),
          3,
          Duration.ofSeconds(2),
          Duration.ofMinutes(2),
          Duration.ofMillis(200));

  @TempDir private Path folder;
  private PublisherServer server;
  private Politeness politeness = POLITENESS;
  private final List<Duration> waits = new ArrayList<>();
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    server = new PublisherServer();
    server.breaksOffOnceKeptIn(folder.resolve("cache"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void referenceFileIsBroughtOnceAndThenOnlyAskedAbout() throws IOException {
    server.put("/airports.csv", bytes("ident,name\n"));
    assertThat(reference()).containsExactly("airports BROUGHT 11");
    assertThat(Files.readString(folder.resolve("airports.csv"))).isEqualTo("ident,name\n");
    assertThat(reference()).containsExactly("airports KEPT 11");
    server.put("/airports.csv", bytes("ident,name\nKAEX,Alexandria\n"));
    assertThat(reference()).containsExactly("airports BROUGHT 27");
    assertThat(server.requests())
        .containsExactly("/airports.csv", "/airports.csv if changed", "/airports.csv if changed");
  }

  @Test
  void fileThatTheUserDeletedIsBroughtAgain() throws IOException {
    server.put("/airports.csv", bytes("ident,name\n"));
    reference();
    Files.delete(folder.resolve("airports.csv"));
    assertThat(reference()).containsExactly("airports BROUGHT 11");
  }

  @Test
  void redirectIsFollowed() throws IOException {
    server.redirect("/airports.csv", "/elsewhere.csv");
    server.put("/elsewhere.csv", bytes("ident\n"));
    assertThat(reference()).containsExactly("airports BROUGHT 6");
  }

  @Test
  void publisherThatAsksForPatienceGetsIt() throws IOException {
    server.put("/airports.csv", bytes("ident\n"));
    server.nextAnswers(429, "7");
    server.nextAnswers(503, null);
    assertThat(reference()).containsExactly("airports BROUGHT 6");
    assertThat(waits)
        .containsExactly(
            Duration.ofSeconds(7),
            Duration.ofSeconds(1),
            Duration.ofSeconds(4),
            Duration.ofSeconds(1));
  }

  @Test
  void publisherThatStaysBusyIsLeftAlone() throws IOException {
    server.put("/airports.csv", bytes("ident\n"));
    for (int i = 0; i < 3; i++) {
      server.nextAnswers(503, null);
    }
    assertThat(reference()).containsExactly("airports FAILED 0");
    assertThat(server.requests()).hasSize(3);
    server.nextAnswers(429, "86400");
    assertThat(reference()).containsExactly("airports FAILED 0");
    assertThat(server.requests()).hasSize(4);
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void downloadThatBreaksOffGoesOnWhereItStopped() throws IOException {
    byte[] content = new byte[300_000];
    new Random(4).nextBytes(content);
    server.put("/airports.csv", content);
    server.givesDigests();
    server.nextBreaksOffAfter(100_000);
    assertThat(reference()).containsExactly("airports BROUGHT 300000");
    assertThat(Files.readAllBytes(folder.resolve("airports.csv"))).isEqualTo(content);
    assertThat(server.requests()).hasSize(2);
    assertThat(server.requests().getLast()).isEqualTo("/airports.csv bytes=100000-");
    assertThat(server.bytesSent()).isEqualTo(300_000);
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void downloadThatFallsSilentGoesOnWhereItStopped() throws IOException {
    byte[] content = new byte[300_000];
    new Random(5).nextBytes(content);
    server.put("/airports.csv", content);
    server.nextFallsSilentAfter(100_000);
    politeness = IMPATIENT;
    assertThat(reference()).containsExactly("airports BROUGHT 300000");
    assertThat(Files.readAllBytes(folder.resolve("airports.csv"))).isEqualTo(content);
    assertThat(server.requests().getLast()).startsWith("/airports.csv bytes=");
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void archiveThatFallsSilentIsAskedAgain() throws IOException {
    server.put("/v-prod-0.tar", archive(seed(), true));
    // Four requests tell which builds and parts there are; the fifth reads.
    for (int i = 0; i < 4; i++) {
      server.nextAnswersWhole();
    }
    server.nextFallsSilentAfter(1_000);
    politeness = IMPATIENT;
    assertThat(positions("archive", false, "a835d1"))
        .containsExactly("a835d1 2025-05-18 BROUGHT %d".formatted(member("a835d1").length));
    assertThat(server.requests().get(5)).isEqualTo(server.requests().get(4)).contains("bytes=");
  }

  @Test
  void pageThatSaysSorryIsNotTakenForData() throws IOException {
    String trace = "/2025/05/18/traces/d1/trace_full_a835d1.json";
    server.put(trace, bytes("\n<!DOCTYPE html><title>Are you a person?</title>"));
    server.put("/airports.csv", bytes("<html>Maintenance</html>"));
    assertThat(positions("traces", false, "a835d1")).containsExactly("a835d1 2025-05-18 FAILED 0");
    assertThat(reference()).containsExactly("airports FAILED 0");
    assertThat(folder.resolve("airports.csv")).doesNotExist();
    server.put(trace, bytes("{}"));
    assertThat(positions("traces", false, "a835d1")).containsExactly("a835d1 2025-05-18 BROUGHT 2");
  }

  @Test
  void fileThatCannotBeWrittenIsNamedWithTheReasonInWords() throws IOException {
    server.put("/airports.csv", bytes("ident,name\n"));
    Path taken = folder.resolve("taken");
    Path inside = Files.createDirectories(taken.resolve("airports.csv/inside"));
    try (Fetch fetch = fetch(false)) {
      assertThat(fetch.reference(taken).getFirst().detail())
          .isEqualTo(inside.getParent() + ": it is a folder that is not empty");
      assertThat(fetch.reference(Files.createFile(folder.resolve("file"))).getFirst().detail())
          .isEqualTo(folder.resolve("file") + ": something of this name is there already");
    }
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void runThatWasStoppedIsGoneOnWithByTheNextUnlessTheFileChanged() throws IOException {
    byte[] content = new byte[200_000];
    server.put("/airports.csv", content);
    for (int i = 0; i < 4; i++) {
      server.nextBreaksOffAfter(10_000);
    }
    assertThat(reference()).containsExactly("airports FAILED 0");
    assertThat(folder.resolve("airports.csv")).doesNotExist();
    server.put("/airports.csv", bytes("ident\n"));
    assertThat(reference()).containsExactly("airports BROUGHT 6");
    assertThat(server.requests().getLast()).isEqualTo("/airports.csv bytes=40000-");
  }

  @Test
  void bytesThatDoNotMatchTheChecksumAreNotKept() throws IOException {
    server.put("/airports.csv", bytes("ident\n"));
    server.givesWrongDigests();
    assertThat(reference()).containsExactly("airports FAILED 0");
    assertThat(folder.resolve("airports.csv")).doesNotExist();
  }

  @Test
  void traceOfAPastDayIsAskedForOnce() throws IOException {
    server.put("/2025/05/18/traces/d1/trace_full_a835d1.json", bytes("{}"));
    assertThat(positions("traces", false, "a835d1", "a6b0f5"))
        .containsExactly("a6b0f5 2025-05-18 NOT_SEEN 0", "a835d1 2025-05-18 BROUGHT 2");
    int requests = server.requests().size();
    assertThat(positions("traces", false, "a835d1")).containsExactly("a835d1 2025-05-18 KEPT 2");
    assertThat(server.requests()).hasSize(requests);
    assertThat(folder.resolve("2025/05/18/traces/d1/trace_full_a835d1.json")).hasContent("{}");
  }

  @Test
  void onlyTheWantedMembersOfASplitArchiveAreRead() throws IOException {
    long seed = seed();
    byte[] tar = archive(seed, true);
    int cut = tar.length / 3 * 2 + 77;
    server.put("/v-prod-0.tar.aa", Arrays.copyOf(tar, cut));
    server.put("/v-prod-0.tar.ab", Arrays.copyOfRange(tar, cut, tar.length));
    assertThat(positions("archive", false, "a835d1", "0000d1", "abcdef", "7700ff"))
        .as("seed %d", seed)
        .containsExactly(
            "0000d1 2025-05-18 BROUGHT " + member("0000d1").length,
            "7700ff 2025-05-18 BROUGHT " + member("7700ff").length,
            "a835d1 2025-05-18 BROUGHT " + member("a835d1").length,
            "abcdef 2025-05-18 NOT_SEEN 0");
    assertThat(folder.resolve("2025/05/18/traces/d1/trace_full_a835d1.json"))
        .hasBinaryContent(member("a835d1"));
    assertThat(server.bytesSent()).as("seed %d", seed).isLessThan(tar.length / 2);
    int requests = server.requests().size();
    positions("archive", false, "a835d1");
    assertThat(server.requests()).hasSize(requests);
  }

  @Test
  void foldersInAnyOrderAreFound() throws IOException {
    for (long seed = 1; seed <= 5; seed++) {
      byte[] tar = archive(seed, false);
      server.put("/v-prod-0.tar", tar);
      assertThat(positions("archive", false, "a835d1", "7700ff"))
          .as("seed %d", seed)
          .containsExactly(
              "7700ff 2025-05-18 BROUGHT " + member("7700ff").length,
              "a835d1 2025-05-18 BROUGHT " + member("a835d1").length);
      Files.delete(folder.resolve("2025/05/18/traces/d1/trace_full_a835d1.json"));
      Files.delete(folder.resolve("2025/05/18/traces/ff/trace_full_7700ff.json"));
    }
  }

  @Test
  void buildThatIsMuchSmallerIsIgnored() throws IOException {
    byte[] tar = archive(3, true);
    server.put("/v-prod-0.tar", Arrays.copyOf(tar, 512 * 40));
    server.put("/v-staging-0.tar", tar);
    assertThat(positions("archive", false, "a835d1"))
        .containsExactly("a835d1 2025-05-18 BROUGHT " + member("a835d1").length);
  }

  @Test
  void archiveWithoutRangesIsFetchedWholeOnlyIfAskedFor() throws IOException {
    server.put("/v-prod-0.tar", archive(3, true));
    server.servesNoRanges();
    assertThat(positions("archive", false, "a835d1")).containsExactly("a835d1 2025-05-18 FAILED 0");
    assertThat(positions("archive", true, "a835d1"))
        .containsExactly("a835d1 2025-05-18 BROUGHT " + member("a835d1").length);
  }

  @Test
  void dayThatIsNotThereFailsAndTheOthersAreFetched() throws IOException {
    assertThat(positions("archive", false, "a835d1")).containsExactly("a835d1 2025-05-18 FAILED 0");
    assertThat(positions("nobody", false, "a835d1")).containsExactly("2025-05-18 FAILED 0");
  }

  @Test
  void dryRunAsksNobody() throws IOException {
    try (Fetch fetch = fetch(true)) {
      assertThat(fetch.reference(folder))
          .extracting(Fetched::outcome)
          .containsExactly(Outcome.PLANNED);
      assertThat(fetch.positions(wanted("archive", false, "a835d1"), folder))
          .extracting(Fetched::outcome)
          .containsExactly(Outcome.PLANNED);
    }
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void tableOfPublishersThatCannotBeUsedSaysWhere() throws IOException {
    Path table = folder.resolve("publishers.csv");
    Files.writeString(table, "name,kind\na,b\n");
    assertThatThrownBy(() -> Publishers.of(table))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("line 2");
    assertThat(Publishers.shipped().all(Publisher.Kind.FILE))
        .allSatisfy(row -> assertThat(row.fileAddress().getScheme()).isEqualTo("https"))
        .allSatisfy(row -> assertThat(row.licence()).isNotEmpty());
  }

  private static long seed() {
    String given = System.getProperty("contadora.seed", "");
    return given.isEmpty() ? 20250518L : Seed.parse(given).value();
  }

  private List<String> reference() throws IOException {
    try (Fetch fetch = fetch(false)) {
      return lines(fetch.reference(folder));
    }
  }

  private List<String> positions(String publisher, boolean whole, String... aircraft)
      throws IOException {
    try (Fetch fetch = fetch(false)) {
      return lines(fetch.positions(wanted(publisher, whole, aircraft), folder));
    }
  }

  private static Fetch.Wanted wanted(String publisher, boolean whole, String... aircraft) {
    Set<IcaoAddress> addresses =
        Stream.of(aircraft)
            .map(hex -> IcaoAddress.parse(hex).orElseThrow())
            .collect(Collectors.toCollection(TreeSet::new));
    return new Fetch.Wanted(publisher, addresses, DAY, DAY, whole);
  }

  private Fetch fetch(boolean dryRun) throws IOException {
    Path table = folder.resolve("publishers.csv");
    Files.writeString(
        table,
        """
        name,kind,valid_from,valid_to,what,url,builds,parts,file,licence,source
        airports,file,,,Airports,%1$s/airports.csv,,,airports.csv,none,here
        traces,trace,2016-01-01,,Traces,%1$s/{yyyy}/{MM}/{dd}/traces/{xx}/trace_full_{hex}.json,,,,none,here
        archive,archive,2024-01-01,,Days,%1$s/v-{build}.tar{part},prod-0|staging-0,.aa|.ab|.ac,,none,here
        """
            .formatted(server.url("")));
    return new Fetch(
        Publishers.of(table), folder.resolve("cache"), politeness, waits::add, said::add, dryRun);
  }

  private static List<String> lines(List<Fetched> results) {
    return results.stream()
        .map(one -> "%s %s %d".formatted(one.what(), one.outcome(), one.bytes()))
        .sorted()
        .toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// The content of one aircraft's trace: random bytes, as gzip looks, some 5 to 50 kB.
  private static byte[] member(String hex) {
    Random random = new Random(Integer.parseInt(hex, 16));
    byte[] content = new byte[5_000 + random.nextInt(45_000)];
    random.nextBytes(content);
    return content;
  }

  /// A day as its publisher packs it: heatmaps, then 64 folders of traces, sorted or not.
  private static byte[] archive(long seed, boolean sorted) throws IOException {
    Random random = new Random(seed);
    List<Integer> folders = new ArrayList<>();
    for (int folder = 3; folder <= 0xff; folder += 4) {
      folders.add(folder);
    }
    folders.addAll(List.of(0xd1, 0xee));
    folders.sort(null);
    if (!sorted) {
      Collections.shuffle(folders, random);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      add(tar, "./heatmap/00.bin.ttf", new byte[200_000]);
      for (int folder : folders) {
        tar.putArchiveEntry(new TarArchiveEntry("./traces/%02x/".formatted(folder)));
        tar.closeArchiveEntry();
        Set<String> aircraft = new TreeSet<>();
        for (int i = 0; i < 12; i++) {
          aircraft.add("%04x%02x".formatted(random.nextInt(0xffff), folder));
        }
        if (folder == 0xd1) {
          aircraft.addAll(List.of("a835d1", "0000d1"));
        }
        if (folder == 0xff) {
          aircraft.add("7700ff");
        }
        for (String hex : aircraft) {
          add(tar, "./traces/%02x/trace_full_%s.json".formatted(folder, hex), member(hex));
        }
      }
      add(tar, "./acas/acas.csv.gz", new byte[100]);
    }
    return bytes.toByteArray();
  }

  private static void add(TarArchiveOutputStream tar, String name, byte[] content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }
}
