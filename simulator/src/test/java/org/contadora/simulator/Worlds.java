package org.contadora.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.contadora.core.Seed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Makes small worlds for the tests and reads them back with other people's readers.
final class Worlds {
  static final Seed SEED = Seed.parse(seedText());
  static final LocalDate JUNE_2025 = LocalDate.of(2025, 6, 3);

  private Worlds() {}

  private static String seedText() {
    String given = System.getProperty("contadora.seed", "");
    return given.isEmpty() ? "20250603" : given;
  }

  static SimulationOptions small() {
    return SimulationOptions.of(SEED, JUNE_2025, SimulationOptions.Size.SMALL).withThreads(2);
  }

  static SimulationResult write(SimulationOptions options, Path directory) {
    try {
      return new Simulator(options).write(directory, SimulationProgress.NONE);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// The traces of an archive by member name, read by commons-compress and Jackson.
  static Map<String, JsonNode> traces(Path archive) throws IOException {
    var mapper = new ObjectMapper();
    var traces = new HashMap<String, JsonNode>();
    try (InputStream file = Files.newInputStream(archive);
        var tar = new TarArchiveInputStream(file)) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        byte[] json = new GZIPInputStream(tar).readAllBytes();
        traces.put(entry.getName(), mapper.readTree(new String(json, StandardCharsets.US_ASCII)));
      }
    }
    return traces;
  }

  /// A row of a truth file.
  record Row(Map<String, String> cells) {
    String get(String column) {
      return cells.getOrDefault(column, "no column " + column);
    }
  }

  /// All rows of a truth file.
  static List<Row> rows(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    String[] header = lines.getFirst().split(",", -1);
    var rows = new ArrayList<Row>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      var row = new HashMap<String, String>();
      for (int i = 0; i < header.length; i++) {
        row.put(header[i], cells[i]);
      }
      rows.add(new Row(row));
    }
    return rows;
  }
}
