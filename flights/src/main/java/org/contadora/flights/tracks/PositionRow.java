package org.contadora.flights.tracks;

import java.nio.ByteBuffer;
import org.contadora.flights.positions.PositionSource;
import org.contadora.flights.positions.Positions;

/// One position as 64 bytes, in memory and in temporary files.
final class PositionRow {
  /// Bytes of a row.
  static final int BYTES = 64;

  /// Where in a row the number of the piece stands that the position comes from.
  private static final int PIECE_AT = 56;

  private static final PositionSource[] SOURCES = PositionSource.values();

  private PositionRow() {}

  /// Writes position `i` at the buffer's position.
  static void write(ByteBuffer rows, Positions from, int i, int piece) {
    rows.putLong(from.timeMs(i))
        .putLong(from.callsign(i))
        .putInt(from.latE6(i))
        .putInt(from.lonE6(i))
        .putInt(from.baroAltitudeFt(i))
        .putInt(from.geomAltitudeFt(i))
        .putInt(from.groundSpeedE1(i))
        .putInt(from.trackE1(i))
        .putInt(from.verticalRateFpm(i))
        .putInt(from.squawk(i))
        .put((byte) flags(from, i))
        .put((byte) from.source(i).ordinal())
        .putShort((short) 0)
        .putInt(0)
        .putInt(piece)
        .putInt(0);
  }

  private static int flags(Positions from, int i) {
    return (from.has(i, Positions.ON_GROUND) ? Positions.ON_GROUND : 0)
        | (from.has(i, Positions.STALE) ? Positions.STALE : 0)
        | (from.has(i, Positions.NEW_LEG) ? Positions.NEW_LEG : 0);
  }

  static long timeMs(ByteBuffer rows, int at) {
    return rows.getLong(at);
  }

  static int piece(ByteBuffer rows, int at) {
    return rows.getInt(at + PIECE_AT);
  }

  /// Appends the row at `at` to `to`.
  static void read(ByteBuffer rows, int at, Positions to) {
    to.add(rows.getLong(at), rows.getInt(at + 16), rows.getInt(at + 20));
    to.setCallsign(rows.getLong(at + 8));
    to.setBaroAltitudeFt(rows.getInt(at + 24));
    to.setGeomAltitudeFt(rows.getInt(at + 28));
    to.setGroundSpeedE1(rows.getInt(at + 32));
    to.setTrackE1(rows.getInt(at + 36));
    to.setVerticalRateFpm(rows.getInt(at + 40));
    to.setSquawk(rows.getInt(at + 44));
    to.addFlags(rows.get(at + 48));
    to.setSource(SOURCES[rows.get(at + 49)]);
  }
}
