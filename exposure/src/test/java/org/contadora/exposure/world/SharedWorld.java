package org.contadora.exposure.world;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.contadora.core.Refusals;
import org.jspecify.annotations.Nullable;

/// The real world of 194 countries and the published tables, where the shared data are there.
public final class SharedWorld {
  private static @Nullable World read;

  private SharedWorld() {}

  /// The world, read once.
  public static synchronized World world() {
    Path folder = file(".");
    World world = read;
    if (world == null) {
      world = WorldFiles.read(folder, new Refusals());
      read = world;
    }
    return world;
  }

  /// The rows of a table.
  public static List<NamedCsvRecord> rows(String name) throws IOException {
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file(name))) {
      return csv.stream().toList();
    }
  }

  /// A file of the shared trade data; the test is skipped where it is missing.
  public static Path file(String name) {
    Path path = Path.of(System.getProperty("contadora.shared", "../../shared/data"), "trade", name);
    assumeTrue(Files.exists(path), "shared data missing: " + path);
    return path;
  }
}
