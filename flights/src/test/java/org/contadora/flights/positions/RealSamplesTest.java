package org.contadora.flights.positions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every real sample is recognised by exactly one reader and read to its last row. The counts are
/// those of the files themselves, counted with other tools.
class RealSamplesTest {
  @ParameterizedTest
  @CsvSource({
    "traffic_samples/trace_full_ac671b.json,                       readsb-trace, 2500, 0",
    "traffic_samples/guatemala.json.gz,                            traffic-json, 1855, 0",
    "traffic_samples/inflight_refuelling.json.gz,                  traffic-json, 10396, 1",
    "traffic_samples/rs1090_tutorial.jsonl.gz,                     mode-s-jsonl, 13465, 0",
    "stiles_flight_tracer/ae4af6_20250204-20250206_points.csv,     points-csv,   3473, 0",
    "stiles_flight_tracer/raw_A11F59_2025-02-07_2025-02-08.csv,    points-csv,   7889, 0",
    "stiles_flight_tracer/flight_traces_ac308f_20250208.csv,       points-csv,   1567, 0",
    "jonnealon_hub_snapshots/ice_hub_opensky_subset_2026.csv,      points-csv,   168, 0",
    "adsb_investigator/n703kw_20260825-27_extract.csv,             points-csv,   16, 4"
  })
  void sampleIsReadToItsLastRow(String file, String format, int positions, int refused)
      throws IOException {
    ReadDocument read = ReadDocument.of(bytes(file), file);
    assertThat(read.format()).isEqualTo(format);
    assertThat(read.refused().total()).as(read.refused().examples().toString()).isEqualTo(refused);
    assertThat(read.positions()).hasSize(positions);
  }

  @ParameterizedTest
  @CsvSource({
    "traffic_samples/noisy_ground.json.gz,  924",
    "traffic_samples/noisy_landing.json.gz, 848",
    "traffic_samples/noisy_takeoff.json.gz, 730"
  })
  void rowsThatRepeatAPositionAreLeftOut(String file, int rows) throws IOException {
    ReadDocument read = ReadDocument.of(bytes(file), file);
    assertThat(read.format()).isEqualTo("traffic-json");
    assertThat(read.refused().counts()).isEqualTo(Map.of());
    assertThat(read.positions()).hasSizeBetween(rows / 4, rows - 1).doesNotHaveDuplicates();
  }

  private static byte[] bytes(String file) throws IOException {
    Path path = Path.of(System.getProperty("contadora.shared", "../shared/data"), "traces", file);
    assumeTrue(Files.exists(path), "shared data missing: " + path);
    try (InputStream in = Files.newInputStream(path)) {
      return file.endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
    }
  }
}
