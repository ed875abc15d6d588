package org.contadora.ledger.tiles;

import java.io.IOException;
import java.util.Arrays;

/// Reads entry bundles: entries, each after its length as an unsigned big-endian number of two
/// bytes (C2SP tlog-tiles, "Log entries").
final class Bundles {
  /// Takes the entries of a bundle.
  @FunctionalInterface
  interface EntryVisitor {
    void entry(int place, byte[] bytes) throws IOException;
  }

  private Bundles() {}

  /// Reads `width` entries and nothing behind them.
  ///
  /// @throws TilesException where there are fewer or more bytes than these entries have
  static void read(String name, byte[] bundle, int width, EntryVisitor visitor) throws IOException {
    int end = readFirst(name, bundle, width, visitor);
    if (end != bundle.length) {
      throw new TilesException(
          "%s has %,d bytes, expected %,d for %d entries"
              .formatted(name, bundle.length, end, width));
    }
  }

  /// Reads `width` entries, behind which there may be more.
  ///
  /// @return where they end
  /// @throws TilesException where there are fewer
  static int readFirst(String name, byte[] bundle, int width, EntryVisitor visitor)
      throws IOException {
    int at = 0;
    for (int place = 0; place < width; place++) {
      int begin = at + 2;
      if (begin > bundle.length) {
        throw ends(name, bundle, place, width);
      }
      int end = begin + ((bundle[at] & 0xff) << 8 | (bundle[at + 1] & 0xff));
      if (end > bundle.length) {
        throw ends(name, bundle, place, width);
      }
      visitor.entry(place, Arrays.copyOfRange(bundle, begin, end));
      at = end;
    }
    return at;
  }

  private static TilesException ends(String name, byte[] bundle, int place, int width) {
    return new TilesException(
        "%s ends after %,d bytes within entry %d, expected %d entries"
            .formatted(name, bundle.length, place, width));
  }
}
