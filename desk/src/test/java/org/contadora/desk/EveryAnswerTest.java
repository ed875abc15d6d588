package org.contadora.desk;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.contadora.desk.Operations.Operation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Everything that can be had with GET, walked from the API's own document, on a desk whose flights
/// and claims hold script and formulas.
final class EveryAnswerTest {
  private static final String API = "/api/v1";
  private static final String SCRIPT = "<script>alert(1)</script>";

  /// A stream that never ends has no version and is not packed.
  private static final String STREAM = "/events";

  /// These tell the time, so that no answer is like the one before.
  private static final Set<String> TELL_THE_TIME = Set.of("/live");

  /// There is none of these on this desk.
  private static final Set<String> ABSENT =
      Set.of(
          "/live/aircraft/{key}",
          "/threats/{id}",
          "/reception/{id}",
          "/reception/{id}/names",
          "/reception/{id}/board",
          "/reception/{id}/people/{key}");

  /// Shorter answers grow when they are packed (Javalin packs from here on).
  private static final int WORTH_PACKING = 1_500;

  /// What a spreadsheet takes for the beginning of a formula.
  private static final String FORMULA = "=+-@\t\r";

  @TempDir private static Path data;
  @TempDir private static Path inputs;
  private static RunningDesk desk;
  private static Map<String, String> names = Map.of();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    StringBuilder records =
        new StringBuilder(
            "leg_id,icao24,registration,callsign,departure_airport,departure_basis,departure_time,arrival_airport,arrival_basis,arrival_time\n");
    int number = 0;
    for (String text :
        List.of(
            "=1+1", "+441", "-1+1", "@SUM(A1)", SCRIPT, "]]>&quot;", "\tTAB", "=cmd|' /C'!A0")) {
      records.append(
          "\"%s-%d\",a2bd7%d,\"%s\",\"%s\",KAEX,recorded,2026-03-02T10:00:00Z,MGGT,recorded,2026-03-02T13:00:00Z\n"
              .formatted(text, number, number++, text, text));
    }
    Files.writeString(inputs.resolve("records.csv"), records);
    desk =
        RunningDesk.start(
            new DeskSettings("127.0.0.1", 0, data, null, List.of(inputs)),
            (_, _) -> {
              throw new IOException("no sample here");
            });
    JsonNode job =
        desk.job(
            "{\"kind\":\"files\",\"paths\":[\"%s\"]}".formatted(inputs.resolve("records.csv")));
    assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("done");
    String legId = desk.json(API + "/flights").path("flights").path(0).path("leg_id").asString();
    post(
        "/flights/" + coded(legId) + "/decisions",
        "{\"verdict\":\"confirmed\",\"reason\":\"=1+1\"}");
    String claims =
        "event,source,text\\n2026-03-02,=1+1,\\\"" + SCRIPT + "\\\"\\n2026-03-02,@SUM,=1+1\\n";
    post(
        "/chronology/claims",
        "{\"csv\":\"%s\",\"mapping\":{\"name\":\"m\",\"columns\":{\"event\":\"event\",\"source\":\"source\",\"text\":\"text\"}}}"
            .formatted(claims));
    post("/views", "{\"name\":\"mine\",\"query\":\"\"}");
    JsonNode capture = desk.json(API + "/ledger/entries?kind=capture").path("entries").path(0);
    names =
        Map.of(
            "leg_id", coded(legId),
            "index", capture.path("index").asString(),
            "sha256", capture.path("says").path("sha256").asString(),
            "month", "2026-03",
            "name", "mine",
            "id", job.path("id").asString());
  }

  private static void post(String path, String body) throws Exception {
    desk.session();
    HttpResponse<String> answer = desk.post(API + path, body);
    assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isBetween(200, 299);
  }

  private static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @AfterAll
  static void stop() {
    CLIENT.close();
    desk.close();
  }

  private static List<Operation> gets() throws Exception {
    return Operations.of(desk.get(API + "/openapi.yaml").body()).stream()
        .filter(operation -> operation.method().equals("GET"))
        .filter(operation -> !operation.path().equals(STREAM))
        .filter(operation -> !ABSENT.contains(operation.path()))
        .toList();
  }

  private static String address(Operation operation) {
    String address = API + operation.path();
    for (Map.Entry<String, String> name : names.entrySet()) {
      address = address.replace("{" + name.getKey() + "}", name.getValue());
    }
    return operation.path().equals("/exports/report.zip") ? address + "?month=2026-03" : address;
  }

  private static HttpResponse<byte[]> get(String address, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(desk.address("") + address));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<byte[]> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void everyAnswerHasAVersionAndIsNotSentTwice() throws Exception {
    List<Operation> gets = gets();
    assertThat(gets).hasSizeGreaterThan(35);
    for (Operation operation : gets) {
      HttpResponse<byte[]> first = get(address(operation));
      assertThat(first.statusCode())
          .as("%s: %s", operation.path(), new String(first.body(), StandardCharsets.UTF_8))
          .isEqualTo(200);
      String tag = header(first, "ETag");
      assertThat(tag).as(operation.path()).matches("(W/)?\"[^\"]+\"");
      if (TELL_THE_TIME.contains(operation.path())) {
        continue;
      }
      HttpResponse<byte[]> again = get(address(operation), "If-None-Match", tag);
      assertThat(again.statusCode()).as(operation.path()).isEqualTo(304);
      assertThat(again.body()).as(operation.path()).isEmpty();
      assertThat(get(address(operation), "If-None-Match", "W/\"other\"").statusCode())
          .as(operation.path())
          .isEqualTo(200);
    }
  }

  @Test
  void everyLongAnswerIsPacked() throws Exception {
    int packed = 0;
    for (Operation operation : gets()) {
      HttpResponse<byte[]> plain = get(address(operation));
      HttpResponse<byte[]> answer = get(address(operation), "Accept-Encoding", "gzip");
      boolean gzip = header(answer, "Content-Encoding").equals("gzip");
      if (plain.body().length >= WORTH_PACKING && !isArchive(plain)) {
        assertThat(gzip).as("%s: %d", operation.path(), plain.body().length).isTrue();
      }
      if (gzip && !TELL_THE_TIME.contains(operation.path())) {
        packed++;
        assertThat(new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes())
            .as(operation.path())
            .isEqualTo(plain.body());
        String tag = header(answer, "ETag");
        assertThat(
                get(address(operation), "Accept-Encoding", "gzip", "If-None-Match", tag)
                    .statusCode())
            .as(operation.path())
            .isEqualTo(304);
      }
    }
    assertThat(packed).isGreaterThan(5);
  }

  /// XLSX and ZIP are archives, and Parquet packs its pages itself.
  private static boolean isArchive(HttpResponse<byte[]> answer) {
    String type = header(answer, "Content-Type");
    return type.contains("zip") || type.contains("spreadsheetml") || type.contains("parquet");
  }

  @Test
  void noAnswerIsAPageOrHoldsScriptThatRuns() throws Exception {
    for (Operation operation : gets()) {
      HttpResponse<byte[]> answer = get(address(operation));
      String type = header(answer, "Content-Type");
      assertThat(type).as(operation.path()).isNotEmpty().doesNotContain("html");
      assertThat(header(answer, "X-Content-Type-Options"))
          .as(operation.path())
          .isEqualTo("nosniff");
      String text = new String(answer.body(), StandardCharsets.UTF_8);
      if (type.contains("json")) {
        assertThat(JsonMapper.shared().readTree(text)).as(operation.path()).isNotNull();
      } else if (type.contains("xml") && !isArchive(answer)) {
        requireNoScript(answer.body(), operation.path());
      }
    }
  }

  private static void requireNoScript(byte[] xml, String path) throws Exception {
    var document =
        DocumentBuilderFactory.newDefaultNSInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml));
    assertThat(document.getElementsByTagNameNS("*", "script").getLength()).as(path).isZero();
  }

  @Test
  void noCellOfAnyExportIsAFormula() throws Exception {
    int tables = 0;
    for (Operation operation : gets()) {
      if (!operation.path().startsWith("/exports/")) {
        continue;
      }
      HttpResponse<byte[]> answer = get(address(operation));
      String path = operation.path();
      if (path.endsWith(".csv")) {
        tables++;
        requireNoFormula(new String(answer.body(), StandardCharsets.UTF_8), path);
      } else if (path.endsWith(".xlsx")) {
        tables++;
        requireCellsAreValues(answer.body());
      } else if (path.endsWith(".zip")) {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
          for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
            if (entry.getName().endsWith(".csv")) {
              tables++;
              requireNoFormula(text, entry.getName());
            }
          }
        }
      }
    }
    assertThat(tables).isGreaterThan(10);
    String flights = new String(get(API + "/exports/flights.csv").body(), StandardCharsets.UTF_8);
    assertThat(flights).contains("'=1+1").contains("'@SUM(A1)").contains("'+441");
  }

  private static void requireNoFormula(String csv, String name) throws IOException {
    try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(csv)) {
      for (CsvRecord row : rows) {
        for (String cell : row.getFields()) {
          boolean number = cell.matches("-?\\d+(\\.\\d+)?");
          assertThat(!cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 && !number)
              .as("%s: (%s)", name, cell)
              .isFalse();
        }
      }
    }
  }

  private static void requireCellsAreValues(byte[] workbook) throws IOException {
    // Read from its directory at the end, as spreadsheets do.
    Path file = Files.write(inputs.resolve("flights.xlsx"), workbook);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text).as(entry.getName()).doesNotContain("<f>").doesNotContain("<script>");
      }
    }
  }
}
