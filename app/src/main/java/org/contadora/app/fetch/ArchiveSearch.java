package org.contadora.app.fetch;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/// Finds members of a day's archive without reading it all.
///
/// The tar holds `./traces/<xx>/trace_full_<hex>.json`, one folder after the other, 256 of them, in
/// any order. A window read anywhere soon meets the header of a member and so tells which folder
/// lies there. Windows are read where least is known, or by halving where the folders turn out to
/// be sorted, until one meets the wanted folder; from its beginning it is then read through. For an
/// archive of 3 GB that is some hundred windows and one folder of 12 MB.
final class ArchiveSearch {
  private static final int BLOCK_BYTES = 512;

  /// Read to meet a header: a little more than a trace's mean size of 50 kB.
  private static final int WINDOW_BYTES = 1 << 16;

  /// Read at once to go through a folder.
  private static final int CHUNK_BYTES = 1 << 20;

  /// Windows after which a folder is taken not to be there; more than twice the folders.
  private static final int MAX_WINDOWS = 600;

  /// Windows after which the folders' order is trusted.
  private static final int ORDER_WINDOWS = 6;

  /// Largest trace taken; the largest real ones have some MB.
  private static final int MAX_MEMBER_BYTES = 64 << 20;

  /// Where the magic `ustar` stands in a header (POSIX 1003.1, pax).
  private static final int MAGIC_OFFSET = 257;

  private static final byte[] MAGIC = {'u', 's', 't', 'a', 'r'};

  private static final Pattern TRACE =
      Pattern.compile("(?:\\./)?traces/([0-9a-f]{2})/(?:trace_full_(~?[0-9a-f]{6})\\.json)?");

  private final Blocks blocks;
  private final TreeMap<Long, String> folderByOffset = new TreeMap<>();

  /// Where a header was met and in which folder its member is, empty for one that is no trace.
  private record Met(long offset, String folder) {}

  ArchiveSearch(Blocks blocks) {
    this.blocks = blocks;
  }

  /// Gives the contents of the traces of `wanted`, all of which are in `folder`.
  ///
  /// @param wanted addresses as in the members' names
  /// @return those that the archive does not hold
  Set<String> find(String folder, Set<String> wanted, BiConsumer<String, byte[]> found)
      throws IOException {
    Set<String> missing = new TreeSet<>(wanted);
    Optional<Long> start = start(folder);
    if (start.isPresent()) {
      readThrough(start.get(), folder, missing, found);
    }
    return missing;
  }

  /// A header at or before the folder's first member, and near it.
  private Optional<Long> start(String folder) throws IOException {
    if (folderByOffset.isEmpty()) {
      look(0);
      folderByOffset.put(blocks.size(), "");
    }
    for (int windows = 0; windows < MAX_WINDOWS; windows++) {
      for (Map.Entry<Long, String> entry : folderByOffset.entrySet()) {
        if (entry.getValue().equals(folder)) {
          return Optional.of(first(folder, entry.getKey()));
        }
      }
      Optional<Long> next = nextWindow(folder);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      look(next.get());
    }
    return Optional.empty();
  }

  /// Goes back from a header in the folder to the first.
  private long first(String folder, long known) throws IOException {
    Long before = folderByOffset.lowerKey(known);
    long low = before == null ? 0 : before;
    long high = known;
    while (high - low > WINDOW_BYTES) {
      long middle = aligned((low + high) / 2);
      Met met = look(middle);
      if (met.offset >= high || met.folder.equals(folder)) {
        high = middle;
      } else {
        low = met.offset;
      }
    }
    return low;
  }

