package org.contadora.flights.tracks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.contadora.flights.positions.Aircraft;
import org.contadora.flights.positions.Positions;

/// Merges one aircraft's segments of a [PositionStore] into one sequence in the order of time.
final class StoredTrack {
  /// Rows read at a time from a segment in the file.
  private static final int CHUNK_ROWS = 1 << 10;

  private static final Comparator<Cursor> ORDER =
      Comparator.comparingLong(Cursor::timeMs)
          .thenComparingInt(Cursor::piece)
          .thenComparingInt(cursor -> cursor.number);

  private final PositionStore store;
  private final Aircraft aircraft;
  private final PriorityQueue<Cursor> cursors = new PriorityQueue<>(ORDER);
  private final List<PositionStore.Segment> segments;
  private boolean open;

  StoredTrack(PositionStore store, Aircraft aircraft, List<PositionStore.Segment> segments) {
    this.store = store;
    this.aircraft = aircraft;
    this.segments = segments;
  }

  /// What all sources together say of the aircraft; the first to say something is believed.
  Aircraft aircraft() {
    return aircraft;
  }

  /// Time of the next position, [Long#MAX_VALUE] behind the last.
  long nextMs() throws IOException {
    if (!open) {
      open = true;
      for (int i = 0; i < segments.size(); i++) {
        cursors.add(new Cursor(segments.get(i), i));
      }
    }
    Cursor first = cursors.peek();
    return first == null ? Long.MAX_VALUE : first.timeMs();
  }

  /// Moves the next position to the end of `to`.
  ///
  /// @return the number of the piece it was read from
  int moveNext(Positions to) throws IOException {
    Cursor first = cursors.remove();
    int piece = first.piece();
    PositionRow.read(first.rows, first.at, to);
    if (first.advance()) {
      cursors.add(first);
    }
    return piece;
  }

  private final class Cursor {
    private final int number;
    private final boolean inFile;
    private long chunkAt;
    private int left;
    private ByteBuffer rows;
    private int at;
    private int end;

    Cursor(PositionStore.Segment segment, int number) throws IOException {
      this.number = number;
      this.left = segment.rows();
      ByteBuffer memory = segment.memory();
      inFile = memory == null;
      if (memory == null) {
        chunkAt = segment.at();
        rows = ByteBuffer.allocate(Math.min(CHUNK_ROWS, left) * PositionRow.BYTES);
        load();
      } else {
        rows = memory;
        at = (int) segment.at();
        end = at + left * PositionRow.BYTES;
      }
    }

    private void load() throws IOException {
      int count = Math.min(CHUNK_ROWS, left);
      rows.clear().limit(count * PositionRow.BYTES);
      store.read(chunkAt, rows);
      chunkAt += (long) count * PositionRow.BYTES;
      at = 0;
      end = count * PositionRow.BYTES;
    }

    long timeMs() {
      return PositionRow.timeMs(rows, at);
    }

    int piece() {
      return PositionRow.piece(rows, at);
    }

    /// Goes to the next row; false behind the last.
    boolean advance() throws IOException {
      left--;
      at += PositionRow.BYTES;
      if (left > 0 && at == end && inFile) {
        load();
      }
      return left > 0;
    }
  }
}
