package org.contadora.flights.legs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.contadora.core.Refusals;
import org.contadora.flights.gaps.Gap;
import org.contadora.flights.positions.Aircraft;
import org.jspecify.annotations.Nullable;

/// Holds all legs and gaps of a run and gives them back aircraft by aircraft, however many there
/// are.
///
/// Legs come from several threads in any order and are kept as bytes in partitions by the first
/// three hexadecimal digits of the address; past a memory limit the partitions are written to one
/// temporary file. What comes out is ordered by aircraft and time, whatever the order in which it
/// came in.
///
/// A flight that is both recorded and seen, or recorded twice, comes out as one leg
/// ([EachFlightOnce]); the record is counted as `RECORD_DUPLICATE`.
public final class LegStore implements LegSink, Closeable {
  /// Bytes held in memory before they go to the temporary file.
  public static final long DEFAULT_MEMORY_BYTES = 48L << 20;

  /// Key of an aircraft that neither address nor registration is known of.
  private static final String NOBODY = "";

  private static final byte LEG = 1;
  private static final byte GAP = 2;

  /// Legs without a start stand last.
  static final Comparator<Leg> BY_START =
      Comparator.comparing((Leg leg) -> leg.start() == null ? Instant.MAX : leg.start())
          .thenComparing(Leg::id);

  private static final Comparator<Gap> BY_LOSS =
      Comparator.comparingLong(gap -> gap.lost().timeMs());

  private final Path temporaryFolder;
  private final long memoryBytes;
  private final Refusals refusals;
  private final KnownAircraft knownAircraft = new KnownAircraft();
  private boolean told;
  private final TreeMap<Integer, Partition> partitions = new TreeMap<>();
  private @Nullable Path spillFile;
  private @Nullable FileChannel spill;
  private long spillEnd;
  private long buffered;
  private long legs;

  /// Takes everything known of one aircraft.
  @FunctionalInterface
  public interface AircraftVisitor {
    /// Takes the legs and gaps of one aircraft, each in the order of time.
    void visit(List<Leg> legs, List<Gap> gaps) throws IOException;
  }

  /// @param temporaryFolder where to put what does not fit in memory
  /// @param memoryBytes how much fits in memory
  /// @param refusals takes, once, what turned out to be told twice
  public LegStore(Path temporaryFolder, long memoryBytes, Refusals refusals) {
    this.temporaryFolder = temporaryFolder;
    this.memoryBytes = memoryBytes;
    this.refusals = refusals;
  }