  private Optional<Long> nextWindow(String folder) {
    boolean sorted = folderByOffset.size() > ORDER_WINDOWS && isSorted();
    long widest = WINDOW_BYTES;
    Optional<Long> next = Optional.empty();
    Map.Entry<Long, String> low = folderByOffset.firstEntry();
    for (Map.Entry<Long, String> high : folderByOffset.tailMap(low.getKey(), false).entrySet()) {
      boolean sameFolder = !low.getValue().isEmpty() && low.getValue().equals(high.getValue());
      boolean outside =
          sorted
              && !low.getValue().isEmpty()
              && !high.getValue().isEmpty()
              && (folder.compareTo(low.getValue()) < 0 || folder.compareTo(high.getValue()) > 0);
      long width = high.getKey() - low.getKey();
      if (width > widest && !sameFolder && !outside) {
        widest = width;
        next = Optional.of(aligned((low.getKey() + high.getKey()) / 2));
      }
      low = high;
    }
    return next;
  }

  private boolean isSorted() {
    String before = "";
    for (String folder : folderByOffset.values()) {
      if (!folder.isEmpty()) {
        if (folder.compareTo(before) < 0) {
          return false;
        }
        before = folder;
      }
    }
    return true;
  }

  /// Reads from `offset` on until a header is met, and remembers its folder.
  private Met look(long offset) throws IOException {
    int window = WINDOW_BYTES;
    for (long at = offset; at < blocks.size(); at += window) {
      window = at == offset ? WINDOW_BYTES : CHUNK_BYTES;
      byte[] bytes = blocks.read(at, window);
      for (int i = 0; i + BLOCK_BYTES <= bytes.length; i += BLOCK_BYTES) {
        Optional<TarArchiveEntry> header = header(bytes, i);
        if (header.isPresent()) {
          Matcher trace = TRACE.matcher(header.get().getName());
          String folder = trace.matches() ? trace.group(1) : "";
          folderByOffset.put(at + i, folder);
          // Between the place looked at and the header nothing begins.
          folderByOffset.putIfAbsent(offset, folder);
          return new Met(at + i, folder);
        }
      }
    }
    folderByOffset.putIfAbsent(offset, "");
    return new Met(blocks.size(), "");
  }

  private void readThrough(
      long start, String folder, Set<String> missing, BiConsumer<String, byte[]> found)
      throws IOException {
    Chunks chunks = new Chunks();
    long at = start;
    boolean inside = false;
    while (at < blocks.size() && !missing.isEmpty()) {
      Optional<TarArchiveEntry> header = header(chunks.read(at, BLOCK_BYTES), 0);
      if (header.isEmpty()) {
        at += BLOCK_BYTES;
        continue;
      }
      long size = header.get().getSize();
      Matcher trace = TRACE.matcher(header.get().getName());
      boolean isTrace = trace.matches();
      if (isTrace && trace.group(1).equals(folder)) {
        inside = true;
        String hex = trace.group(2);
        if (hex != null && size <= MAX_MEMBER_BYTES && missing.remove(hex)) {
          found.accept(hex, chunks.read(at + BLOCK_BYTES, (int) size));
        }
      } else if (isTrace && inside) {
        return;
      }
      at += BLOCK_BYTES + aligned(size + BLOCK_BYTES - 1);
    }
  }

  private static long aligned(long offset) {
    return offset / BLOCK_BYTES * BLOCK_BYTES;
  }

  private static Optional<TarArchiveEntry> header(byte[] bytes, int at) {
    if (bytes.length - at < BLOCK_BYTES
        || !Arrays.equals(
            bytes, at + MAGIC_OFFSET, at + MAGIC_OFFSET + MAGIC.length, MAGIC, 0, MAGIC.length)) {
      return Optional.empty();
    }
    try {
      TarArchiveEntry header = new TarArchiveEntry(Arrays.copyOfRange(bytes, at, at + BLOCK_BYTES));
      return header.isCheckSumOK() && header.getSize() >= 0
          ? Optional.of(header)
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Reads onwards in large pieces.
  private final class Chunks {
    private long offset;
    private byte[] chunk = {};

    byte[] read(long at, int length) throws IOException {
      if (at < offset || at + length > offset + chunk.length) {
        offset = at;
        chunk = blocks.read(at, Math.max(length, CHUNK_BYTES));
      }
      int from = (int) (at - offset);
      return Arrays.copyOfRange(chunk, from, Math.min(from + length, chunk.length));
    }
  }
}
