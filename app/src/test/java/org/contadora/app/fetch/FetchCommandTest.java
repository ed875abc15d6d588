package org.contadora.app.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.contadora.app.Wiring;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void partOfTheReferenceMissingIsPartial() throws IOException {
    try (PublisherServer server = new PublisherServer()) {
      Path table = folder.resolve("publishers.csv");
      Files.writeString(
          table,
          """
          name,kind,valid_from,valid_to,what,url,builds,parts,file,licence,source
          airports,file,,,Airports,%1$s/airports.csv,,,airports.csv,none,here
          runways,file,,,Runways,%1$s/runways.csv,,,runways.csv,none,here
          """
              .formatted(server.url("")));
      server.put("/airports.csv", "ident\n".getBytes(StandardCharsets.UTF_8));
      int exitCode =
          run(
              "fetch",
              "reference",
              "--publishers",
              table.toString(),
              "--cache",
              folder.resolve("cache").toString(),
              "--reference",
              folder.resolve("reference").toString());
      assertThat(exitCode).isEqualTo(ExitCode.PARTIAL);
      assertThat(out.toString())
          .contains("brought   airports (6 bytes)")
          .contains("failed    runways: ");
      assertThat(folder.resolve("reference/airports.csv")).hasContent("ident");
    }
  }

  @Test
  void dryRunNamesTheShippedPublishers() {
    int exitCode =
        run(
            "fetch",
            "positions",
            "A835D1",
            "--from",
            "2025-05-18",
            "--dry-run",
            "--out",
            path("h"));
    assertThat(exitCode).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .isEqualToNormalizingNewlines(
            "planned   a835d1 2025-05-18: https://github.com/adsblol/globe_history_2025/releases/"
                + "download/v2025.05.18-planes-readsb-prod-0/v2025.05.18-planes-readsb-prod-0.tar\n");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void wrongAircraftOrDaysAreUsageErrors() {
    assertThat(run("fetch", "positions", "N628VA", "--from", "2025-05-18", "--dry-run"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("The aircraft (N628VA) must be").contains("Maybe");
    assertThat(run("fetch", "positions", "a835d1", "--from", "2025-05-18", "--to", "2025-05-17"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(run("fetch", "positions", "a835d1", "--from", "2099-05-18", "--dry-run"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("The last day (2099-05-18) must not be after today");
    for (String day : List.of("18.5.2025", "+12345-05-18", "2025-02-30")) {
      assertThat(run("fetch", "positions", "a835d1", "--from", day, "--dry-run"))
          .isEqualTo(ExitCode.USAGE);
      assertThat(err.toString()).contains("The day (" + day + ") must be one of the calendar");
    }
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private int run(String... args) {
    Terminal terminal =
        new Terminal(
            InputStream.nullInputStream(),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            false);
    return new Wiring(Map.of("HOME", folder.toString()), terminal, Locale.ENGLISH).run(args);
  }
}
