package org.contadora.flights.tracks;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.contadora.flights.positions.Aircraft;
import org.contadora.flights.positions.Positions;
import org.contadora.flights.positions.TimeOrder;
import org.jspecify.annotations.Nullable;

/// Keeps positions that come in any order, and gives those of one aircraft in the order of their
/// time: an external merge sort. What does not fit into memory goes to a temporary file, in runs
/// sorted by aircraft and time.
///
/// Positions of the same time come in the order of the pieces they were read from, then in the
/// order within the piece, whatever the threads did.
final class PositionStore implements Closeable {
  /// Rows that each writer holds in memory before it writes a run: 16 MiB.
  static final int RUN_ROWS = 1 << 18;

  private final Path folder;
  private final int runRows;
  private final Map<String, Entry> entries = new HashMap<>();
  private @Nullable FileChannel file;
  private long fileBytes;

  /// A part of a run, in memory or in the file, with one aircraft's positions in order of time.
  record Segment(@Nullable ByteBuffer memory, long at, int rows) {}

  private static final class Entry {
    private final List<Segment> segments = new ArrayList<>();

    /// Every description of the aircraft that the sources give, with the first piece that does.
    private final Map<Aircraft, Integer> described = new HashMap<>();
  }

  /// An empty store.
  ///
  /// @param folder for the temporary file
  /// @param runRows rows that each writer holds in memory
  PositionStore(Path folder, int runRows) {
    this.folder = folder;
    this.runRows = runRows;
  }

  /// Something to write with, for one thread. Its last positions are stored when it is closed.
  Writer writer() {
    return new Writer();
  }

  /// The keys of all aircraft that have positions here, in alphabetical order.
  List<String> keys() {
    return entries.keySet().stream().sorted().toList();
  }

  /// The positions of one aircraft.
  ///
  /// @return null if there are none
  @Nullable StoredTrack track(String key) {
    Entry entry = entries.get(key);
    if (entry == null) {
      return null;
    }
    TreeMap<Integer, Aircraft> byPiece = new TreeMap<>();
    entry.described.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.comparing(Aircraft::toString)))
        .forEach(e -> byPiece.merge(e.getValue(), e.getKey(), Aircraft::or));
    Aircraft aircraft = byPiece.values().stream().reduce(Aircraft::or).orElseThrow();
    return new StoredTrack(this, aircraft, entry.segments);
  }

  /// Reads rows of a segment in the file.
  void read(long at, ByteBuffer into) throws IOException {
    FileChannel channel = file;
    if (channel == null) {
      throw new IllegalStateException("Rows in a file need a file.");
    }
    long p = at;
    while (into.hasRemaining()) {
      int read = channel.read(into, p);
      if (read < 0) {
        throw new IOException("The temporary file in %s was cut short.".formatted(folder));
      }
      p += read;
    }
  }

  private synchronized long append(ByteBuffer rows) throws IOException {
    if (file == null) {
      Path path = Files.createTempFile(folder, "contadora-", ".positions");
      file =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    }
    long at = fileBytes;
    while (rows.hasRemaining()) {
      fileBytes += file.write(rows, fileBytes);
    }
    return at;
  }

  private synchronized void add(String key, Segment segment, Map<Aircraft, Integer> described) {
    Entry entry = entries.computeIfAbsent(key, _ -> new Entry());
    entry.segments.add(segment);
    described.forEach((aircraft, piece) -> entry.described.merge(aircraft, piece, Math::min));
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }

  /// One thread's way into the store.
  final class Writer implements Closeable {
    private final Map<Object, Integer> numbers = new HashMap<>();
    private final List<String> keys = new ArrayList<>();
    private final List<Map<Aircraft, Integer>> described = new ArrayList<>();
    private ByteBuffer rows = ByteBuffer.allocate(Math.min(runRows, 1 << 10) * PositionRow.BYTES);
    private int[] aircraftOfRow = new int[Math.min(runRows, 1 << 10)];
    private int size;

    private Writer() {}

    /// Stores a batch that was read from piece number `piece`. A writer is given its pieces in
    /// rising order.
    void add(Positions batch, int piece) throws IOException {
      int number = number(batch.aircraft(), piece);
      for (int i = 0; i < batch.size(); i++) {
        if (size == runRows) {
          flush(true);
          number = number(batch.aircraft(), piece);
        }
        if (size == aircraftOfRow.length) {
          grow();
        }
        PositionRow.write(rows, batch, i, piece);
        aircraftOfRow[size++] = number;
      }
    }

    private int number(Aircraft aircraft, int piece) {
      Object identity = aircraft.address() != null ? aircraft.address() : aircraft.key();
      Integer known = numbers.get(identity);
      if (known == null) {
        known = keys.size();
        numbers.put(identity, known);
        keys.add(aircraft.key());
        described.add(new HashMap<>());
      }
      described.get(known).putIfAbsent(aircraft, piece);
      return known;
    }

    private void grow() {
      int capacity = Math.min(runRows, 2 * size);
      rows = ByteBuffer.allocate(capacity * PositionRow.BYTES).put(rows.flip());
      aircraftOfRow = Arrays.copyOf(aircraftOfRow, capacity);
    }

    private void flush(boolean toFile) throws IOException {
      int[] starts = new int[keys.size() + 1];
      int[] order = rowsByAircraft(starts);
      ByteBuffer sorted = ByteBuffer.allocate(size * PositionRow.BYTES);
      for (int number = 0; number < keys.size(); number++) {
        appendSorted(order, starts[number], starts[number + 1], sorted);
      }
      sorted.flip();
      long at = toFile ? append(sorted) : 0;
      for (int number = 0; number < keys.size(); number++) {
        long segmentAt = at + (long) starts[number] * PositionRow.BYTES;
        int count = starts[number + 1] - starts[number];
        PositionStore.this.add(
            keys.get(number),
            new Segment(toFile ? null : sorted, segmentAt, count),
            described.get(number));
      }
      numbers.clear();
      keys.clear();
      described.clear();
      rows.clear();
      size = 0;
    }

    /// The rows grouped by aircraft, in the order in which they came.
    private int[] rowsByAircraft(int[] starts) {
      for (int i = 0; i < size; i++) {
        starts[aircraftOfRow[i] + 1]++;
      }
      for (int number = 0; number < keys.size(); number++) {
        starts[number + 1] += starts[number];
      }
      int[] next = starts.clone();
      int[] order = new int[size];
      for (int i = 0; i < size; i++) {
        order[next[aircraftOfRow[i]]++] = i;
      }
      return order;
    }

    private void appendSorted(int[] order, int from, int to, ByteBuffer sorted) {
      long[] times = new long[to - from];
      for (int i = from; i < to; i++) {
        times[i - from] = PositionRow.timeMs(rows, order[i] * PositionRow.BYTES);
      }
      for (int i : TimeOrder.of(times, times.length)) {
        sorted.put(rows.array(), order[from + i] * PositionRow.BYTES, PositionRow.BYTES);
      }
    }

    @Override
    public void close() throws IOException {
      if (size > 0) {
        flush(false);
      }
    }
  }
}