  @Override
  public void accept(Leg leg) {
    try {
      var bytes = new ByteArrayOutputStream(1024);
      var out = new DataOutputStream(bytes);
      out.writeByte(LEG);
      LegCodec.write(leg, out);
      add(partitionOf(leg.aircraft().key()), bytes);
      count(leg.aircraft());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void accept(Gap gap) {
    try {
      var bytes = new ByteArrayOutputStream(1024);
      var out = new DataOutputStream(bytes);
      out.writeByte(GAP);
      LegCodec.write(gap, out);
      add(partitionOf(gap.address().toString()), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// How many legs were taken; once all were visited, how many flights they are.
  public synchronized long legs() {
    return legs;
  }

  /// Visits every aircraft in the order of its key, one without a key last.
  ///
  /// @throws IOException if the temporary file cannot be read, or from the visitor
  public void forEachAircraft(AircraftVisitor visitor) throws IOException {
    forEachAircraft(visitor, (_, _) -> {});
  }

  /// The same, and tells which flights turn out to be told twice.
  ///
  /// @throws IOException if the temporary file cannot be read, or from the visitor
  public synchronized void forEachAircraft(AircraftVisitor visitor, RepeatSink repeats)
      throws IOException {
    Contents named = contents(partitions.get(REGISTRATIONS));
    Contents nameless = contents(partitions.get(NO_KEY));
    EachFlightOnce once =
        new EachFlightOnce(knownAircraft, told ? new Refusals() : refusals, repeats);
    once.takeNamed(named.legsByKey);
    once.takeNameless(nameless.legsByKey.getOrDefault(NOBODY, List.of()));
    long visited = 0;
    for (Map.Entry<Integer, Partition> entry : partitions.entrySet()) {
      Contents contents =
          switch (entry.getKey()) {
            case REGISTRATIONS -> named;
            case NO_KEY -> nameless;
            default -> contents(entry.getValue());
          };
      Set<String> keys = new HashSet<>(contents.gapsByKey.keySet());
      keys.addAll(contents.legsByKey.keySet());
      List<String> ordered = new ArrayList<>(keys);
      ordered.sort(LegStore::compareKeys);
      for (String key : ordered) {
        List<Leg> own = contents.legsByKey.getOrDefault(key, List.of());
        List<Leg> flights = key.equals(NOBODY) ? once.nameless() : once.of(key, own);
        List<Gap> gaps = new ArrayList<>(contents.gapsByKey.getOrDefault(key, List.of()));
        gaps.sort(BY_LOSS);
        visited += flights.size();
        if (!flights.isEmpty() || !gaps.isEmpty()) {
          visitor.visit(inOrderWithUniqueIds(flights), gaps);
        }
      }
    }
    legs = visited;
    told = true;
  }

  /// Legs and gaps as they lie in a partition.
  private record Contents(
      TreeMap<String, List<Leg>> legsByKey, TreeMap<String, List<Gap>> gapsByKey) {}

  private Contents contents(@Nullable Partition partition) throws IOException {
    var contents =
        new Contents(new TreeMap<>(LegStore::compareKeys), new TreeMap<>(LegStore::compareKeys));
    if (partition != null) {
      for (byte[] bytes : load(partition)) {
        decode(bytes, contents.legsByKey, contents.gapsByKey);
      }
    }
    return contents;
  }

  /// Deletes the temporary file.
  @Override
  public synchronized void close() throws IOException {
    partitions.clear();
    if (spill != null) {
      spill.close();
    }
  }

  private synchronized void count(Aircraft aircraft) {
    legs++;
    knownAircraft.add(aircraft);
  }

  private synchronized void add(int partition, ByteArrayOutputStream bytes) throws IOException {
    bytes.writeTo(partitions.computeIfAbsent(partition, _ -> new Partition()).buffer);
    buffered += bytes.size();
    if (buffered > memoryBytes) {
      spillAll();
    }
  }

  private void spillAll() throws IOException {
    if (spill == null) {
      spillFile = Files.createTempFile(temporaryFolder, "contadora-legs-", ".tmp");
      // Where the system lets an open file go without a name, even a run that is killed leaves
      // none.
      spill =
          FileChannel.open(
              spillFile,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    }
    for (Partition partition : partitions.values()) {
      ByteBuffer bytes = ByteBuffer.wrap(partition.buffer.toByteArray());
      if (!bytes.hasRemaining()) {
        continue;
      }
      partition.chunks.add(new Chunk(spillEnd, bytes.remaining()));
      while (bytes.hasRemaining()) {
        spillEnd += spill.write(bytes, spillEnd);
      }
      partition.buffer = new ByteArrayOutputStream();
    }
    buffered = 0;
  }

  private List<byte[]> load(Partition partition) throws IOException {
    List<byte[]> all = new ArrayList<>();
    for (Chunk chunk : partition.chunks) {
      ByteBuffer bytes = ByteBuffer.allocate(chunk.length);
      while (bytes.hasRemaining()) {
        if (spill == null || spill.read(bytes, chunk.offset + bytes.position()) < 0) {
          throw new EOFException(
              "The temporary file (%s) ends before byte %d, which was written to it."
                  .formatted(spillFile, chunk.offset + chunk.length));
        }
      }
      all.add(bytes.array());
    }
    all.add(partition.buffer.toByteArray());
    return all;
  }

  private static void decode(
      byte[] bytes, Map<String, List<Leg>> legsByKey, Map<String, List<Gap>> gapsByKey)
      throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(bytes));
    for (int kind = in.read(); kind >= 0; kind = in.read()) {
      if (kind == LEG) {
        Leg leg = LegCodec.readLeg(in);
        legsByKey.computeIfAbsent(leg.aircraft().key(), _ -> new ArrayList<>()).add(leg);
      } else {
        Gap gap = LegCodec.readGap(in);
        gapsByKey.computeIfAbsent(gap.address().toString(), _ -> new ArrayList<>()).add(gap);
      }
    }
  }

  /// Two legs of one aircraft that began in the same minute get `-2`, `-3` … after the id.
  private static List<Leg> inOrderWithUniqueIds(List<Leg> legs) {
    List<Leg> ordered = new ArrayList<>(legs);
    ordered.sort(BY_START);
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < ordered.size(); i++) {
      Leg leg = ordered.get(i);
      String id = leg.id();
      for (int n = 2; !taken.add(id); n++) {
        id = leg.id() + "-" + n;
      }
      if (!id.equals(leg.id())) {
        ordered.set(i, leg.withId(id));
      }
    }
    return ordered;
  }

  /// ICAO addresses first, then `~` addresses, then registrations, then nothing.
  private static int compareKeys(String a, String b) {
    int byPartition = Integer.compare(partitionOf(a), partitionOf(b));
    return byPartition != 0 ? byPartition : a.compareTo(b);
  }

  private static final int OTHER_ADDRESSES = 0x1000;
  private static final int REGISTRATIONS = 0x1001;
  private static final int NO_KEY = 0x1002;

  private static int partitionOf(String key) {
    if (key.isEmpty()) {
      return NO_KEY;
    }
    if (key.startsWith("~")) {
      return OTHER_ADDRESSES;
    }
    // A registration can look like an address only by six hexadecimal digits; its legs still stay
    // together.
    return key.length() == 6 && key.chars().allMatch(c -> Character.digit(c, 16) >= 0)
        ? Integer.parseInt(key, 0, 3, 16)
        : REGISTRATIONS;
  }

  private record Chunk(long offset, int length) {}

  private static final class Partition {
    private ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    private final List<Chunk> chunks = new ArrayList<>();
  }
}
