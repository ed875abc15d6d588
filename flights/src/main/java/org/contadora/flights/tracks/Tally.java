package org.contadora.flights.tracks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.contadora.flights.inputs.Input;

/// Counts what was read of each input, and tells how far the run has come.
final class Tally {
  /// Progress is told whenever this many more bytes were read.
  private static final long STEP_BYTES = 1 << 20;

  private final Map<Input, Counts> byInput = new HashMap<>();
  private final Progress progress;
  private final long totalBytes;
  private long doneBytes;
  private long toldBytes;
  private long positions;

  private static final class Counts {
    private final TreeSet<String> formats = new TreeSet<>();
    private long positions;
    private String sha256 = "";
  }

  Tally(List<Input> inputs, Progress progress) {
    this.progress = progress;
    long total = 0;
    for (Input input : inputs) {
      byInput.put(input, new Counts());
      total += input.bytes();
    }
    totalBytes = total;
  }

  private Counts counts(Input input) {
    Counts counts = byInput.get(input);
    if (counts == null) {
      throw new IllegalArgumentException(
          "The input %s must be one of this run.".formatted(input.name()));
    }
    return counts;
  }

  synchronized void read(Input input, String format, long count) {
    Counts counts = counts(input);
    counts.formats.add(format);
    counts.positions += count;
    positions += count;
  }

  synchronized void done(long bytes) {
    doneBytes += Math.max(0, bytes);
    if (doneBytes - toldBytes >= STEP_BYTES) {
      toldBytes = doneBytes;
      progress.update(doneBytes, totalBytes, positions);
    }
  }

  synchronized void hashed(Input input, String sha256) {
    counts(input).sha256 = sha256;
  }

  synchronized List<InputRead> results(List<Input> inputs) {
    progress.update(doneBytes, totalBytes, positions);
    List<InputRead> results = new ArrayList<>();
    for (Input input : inputs) {
      Counts counts = counts(input);
      results.add(
          new InputRead(
              input.name(),
              counts.sha256,
              input.bytes(),
              List.copyOf(counts.formats),
              counts.positions));
    }
    return results;
  }
}
