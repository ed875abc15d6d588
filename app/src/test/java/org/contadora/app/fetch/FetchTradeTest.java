package org.contadora.app.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.contadora.app.Wiring;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Terminal;
import org.contadora.exposure.store.TradeStore;
import org.contadora.exposure.trade.TradeSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Trade data from a server on this machine that answers as CEPII and the World Bank do.
final class FetchTradeTest {
  @TempDir private Path folder;
  private PublisherServer server;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  @BeforeEach
  void start() throws IOException {
    server = new PublisherServer();
    server.breaksOffOnceKeptIn(folder.resolve("cache"));
    Files.writeString(
        folder.resolve("publishers.csv"),
        """
        name,kind,valid_from,valid_to,what,url,builds,parts,file,licence,source
        airports,file,,,Airports,%1$s/airports.csv,,,airports.csv,none,here
        baci,trade,,,World trade,%1$s/BACI_HS22_V202501.zip,,,BACI_HS22_V202501.zip,none,here
        gdp,trade,,,Products,%1$s/v2/en/indicator/NY.GDP.MKTP.CD?downloadformat=csv,,,gdp.zip,none,here
        """
            .formatted(server.url("")));
    server.put("/v2/en/indicator/NY.GDP.MKTP.CD", zip(worldBank()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void tradeIsBroughtGoesOnWhereItBrokeOffAndCanBeLoaded() throws IOException {
    byte[] baci = zip(baci());
    server.put("/BACI_HS22_V202501.zip", baci);
    server.nextAnswers(503, "1");
    server.nextBreaksOffAfter(baci.length / 2);
    assertThat(fetch()).as(err.toString()).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .contains("brought   baci (%d bytes)".formatted(baci.length))
        .contains("brought   gdp");
    assertThat(server.requests())
        .anyMatch(request -> request.contains("zip bytes=%d-".formatted(baci.length / 2)));
    assertThat(server.requests()).noneMatch(request -> request.contains("airports"));
    assertThat(fetch()).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("kept      baci").contains("kept      gdp");
    String store = folder.resolve("trade.duckdb").toString();
    assertThat(run("exposure", "load", folder.resolve("trade").toString(), "--store", store))
        .as(err.toString())
        .isEqualTo(ExitCode.OK);
    try (TradeStore loaded = TradeStore.open(Path.of(store), 1)) {
      assertThat(loaded.newest("USA")).contains(new TradeStore.SourceYear(TradeSource.BACI, 2023));
      assertThat(loaded.gdp()).containsOnlyKeys("COL", "USA").containsEntry("COL", 366e9);
    }
  }

  @Test
  void textThatSaysSorryIsNotTakenForAnArchive() throws IOException {
    server.put("/BACI_HS22_V202501.zip", "Site en maintenance".getBytes(StandardCharsets.UTF_8));
    assertThat(fetch()).isEqualTo(ExitCode.PARTIAL);
    assertThat(out.toString())
        .contains("failed    baci")
        .contains("is no archive")
        .contains("Maybe");
    assertThat(folder.resolve("trade/BACI_HS22_V202501.zip")).doesNotExist();
    server.put("/BACI_HS22_V202501.zip", zip(baci()));
    assertThat(fetch()).isEqualTo(ExitCode.OK);
  }

  @Test
  void publisherWithoutTheFileLeavesTheOther() throws IOException {
    assertThat(fetch()).isEqualTo(ExitCode.PARTIAL);
    assertThat(out.toString()).contains("failed    baci").contains("brought   gdp");
  }

  @Test
  void dryRunNamesTheShippedPublishers() {
    assertThat(run("fetch", "trade", "--dry-run", "--out", folder.resolve("t").toString()))
        .isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("https://www.cepii.fr/").contains("api.worldbank.org");
    assertThat(folder.resolve("t")).doesNotExist();
  }

  private int fetch() {
    return run(
        "fetch",
        "trade",
        "--publishers",
        folder.resolve("publishers.csv").toString(),
        "--cache",
        folder.resolve("cache").toString(),
        "--out",
        folder.resolve("trade").toString());
  }

  private int run(String... args) {
    out = new StringWriter();
    err = new StringWriter();
    Terminal terminal =
        new Terminal(
            InputStream.nullInputStream(),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            false);
    return new Wiring(Map.of("HOME", folder.toString()), terminal, Locale.ENGLISH).run(args);
  }

  /// The archive as CEPII packs it: years, tables of codes, a text.
  private static Map<String, String> baci() {
    StringBuilder year = new StringBuilder("t,i,j,k,v,q\n");
    Random random = new Random(5);
    for (int i = 0; i < 4_000; i++) {
      year.append(
          "2023,170,842,%06d,%d.%03d,NA\n".formatted(10_001 + i, i + 1, random.nextInt(1000)));
    }
    Map<String, String> files = new LinkedHashMap<>();
    files.put("BACI_HS22_Y2022_V202501.csv", year.toString().replace("2023,", "2022,"));
    files.put("BACI_HS22_Y2023_V202501.csv", year.toString());
    files.put(
        "country_codes_V202501.csv",
        "country_code,country_name,country_iso2,country_iso3\n170,Colombia,CO,COL\n842,USA,US,USA\n");
    files.put("product_codes_HS22_V202501.csv", "code,description\n060311,Roses\n");
    files.put("Readme.txt", "Dataset: BACI\n");
    return files;
  }

  /// As the World Bank packs an indicator: four lines above the header, a comma behind each row.
  private static Map<String, String> worldBank() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "API_NY.GDP.MKTP.CD_DS2_en_csv_v2_1.csv",
        """
        \ufeff"Data Source","World Development Indicators",

        "Last Updated Date","2026-07-01",

        "Country Name","Country Code","Indicator Name","Indicator Code","2022","2023","2024",
        "Colombia","COL","GDP (current US$)","NY.GDP.MKTP.CD","345000000000","366000000000","",
        "United States","USA","GDP (current US$)","NY.GDP.MKTP.CD","26000000000000","27700000000000","",
        "World","WLD","GDP (current US$)","NY.GDP.MKTP.CD","100000000000000","","",
        """);
    files.put(
        "Metadata_Country_API_NY.GDP.MKTP.CD_DS2_en_csv_v2_1.csv",
        "\"Country Code\",\"Region\",\"IncomeGroup\",\"SpecialNotes\",\"TableName\",\n");
    return files;
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
