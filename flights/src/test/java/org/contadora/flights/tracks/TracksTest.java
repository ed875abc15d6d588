package org.contadora.flights.tracks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.contadora.flights.tracks.TestFiles.gzip;
import static org.contadora.flights.tracks.TestFiles.row;
import static org.contadora.flights.tracks.TestFiles.tar;
import static org.contadora.flights.tracks.TestFiles.trace;
import static org.contadora.flights.tracks.TestFiles.zip;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.contadora.core.Seed;
import org.contadora.flights.ReplayableSeed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracksTest {
  private static final long DAY = 1_738_713_600;
  private static final long NEXT_DAY = DAY + 86_400;

  @TempDir Path folder;

  private String file(String name, byte[] content) {
    try {
      Path path = folder.resolve(name);
      Files.createDirectories(path.getParent());
      Files.write(path, content);
      return path.toString();
    } catch (IOException e) {
      throw new AssertionError("the test's folder can be written", e);
    }
  }

  private RunTracks run(String... arguments) {
    return RunTracks.of(folder, arguments);
  }

  private static byte[] traceA() {
    return trace("a00001", DAY, row(0, 10), row(10, 10.1));
  }

  @Test
  void everyContainerGivesTheSame() {
    byte[] plain = traceA();
    Map<String, byte[]> member = Map.of("x/trace_full_a00001.json", gzip(plain));
    byte[] dayTar = tar(member);
    Map<String, byte[]> forms = new LinkedHashMap<>();
    forms.put("plain", plain);
    forms.put("gzip", gzip(plain));
    forms.put("zstd", Zstd.compress(plain));
    forms.put("tar of gzip", dayTar);
    forms.put("zip", zip(Map.of("a", plain)));
    forms.put("gzip of tar of gzip", gzip(dayTar));
    forms.put("zip of tar", zip(Map.of("day", dayTar)));
    forms.put("tar with zeros first", join(dayTar, new byte[2048], dayTar));
    forms.forEach((form, content) -> {
      RunTracks read = run(file("no-telling-name", content));
      assertThat(read.lines()).as(form).containsOnlyKeys("a00001");
      assertThat(read.lines().get("a00001"))
          .as(form)
          .containsExactly(
              "2025-02-05T00:00:00Z 500000 10000000 32000 33825 4786 900 0 - [] ADSB",
              "2025-02-05T00:00:10Z 500000 10100000 32000 33825 4786 900 0 - [] ADSB");
    });
  }

  private static byte[] join(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] whole = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, whole, at, part.length);
      at += part.length;
    }
    return whole;
  }

  @Test
  void standardInputAndFoldersAreRead() {
    file("in/b/two.json", trace("a00002", DAY, row(0, 11)));
    file("in/a/one.json.gz", gzip(traceA()));
    RunTracks read =
        RunTracks.of(
            folder,
            2,
            gzip(trace("a00003", DAY, row(0, 12))),
            folder.resolve("in").toString(),
            "-");
    assertThat(read.lines()).containsOnlyKeys("a00001", "a00002", "a00003");
    assertThat(read.inputs()).extracting(InputRead::positions).containsExactly(2L, 1L, 1L);
    assertThat(read.inputs().getLast().name()).isEqualTo("-");
    assertThat(read.inputs()).allSatisfy(input -> assertThat(input.sha256()).hasSize(64));
  }

  @Test
  void checkSumsAreThoseOfTheBytesAsTheyLie() {
    RunTracks read = RunTracks.of(folder, 1, "abc".getBytes(StandardCharsets.UTF_8), "-");
    // FIPS 180-2, appendix B.1
    assertThat(read.inputs().getFirst().sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(run(file("abc", "abc".getBytes(StandardCharsets.UTF_8))).inputs().getFirst())
        .extracting(InputRead::sha256, InputRead::bytes)
        .containsExactly("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", 3L);
  }

  @Test
  void splitTarIsOneInput() {
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put("one", traceA());
    members.put("two", gzip(trace("a00002", DAY, row(0, 11))));
    byte[] whole = tar(members);
    file("day/day.tar.aa", Arrays.copyOf(whole, 700));
    file("day/day.tar.ab", Arrays.copyOfRange(whole, 700, 2000));
    file("day/day.tar.ac", Arrays.copyOfRange(whole, 2000, whole.length));
    RunTracks read = run(folder.resolve("day").toString());
    assertThat(read.lines()).containsOnlyKeys("a00001", "a00002");
    assertThat(read.inputs()).hasSize(1);
    assertThat(read.inputs().getFirst().bytes()).isEqualTo(whole.length);
    assertThat(read.refused()).isEmpty();
  }

  @Test
  void daysAreReadInTheOrderOfTimeAndOneSinkSeesMidnight() {
    String second = file("1.tar", tar(Map.of("t", gzip(trace("a00001", NEXT_DAY, row(5, 21))))));
    String first = file("2.tar", tar(Map.of("t", gzip(trace("a00001", DAY, row(86_390, 20))))));
    RunTracks read = run(second, first);
    assertThat(read.lines().get("a00001"))
        .extracting(line -> line.substring(0, 20))
        .containsExactly("2025-02-05T23:59:50Z", "2025-02-06T00:00:05Z");
    assertThat(read.ended()).isEqualTo(1);
  }

  @Test
  void twoReceiversOfOneAircraftAreMergedAndRepeatsCounted() {
    String one = file("one", trace("a00001", DAY, row(0, 10), row(10, 10.1), row(20, 10.2)));
    String two = file("two", trace("a00001", DAY, row(5, 10.05), row(10, 10.1), row(25, 10.25)));
    RunTracks read = run(one, two);
    assertThat(read.lines().get("a00001"))
        .extracting(line -> line.split(" ", -1)[2])
        .containsExactly("10000000", "10050000", "10100000", "10200000", "10250000");
    assertThat(read.refused()).containsExactly(Map.entry("POSITION_DUPLICATE", 1L));
  }

  @Test
  void anAircraftInTracesAndInAnArchiveInAnArchiveIsMerged() {
    String trace = file("one", trace("a00001", DAY, row(0, 10), row(20, 10.2)));
    String nested =
        file("two", gzip(zip(Map.of("x", trace("a00001", DAY, row(10, 10.1), row(20, 10.2))))));
    RunTracks read = run(trace, nested);
    assertThat(read.lines().get("a00001"))
        .extracting(line -> line.split(" ", -1)[2])
        .containsExactly("10000000", "10100000", "10200000");
    assertThat(read.refused()).containsExactly(Map.entry("POSITION_DUPLICATE", 1L));
  }

  @Test
  void otherDocumentsGoToTheirReaderInOrderAndUnknownOnesAreRefused() {
    for (int i = 0; i < 20; i++) {
      file("in/%02d.txt".formatted(i), ("flight;" + i).getBytes(StandardCharsets.UTF_8));
    }
    file("in/readme", "no flight at all".getBytes(StandardCharsets.UTF_8));
    RunTracks read = run(folder.resolve("in").toString());
    assertThat(read.others()).hasSize(20).isSorted();
    assertThat(read.refused()).containsExactly(Map.entry("FORMAT_UNKNOWN", 1L));
    assertThat(read.inputs().getFirst().formats()).containsExactly("records");
  }

  @Test
  void traceSavedAsUtf16IsToldWhatToDo() {
    file(
        "in/a.json",
        new String(traceA(), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16));
    file("in/b.bin", new byte[] {'C', 0, 1, 2, 3, 4, 5, 6});
    RunTracks read = run(folder.resolve("in").toString());
    assertThat(read.refused()).containsExactly(Map.entry("FORMAT_UNKNOWN", 2L));
    assertThat(read.details().getFirst()).endsWith("it looks like UTF-16.");
    assertThat(read.details().getLast()).doesNotContain("UTF-16");
  }

  @Test
  void truncatedGzipKeepsWhatCameBefore() {
    String[] rows = new String[200];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(i, 10 + i * 0.01);
    }
    byte[] packed = gzip(trace("a00001", DAY, rows));
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put("broken", Arrays.copyOf(packed, packed.length / 2));
    members.put("sound", gzip(trace("a00002", DAY, row(0, 11))));
    String archive = file("day.tar", tar(members));
    RunTracks read = run(archive);
    assertThat(read.lines().get("a00001")).hasSizeBetween(20, 199);
    assertThat(read.lines().get("a00002")).hasSize(1);
    assertThat(read.places())
        .containsExactlyInAnyOrder(
            "GZIP_DAMAGED " + archive + "!broken",
            read.places().stream()
                .filter(p -> p.startsWith("TRACE_TRUNCATED"))
                .findFirst()
                .orElse("TRACE_TRUNCATED"));
  }

  @Test
  void damagedGzipCheckSumIsRefusedAndItsPositionsKept() {
    byte[] packed = gzip(traceA());
    packed[packed.length - 6] ^= 1;
    RunTracks read = run(file("damaged", packed));
    assertThat(read.lines().get("a00001")).hasSize(2);
    assertThat(read.refused()).containsExactly(Map.entry("GZIP_DAMAGED", 1L));
  }

  @Test
  void truncatedTarAndDamagedHeaderCostOneMember() {
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put("one", traceA());
    members.put("two", trace("a00002", DAY, row(0, 11)));
    members.put("three", trace("a00003", DAY, row(0, 12)));
    byte[] whole = tar(members);
    byte[] damaged = whole.clone();
    damaged[1024 + 3] ^= 1;
    assertThat(run(file("damaged", damaged)).lines()).containsOnlyKeys("a00001", "a00003");
    assertThat(run(file("damaged", damaged)).refused()).containsKey("TAR_DAMAGED");
    RunTracks cut = run(file("cut", Arrays.copyOf(whole, 2 * 1024 + 600)));
    assertThat(cut.lines()).containsOnlyKeys("a00001", "a00002");
    assertThat(cut.refused()).containsKey("TAR_TRUNCATED");
  }

  @Test
  void zipBombIsRefusedAndTheRestRead() {
    byte[] blanks = new byte[64 << 20];
    Arrays.fill(blanks, (byte) ' ');
    byte[] start =
        "{\"icao\":\"a0000b\",\"timestamp\":1,\"trace\":[".getBytes(StandardCharsets.UTF_8);
    System.arraycopy(start, 0, blanks, 0, start.length);
    byte[] bomb = gzip(blanks);
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put("bomb", bomb);
    members.put("one", gzip(traceA()));
    String archive = file("x", tar(members));
    RunTracks read = run(archive, file("y", zip(Map.of("bomb", blanks))));
    assertThat(read.lines().get("a00001")).hasSize(2);
    assertThat(read.places()).contains("EXPANSION_LIMIT " + archive + "!bomb");
    assertThat(read.refused()).containsEntry("EXPANSION_LIMIT", 2L);
  }

  @Test
  void archivesTooDeepInOneAnotherAreRefused() {
    byte[] content = traceA();
    for (int i = 0; i < 20; i++) {
      content = gzip(content);
    }
    assertThat(run(file("deep", content)).refused())
        .containsExactly(Map.entry("ARCHIVE_DEPTH", 1L));
  }

  @Test
  void emptyMissingAndRepeatedInputsAreRefused() {
    String empty = file("empty", new byte[0]);
    String one = file("one", traceA());
    RunTracks read = run(empty, folder.resolve("missing").toString(), one, one);
    assertThat(read.lines().get("a00001")).hasSize(2);
    assertThat(read.refused())
        .isEqualTo(Map.of("INPUT_EMPTY", 1L, "INPUT_MISSING", 1L, "INPUT_TWICE", 1L));
  }

  @Test
  void linksInACircleEnd() throws IOException {
    file("in/one", traceA());
    Files.createSymbolicLink(folder.resolve("in/again"), folder.resolve("in"));
    RunTracks read = run(folder.resolve("in").toString());
    assertThat(read.lines().get("a00001")).hasSize(2);
    assertThat(read.refused()).containsExactly(Map.entry("INPUT_LOOP", 1L));
  }

  @Test
  void fastPathStoreAndAnyNumberOfThreadsAgree() {
    Seed seed = ReplayableSeed.next();
    RandomGenerator random = seed.random("tracks");
    for (int round = 0; round < 10; round++) {
      Map<String, byte[]> members = new LinkedHashMap<>();
      for (int i = 0; i < 20; i++) {
        String icao = "a0000%d".formatted(random.nextInt(6));
        String[] rows = new String[random.nextInt(30)];
        for (int r = 0; r < rows.length; r++) {
          rows[r] = row(random.nextInt(120) * 10, random.nextInt(4) * 0.25);
        }
        members.put("%02d".formatted(i), gzip(trace(icao, DAY + 600L * random.nextInt(4), rows)));
      }
      String direct = file("direct", tar(members));
      String nested = file("nested", gzip(tar(members)));
      RunTracks fast = RunTracks.of(folder, 2, new byte[0], direct);
      RunTracks alone = RunTracks.of(folder, 1, new byte[0], direct);
      RunTracks stored = RunTracks.of(folder, 2, new byte[0], nested);
      String hint = ReplayableSeed.hint(seed) + " round " + round;
      assertThat(alone.lines()).as(hint).isEqualTo(fast.lines());
      assertThat(alone.places()).as(hint).isEqualTo(fast.places());
      assertThat(sorted(stored)).as(hint).isEqualTo(sorted(fast)).isEqualTo(slowly(members));
      assertThat(stored.refused()).as(hint).isEqualTo(fast.refused());
    }
  }

  /// Positions of the same time may come in the order of either.
  private static Map<String, List<String>> sorted(RunTracks run) {
    Map<String, List<String>> sorted = new TreeMap<>();
    run.lines().forEach((key, lines) -> sorted.put(key, lines.stream().sorted().toList()));
    return sorted;
  }

  /// The slow twin: every document alone, everything in one sorted set.
  private Map<String, List<String>> slowly(Map<String, byte[]> members) {
    Map<String, Set<String>> all = new TreeMap<>();
    members.forEach((name, content) ->
        run(file("twin-" + name, content))
            .lines()
            .forEach((key, lines) -> all.computeIfAbsent(key, _ -> new TreeSet<>()).addAll(lines)));
    Map<String, List<String>> lists = new TreeMap<>();
    all.forEach((key, lines) -> lists.put(key, List.copyOf(lines)));
    return lists;
  }

  @Test
  void nothingIsLeftInTheTemporaryFolder() throws IOException {
    run(file("nested", gzip(zip(Map.of("x", traceA())))));
    try (var files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString())).containsExactly("nested");
    }
  }
}
