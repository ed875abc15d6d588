package org.contadora.flights.positions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.contadora.core.Refusals;
import org.contadora.core.Seed;
import org.contadora.flights.ReplayableSeed;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class TraceReaderTest {
  private static final int RANDOM_DOCUMENTS = 300;

  private final TraceReader reader = new TraceReader();

  private record Read(List<String> lines, List<Aircraft> aircraft, Refusals refusals) {}

  private Read read(byte[] document) {
    List<String> lines = new ArrayList<>();
    List<Aircraft> aircraft = new ArrayList<>();
    Refusals refusals = new Refusals();
    try {
      reader.read(
          new ByteArrayInputStream(document),
          "test",
          batch -> {
            aircraft.add(batch.aircraft());
            lines.addAll(PositionLines.of(batch));
          },
          refusals);
    } catch (IOException e) {
      throw new AssertionError("bytes in memory do not fail", e);
    }
    return new Read(lines, aircraft, refusals);
  }

  private Read read(String document) {
    return read(document.getBytes(StandardCharsets.UTF_8));
  }

  private static final String TRACE =
      """
      {"icao":"ac671b","r":"N899DN","t":"B739","dbFlags":9,"ownOp":"DELTA AIR LINES INC",
      "timestamp": 1738713600.000,"trace":[
      [0.00,16.777359,-88.036868,32000,478.6,327.8,1,0,null,"adsb_icao",33825,32,280,0.0],
      [8.96,16.795675,-88.045513,"ground",null,336.8,2,-64,{"type":"adsb_icao","flight":"DAL1812 ","nic":8,"squawk":"4637"},"mlat",null,32,280,0.0],
      [16.72,16.811737,-88.052047,32000,482.8,338.8,8,null,null,"tisb_icao",33825,32,279,7.9] ]
      }
      """;

  @Test
  void readsEveryColumn() {
    Read read = read(TRACE);
    assertThat(read.aircraft().getFirst().toString())
        .isEqualTo(
            "Aircraft[address=ac671b, registration=N899DN, typeCode=B739,"
                + " ownerOperator=DELTA AIR LINES INC, flags=9]");
    assertThat(read.lines())
        .containsExactly(
            "2025-02-05T00:00:00Z 16777359 -88036868 32000 33825 4786 3278 0 - [] stale ADSB",
            "2025-02-05T00:00:08.960Z 16795675 -88045513 - - - 3368 -64 4637 [DAL1812] ground leg"
                + " MLAT",
            "2025-02-05T00:00:16.720Z 16811737 -88052047 - 33825 4828 3388 - - [] TISB");
    assertThat(read.refusals().total()).isZero();
  }

  @Test
  void rowsOfNineColumnsTakeTheirSourceFromTheLastDetail() {
    Read read =
        read(
            """
            {"icao":"~2ac671","timestamp": 1609275898.495,"trace":[
            [0.00,16.777359,-88.036868,32000,478.6,327.8,0,0,null],
            [1.00,16.777359,-88.036868,32000,478.6,327.8,0,0,{"type":"mlat","flight":"TYSON12 "}],
            [2.00,16.777359,-88.036868,32000,478.6,327.8,0,0,null] ]
            }
            """);
    assertThat(read.lines())
        .extracting(line -> line.substring(line.lastIndexOf(']') + 2))
        .containsExactly("OTHER", "MLAT", "MLAT");
    assertThat(read.aircraft().getFirst().key()).isEqualTo("~2ac671");
  }

  /// A name saved as Latin-1 must not cost the rows behind it.
  @Test
  void headerInAnotherEncodingKeepsItsRows() {
    Read read =
        read(
            """
            {"icao":"ac671b","r":"N899DN","desc":"AVIÓN","timestamp": 1609275898.495,"trace":[
            [0.00,16.777359,-88.036868,32000,478.6,327.8,0,0,null] ]
            }
            """
                .getBytes(StandardCharsets.ISO_8859_1));
    assertThat(read.lines()).hasSize(1);
    assertThat(read.aircraft().getFirst().registration()).isEqualTo("N899DN");
    assertThat(read.refusals().total()).isZero();
  }

  @Test
  void timesMayCountFromNineteenSeventy() {
    Read read =
        read(
            """
            {"icao":"ac671b","trace":[[1609275898.495,16.7,-88.0,null,null,null,0,null,null],
            [1609275899495,16.8,-88.0,null,null,null,0,null,null]]}
            """);
    assertThat(read.lines())
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .containsExactly("2020-12-29T21:04:58.495Z", "2020-12-29T21:04:59.495Z");
  }

  @Test
  void timestampMayBeMillisecondsMicrosecondsOrNanoseconds() {
    for (String unit : List.of("", "000", "000000", "000000000")) {
      assertThat(read(TRACE.replace("1738713600.000", "1738713600" + unit)).lines())
          .as("timestamp with %s behind its seconds", unit)
          .isEqualTo(read(TRACE).lines());
    }
  }

  @Test
  void timestampThatIsNoTimeIsRefusedAndRowsThatCountFromIt() {
    for (String timestamp : List.of("9223372036854774784", "-9223372036854775808", "1e300")) {
      Read read =
          read(
              """
              {"icao":"ac671b","timestamp":%s,"trace":[
              [0.00,16.777359,-88.036868,32000,478.6,327.8,0,0,null],
              [1738713600.5,16.777359,-88.036868,32000,478.6,327.8,0,0,null] ]
              }
              """
                  .formatted(timestamp));
      assertThat(read.lines()).hasSize(1);
      assertThat(read.lines().getFirst()).startsWith("2025-02-05T00:00:00.500Z");
      assertThat(read.refusals().counts()).containsExactly(Map.entry("TRACE_TIME", 2L));
      assertThat(read.refusals().examples().getFirst().detail())
          .isEqualTo(
              "The timestamp (%s) of the trace must be a Unix time from 1970 to 2248."
                  .formatted(Double.parseDouble(timestamp)));
    }
  }

  @Test
  void sourceHasTheNamesThatSnapshotsHave() {
    for (String name :
        List.of("adsb", "adsb_icao", "adsb_icao_nt", "tisb", "adsr_other", "mode_s")) {
      String line = read(TRACE.replace("\"mlat\"", "\"" + name + "\"")).lines().get(1);
      String snapshot =
          ReadDocument.of(
                  "{\"now\":1738713600,\"aircraft\":[{\"hex\":\"ac671b\",\"type\":\"%s\",\"lat\":1,\"lon\":2}]}"
                      .formatted(name))
              .text();
      assertThat(line.substring(line.lastIndexOf(' ')))
          .as(name)
          .isEqualTo(snapshot.substring(snapshot.lastIndexOf(' ')));
    }
  }

  @Test
  void headerMayStandBehindTheRows() {
    String behind =
        """
        {"trace":[[1.5,16.7,-88.0,null,null,null,0,null,null]],"timestamp":1609275898,
        "r":"N1","icao":"ac671b"}
        """;
    assertThat(read(behind).lines().getFirst()).startsWith("2020-12-29T21:04:59.500Z 16700000");
    assertThat(read(behind).aircraft().getFirst().registration()).isEqualTo("N1");
  }

  @Test
  void whatBreaksOffKeepsTheRowsBefore() {
    Read read = read(TRACE.substring(0, TRACE.length() - 60));
    assertThat(read.lines()).hasSize(2);
    assertThat(read.refusals().counts()).containsOnlyKeys("TRACE_TRUNCATED");
  }

  @Test
  void aBrokenRowCostsOneRow() {
    Read read = read(TRACE.replace("[8.96,16.795675", "[8.96,16..795675"));
    assertThat(read.lines()).hasSize(2);
    assertThat(read.refusals().counts()).containsExactly(Map.entry("TRACE_ROW", 1L));
  }

  @Test
  void placesBeyondThePolesAreRefused() {
    Read read = read(TRACE.replace("16.795675", "96.795675"));
    assertThat(read.lines()).hasSize(2);
    assertThat(read.refusals().counts()).containsExactly(Map.entry("POSITION_OUT_OF_RANGE", 1L));
  }

  @Test
  void aHeaderWithoutAddressIsRefused() {
    assertThat(read(TRACE.replace("ac671b", "nohex!")).refusals().counts())
        .containsOnlyKeys("TRACE_HEADER");
  }

  @Test
  void knowsATraceByItsContent() {
    assertThat(reader.recognises(TRACE.getBytes(StandardCharsets.UTF_8))).isTrue();
    assertThat(
            reader.recognises(
                "{\"now\":1738713600,\"aircraft\":[]}".getBytes(StandardCharsets.UTF_8)))
        .isFalse();
    assertThat(reader.recognises(new byte[0])).isFalse();
    assertThat(reader.recognises(TRACE.getBytes(StandardCharsets.UTF_16))).isFalse();
  }

  @Test
  void realTraceReadsAsTheTwinReadsIt() throws IOException {
    Path file = shared("traces/traffic_samples/trace_full_ac671b.json");
    byte[] document = Files.readAllBytes(file);
    Read read = read(document);
    assertThat(read.lines()).hasSize(2_500).isEqualTo(TraceTwin.read(document));
    assertThat(read.refusals().total()).isZero();
  }

  @Test
  void tracesAsReadsbPrintsThemReadAsTheTwinReadsThem() {
    compareWithTwin(false);
  }

  @Test
  void anyValidTraceReadsAsTheTwinReadsIt() {
    compareWithTwin(true);
  }

  private void compareWithTwin(boolean odd) {
    Seed seed = ReplayableSeed.next();
    RandomGenerator random = seed.random("traces");
    for (int i = 0; i < RANDOM_DOCUMENTS; i++) {
      byte[] document =
          new RandomTrace(random, odd).write(random.nextInt(40)).getBytes(StandardCharsets.UTF_8);
      assertThat(read(document).lines())
          .as(() -> ReplayableSeed.hint(seed) + "\n" + new String(document, StandardCharsets.UTF_8))
          .isEqualTo(TraceTwin.read(document));
    }
  }

  @Test
  void damagedBytesNeverFailAndCostOnlyWhatFollowsThem() {
    Seed seed = ReplayableSeed.next();
    RandomGenerator random = seed.random("damage");
    for (int i = 0; i < RANDOM_DOCUMENTS; i++) {
      byte[] whole = new RandomTrace(random, false).write(20).getBytes(StandardCharsets.UTF_8);
      byte[] damaged = whole.clone();
      int at = damage(damaged, random);
      String hint = ReplayableSeed.hint(seed) + " document " + i;
      List<String> lines = read(damaged).lines();
      List<String> before = read(Arrays.copyOf(whole, at)).lines();
      assertThat(lines.subList(0, Math.min(before.size(), lines.size())))
          .as(hint)
          .isEqualTo(before);
      if (isValid(damaged)) {
        assertThat(lines).as(hint).isEqualTo(TraceTwin.read(damaged));
      }
    }
  }

  private static int damage(byte[] document, RandomGenerator random) {
    int first = document.length;
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      int at = random.nextInt(document.length);
      document[at] =
          (byte)
              (random.nextBoolean()
                  ? "[]{}\",0.x\n\\".charAt(random.nextInt(11))
                  : random.nextInt());
      first = Math.min(first, at);
    }
    return first;
  }

  private static boolean isValid(byte[] document) {
    try {
      TraceTwin.read(document);
      return true;
    } catch (JacksonException | ArithmeticException _) {
      return false;
    }
  }

  @Test
  void cutAnywhereKeepsTheRowsBefore() {
    byte[] document = TRACE.getBytes(StandardCharsets.UTF_8);
    List<String> whole = read(TRACE).lines();
    for (int length = 0; length <= document.length; length++) {
      List<String> lines = read(Arrays.copyOf(document, length)).lines();
      int rows = TRACE.substring(0, length).split("\\.[09]\\]", -1).length - 1;
      assertThat(lines).as("cut at %d", length).hasSizeGreaterThanOrEqualTo(rows);
      assertThat(lines).isEqualTo(whole.subList(0, lines.size()));
    }
  }

  private static Path shared(String name) {
    Path file = Path.of(System.getProperty("contadora.shared", "")).resolve(name);
    assumeTrue(Files.exists(file), "shared data missing: " + file);
    return file;
  }
}
