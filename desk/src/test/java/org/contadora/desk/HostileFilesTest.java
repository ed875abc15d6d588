package org.contadora.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.contadora.desk.Operations.Operation;
import org.contadora.desk.live.Live;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Files, lines and bodies that are made to do harm: each costs a message, and what is good beside
/// them is taken.
final class HostileFilesTest {
  private static final String API = "/api/v1";
  private static final String HEADER =
      "leg_id,icao24,registration,callsign,departure_airport,departure_basis,departure_time,arrival_airport,arrival_basis,arrival_time\n";

  /// More than any line that a publisher writes.
  private static final int LONG_LINE = 10_000_000;

  private static final int LONG_BODY = 1_000_000_000;

  @TempDir private Path home;
  private Path data;
  private Path inputs;
  private Path secrets;
  private RunningDesk desk;

  @BeforeEach
  void start() throws Exception {
    data = Files.createDirectory(home.resolve("data"));
    inputs = Files.createDirectory(home.resolve("inputs"));
    secrets = Files.createDirectory(home.resolve("secrets"));
    Files.writeString(secrets.resolve("secret.csv"), records("secret-leg", "a2bd99"));
    Files.writeString(inputs.resolve("good.csv"), records("good-leg", "a2bd72"));
    desk = RunningDesk.start(new DeskSettings("127.0.0.1", 0, data, null, List.of(inputs)));
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  private static String records(String legId, String address) {
    return HEADER + row(legId, address);
  }

  private static String row(String legId, String address) {
    return "%s,%s,N1,X1,KAEX,recorded,2026-03-02T10:00:00Z,MGGT,recorded,2026-03-02T13:00:00Z\n"
        .formatted(legId, address);
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return bytes.toByteArray();
  }

  /// Brings in files of the folder; returns what became of it.
  private JsonNode bringIn(String... names) throws Exception {
    String paths =
        String.join(",", Stream.of(names).map(name -> "\"" + inputs.resolve(name) + "\"").toList());
    return desk.job("{\"kind\":\"files\",\"paths\":[%s]}".formatted(paths));
  }

  private List<String> legs() throws Exception {
    List<String> legs = new ArrayList<>();
    desk.json(API + "/flights?limit=100")
        .path("flights")
        .forEach(flight -> legs.add(flight.path("leg_id").asString()));
    return legs;
  }

  private List<Path> filesNamed(String part) throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(file -> file.toString().contains(part)).toList();
    }
  }

  @Test
  void namesInAnArchiveLeadNowhere() throws Exception {
    Path elsewhere = secrets.resolve("evil.csv").toAbsolutePath();
    var bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      int number = 0;
      for (String name :
          List.of("../../evil.csv", elsewhere.toString(), "C:\\evil.csv", "a/../../evil.csv")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(records("trick-" + number, "a2bd8" + number++).getBytes(StandardCharsets.UTF_8));
      }
    }
    Files.write(inputs.resolve("tricks.zip"), bytes.toByteArray());
    try (var tar = new TarArchiveOutputStream(Files.newOutputStream(inputs.resolve("links.tar")))) {
      for (byte kind : new byte[] {TarConstants.LF_SYMLINK, TarConstants.LF_LINK}) {
        var link = new TarArchiveEntry("link-" + kind + ".csv", kind);
        link.setLinkName(secrets.resolve("secret.csv").toString());
        tar.putArchiveEntry(link);
        tar.closeArchiveEntry();
      }
    }
    JsonNode job = bringIn("tricks.zip", "links.tar", "good.csv");
    assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("done");
    assertThat(legs())
        .containsExactlyInAnyOrder("good-leg", "trick-0", "trick-1", "trick-2", "trick-3");
    assertThat(filesNamed("evil")).isEmpty();
    assertThat(elsewhere).doesNotExist();
  }

  @Test
  void archivesThatUnpackToMuchMoreAreGivenUp() throws Exception {
    byte[] bomb = zip("positions.csv", new byte[200_000_000]);
    assertThat(bomb.length).isLessThan(400_000);
    Files.write(inputs.resolve("bomb.zip"), bomb);
    byte[] nested = records("deep-leg", "a2bd90").getBytes(StandardCharsets.UTF_8);
    for (int depth = 0; depth < 40; depth++) {
      nested = zip("inner" + depth + ".zip", nested);
    }
    Files.write(inputs.resolve("nested.zip"), nested);
    JsonNode job = bringIn("bomb.zip", "nested.zip", "good.csv");
    assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("done");
    assertThat(legs()).containsExactly("good-leg");
    // The bytes are kept as they came, not as what they would become.
    try (Stream<Path> all = Files.walk(data)) {
      long bytes = 0;
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      assertThat(bytes).isLessThan(20_000_000);
    }
    JsonNode alone = bringIn("bomb.zip");
    assertThat(alone.path("state").asString()).isEqualTo("failed");
    assertThat(alone.path("message").asString()).contains("None of the inputs");
  }

  @Test
  void endlessLineInAFileCostsThatLine() throws Exception {
    String line = "x".repeat(LONG_LINE);
    Files.writeString(
        inputs.resolve("long.csv"),
        records("first-leg", "a2bd73") + line + "\n" + row("last-leg", "a2bd74"));
    JsonNode job = bringIn("long.csv", "good.csv");
    assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("done");
    assertThat(legs()).containsExactlyInAnyOrder("good-leg", "first-leg", "last-leg");
  }

  @Test
  void endlessLineInATableOfClaimsIsRefused() throws Exception {
    desk.session();
    String mapping =
        "{\"name\":\"m\",\"columns\":{\"event\":\"event\",\"source\":\"source\",\"text\":\"text\"}}";
    for (int length : new int[] {900_000, LONG_LINE}) {
      String csv = "event,source,text\\n2026-03-02,somebody," + "x".repeat(length);
      HttpResponse<String> answer =
          desk.post(
              API + "/chronology/preview",
              "{\"csv\":\"%s\",\"mapping\":%s}".formatted(csv, mapping));
      assertThat(answer.statusCode()).as("%d: %s", length, answer.body()).isIn(200, 400, 413);
      assertThat(answer.statusCode() == 413).isEqualTo(length == LONG_LINE);
    }
  }

  /// A receiver that sends a line of ten million characters, then a position.
  private static void send(ServerSocket server, Instant time) throws IOException {
    var when =
        DateTimeFormatter.ofPattern("yyyy/MM/dd,HH:mm:ss.SSS")
            .format(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
    try (Socket line = server.accept();
        OutputStream out = line.getOutputStream()) {
      byte[] part = new byte[LONG_LINE / 100];
      Arrays.fill(part, (byte) 'M');
      for (int i = 0; i < 100; i++) {
        out.write(part);
      }
      out.write('\n');
      out.write(
          "MSG,3,1,1,A1B2C3,1,%s,%s,TYSON77,12000,,,31.3270,-92.5490,,,0,0,0,0\n"
              .formatted(when, when)
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      // Open until the desk hangs up.
      line.getInputStream().readAllBytes();
    }
  }

  @Test
  void endlessLineOfAReceiverCostsThatLine() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread sending =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  send(server, Instant.now());
                } catch (IOException _) {
                  // The desk hung up.
                }
              });
      desk.session();
      HttpResponse<String> set =
          desk.post(
              API + "/live/feeds",
              "{\"name\":\"tower\",\"kind\":\"sbs\",\"host\":\"127.0.0.1\",\"port\":\"%d\"}"
                  .formatted(server.getLocalPort()));
      assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
      Instant end = Instant.now().plus(Duration.ofMinutes(1));
      JsonNode feed = desk.json(API + "/live").path("feeds").path(0);
      while (feed.path("positions").asLong() == 0 && Instant.now().isBefore(end)) {
        Thread.sleep(20);
        feed = desk.json(API + "/live").path("feeds").path(0);
      }
      assertThat(feed.path("positions").asLong()).as(feed.toString()).isEqualTo(1);
      assertThat(feed.path("refused").valueStream().mapToLong(JsonNode::asLong).sum())
          .as(feed.toString())
          .isEqualTo(1);
      assertThat(desk.delete(API + "/live/feeds/tower").statusCode()).isEqualTo(200);
      sending.join();
    }
    assertThat(Files.exists(data.resolve(Live.FEED_FILE))).isFalse();
  }

  @Test
  void gigabyteIsRefusedByItsLengthBeforeItIsSent() throws Exception {
    List<Operation> changing =
        Operations.of(desk.get(API + "/openapi.yaml").body()).stream()
            .filter(operation -> operation.method().equals("POST"))
            .toList();
    assertThat(changing).hasSizeGreaterThan(10);
    for (Operation operation : changing) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), desk.port())) {
        socket.setSoTimeout(20_000);
        socket
            .getOutputStream()
            .write(
                "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n{"
                    .formatted(operation.address(), LONG_BODY)
                    .getBytes(StandardCharsets.US_ASCII));
        assertThat(statusLine(socket.getInputStream())).as(operation.toString()).contains(" 413 ");
      }
    }
  }

  /// Who sends everything before it reads anything must find the answer, not a connection reset.
  @Test
  void whoSendsTooMuchReadsWhyItWasRefused() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), desk.port())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          "POST %s/chronology/preview HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
              .formatted(API, LONG_LINE)
              .getBytes(StandardCharsets.US_ASCII));
      byte[] part = new byte[LONG_LINE / 100];
      for (int i = 0; i < 100; i++) {
        out.write(part);
      }
      assertThat(statusLine(socket.getInputStream())).contains(" 413 ");
    }
  }

  private static String statusLine(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\r'; b = in.read()) {
      line.write(b);
    }
    return line.toString(StandardCharsets.US_ASCII);
  }
}
