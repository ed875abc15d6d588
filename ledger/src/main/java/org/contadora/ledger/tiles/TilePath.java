package org.contadora.ledger.tiles;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a tile lies (C2SP tlog-tiles, "Merkle Tree" and "Log entries").
///
/// @param level 0 for leaf hashes, [#ENTRIES] for the entries themselves
/// @param index which tile of its level
/// @param width number of hashes or entries in it; 256 when it is full
record TilePath(int level, long index, int width) {
  /// Levels of the tree that one tile spans.
  static final int HEIGHT = 8;

  /// Hashes of a full tile.
  static final int FULL = 1 << HEIGHT;

  static final int ENTRIES = -1;

  private static final Pattern PATH =
      Pattern.compile("tile/(entries|[0-7])/((?:x\\d{3}/){0,6})(\\d{3})(?:\\.p/([1-9]\\d{0,2}))?");

  boolean full() {
    return width == FULL;
  }

  /// The path below the folder, with slashes.
  @Override
  public String toString() {
    String path = unpartial();
    return full() ? path : path + ".p/" + width;
  }

  /// The path that the tile has once it is full.
  String unpartial() {
    StringBuilder groups = new StringBuilder(String.format(Locale.ROOT, "%03d", index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      groups.insert(0, String.format(Locale.ROOT, "x%03d/", rest % 1000));
    }
    return "tile/" + (level == ENTRIES ? "entries" : level) + "/" + groups;
  }

  /// Reads a path, if it is one that this class writes.
  static Optional<TilePath> find(String path) {
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int level = matcher.group(1).equals("entries") ? ENTRIES : Integer.parseInt(matcher.group(1));
    String digits = matcher.group(2).replace("x", "").replace("/", "") + matcher.group(3);
    int width = matcher.group(4) == null ? FULL : Integer.parseInt(matcher.group(4));
    if (digits.length() > 18) {
      return Optional.empty();
    }
    TilePath tile = new TilePath(level, Long.parseLong(digits), width);
    return tile.toString().equals(path) ? Optional.of(tile) : Optional.empty();
  }

  /// The tile as it is in a tree of `size` leaves: its width may be 0, where it is not there yet.
  static TilePath of(int level, long index, long size) {
    long nodes = level == ENTRIES ? size : size >>> (HEIGHT * level);
    long width = Math.clamp(nodes - index * FULL, 0, FULL);
    return new TilePath(level, index, (int) width);
  }
}
