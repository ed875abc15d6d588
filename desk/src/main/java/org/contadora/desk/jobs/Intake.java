package org.contadora.desk.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.contadora.desk.legs.Board;
import org.contadora.flights.Flights;
import org.contadora.flights.FlightsRun;
import org.contadora.flights.tracks.Tracks;

/// Brings flights onto the board: inputs through the engine, judged, with what the engine found.
public final class Intake {
  private final Flights engine;
  private final Board board;
  private final Sample sample;
  private final Path folder;

  /// @param sample makes the simulated flights
  /// @param folder where the sample is written while it is read
  public Intake(Flights engine, Board board, Sample sample, Path folder) {
    this.engine = engine;
    this.board = board;
    this.sample = sample;
    this.folder = folder;
  }

  /// Work that fills the board with the simulated sample.
  public Work sample() {
    return progress -> {
      Files.createDirectories(folder);
      Path world = Files.createTempDirectory(folder, "sample-");
      try {
        feed(sample.write(world, progress), /* simulated= */ true, progress);
      } finally {
        delete(world);
      }
    };
  }

  /// Work that brings what lies in files onto the board.
  public Work files(List<String> inputs) {
    return progress -> feed(inputs, /* simulated= */ false, progress);
  }

  private void feed(List<String> inputs, boolean simulated, JobProgress progress)
      throws IOException {
    progress.at("reading", 0, 0);
    try (FlightsRun run =
        engine.read(
            inputs,
            InputStream.nullInputStream(),
            Tracks.CheckSums.LEFT_OUT,
            (done, total, _) -> progress.at("reading", done, total))) {
      if (run.inputs().stream().allMatch(input -> input.formats().isEmpty())) {
        throw new IOException(
            "None of the inputs (%d) holds positions or flight records that are known."
                .formatted(inputs.size()));
      }
      long legs = run.legs();
      board.<IOException>feed(
          simulated,
          feed -> {
            long[] done = {0};
            run.judge((findings, gaps) -> {
              feed.add(findings, gaps);
              done[0] += findings.size();
              progress.at("judging", Math.min(done[0], legs), legs);
            });
            feed.coverage(run.coverage());
            feed.hours(run.coverageHours());
          });
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
