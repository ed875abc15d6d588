package org.contadora.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the command makes of inputs that are large for the memory it was given; in a Java of its
/// own.
final class MemoryTest {
  private static final int DOCUMENTS = 3;

  /// Rows of a document: some 65 MB, twenty times a busy day of an aircraft.
  private static final int ROWS = 1_100_000;

  /// To and fro between 10 and 20 degrees, ten thousand seconds each way.
  private static final String[] LAT =
      IntStream.range(0, 20_000)
          .map(i -> 10_000 + Math.min(i, 20_000 - i))
          .mapToObj(thousandths -> "%d.%03d000".formatted(thousandths / 1000, thousandths % 1000))
          .toArray(String[]::new);

  @TempDir private static Path folder;

  private record Ran(int exitCode, String said) {}

  @BeforeAll
  static void write() throws IOException {
    for (int n = 0; n < DOCUMENTS; n++) {
      Path document =
          Files.createDirectories(folder.resolve("in")).resolve("trace-" + n + ".json.gz");
      try (Writer out =
          new OutputStreamWriter(
              new GZIPOutputStream(Files.newOutputStream(document), 1 << 16),
              StandardCharsets.US_ASCII)) {
        out.write("{\"icao\":\"a1b2c%d\",\"timestamp\":1738713600,\"trace\":[".formatted(n));
        for (int i = 0; i < ROWS; i++) {
          out.write(i == 0 ? "" : ",\n");
          out.write(
              "[" + i + ".0," + LAT[i % LAT.length] + ",-91.500000,35000,430.0,10.0,0,0,null]");
        }
        out.write("]}");
      }
    }
  }

  @Test
  void longTracesAreReadOneAfterTheOther() throws Exception {
    Ran ran = legs("-Xmx300m");
    assertThat(ran.exitCode()).as(ran.said()).isZero();
    try (var lines = Files.lines(folder.resolve("legs.csv"))) {
      assertThat(lines.filter(line -> line.startsWith("a1b2c"))).hasSize(DOCUMENTS);
    }
  }

  @Test
  void tooLittleMemoryIsSaidWithWhatHelps() throws Exception {
    Ran ran = legs("-Xmx48m");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.said())
        .contains("The memory that Java was given (48 MB) does not suffice.")
        .contains("Maybe give it more: CONTADORA_JAVA_OPTIONS=-Xmx1g");
  }

  private static Ran legs(String heap) throws IOException, InterruptedException {
    Path said = folder.resolve("said" + heap + ".txt");
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    heap,
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "org.contadora.app.Main",
                    "flights",
                    "legs",
                    folder.resolve("in").toString(),
                    "--out",
                    folder.resolve("legs.csv").toString()))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    int exitCode = process.waitFor();
    return new Ran(exitCode, Files.readString(said));
  }
}
