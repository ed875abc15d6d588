package org.contadora.flights.positions;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.contadora.core.Refusals;
import org.jspecify.annotations.Nullable;

/// readsb's half-hourly heatmaps, `HH.bin.ttf` once gunzipped: little-endian records of 16 bytes,
/// `int32 hex, lat, lon; int16 alt, gs`.
///
/// An index of the slices comes first, then per slice a header ([#SLICE_MAGIC]; the time in the two
/// place fields) and its positions (place in millionths of a degree, altitude in 25 ft, speed in
/// 0.1 kt), between them records with squawk and call sign, marked by a latitude beyond any place.
/// Behaviour as in readsb's `handleHeatmap` and the format notes in its `globe_index.h`.
final class HeatmapReader implements PositionReader {
  /// First field of a slice's header.
  static final int SLICE_MAGIC = 0x0e7f7c9d;

  private static final int RECORD_BYTES = 16;

  /// Latitude field from here on: the record holds squawk and call sign.
  private static final int INFO_MARK = 1 << 30;

  /// Squawk's bits in an info record's latitude: 14, enough for 7777.
  private static final int SQUAWK_BITS = 0x3fff;

  private static final int ALTITUDE_GROUND = -123;
  private static final int ALTITUDE_UNKNOWN = -124;
  private static final int ALTITUDE_STEP_FT = 25;
  private static final int NOT_ICAO_BIT = 1 << 24;
  private static final int SOURCE_SHIFT = 27;

  /// Records looked through for the first slice: half an hour in slices of half a second.
  private static final int MAX_INDEX_RECORDS = 3_600;

  @Override
  public String format() {
    return "readsb-heatmap";
  }

  @Override
  public boolean recognises(byte[] head) {
    ByteBuffer bytes = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    int records = Math.min(head.length / RECORD_BYTES, MAX_INDEX_RECORDS);
    for (int i = 0; i < records; i++) {
      int at = i * RECORD_BYTES;
      if (bytes.getInt(at) == SLICE_MAGIC) {
        long timeMs = sliceTimeMs(bytes.getInt(at + 4), bytes.getInt(at + 8));
        return timeMs >= Checks.EARLIEST_MS && timeMs < Checks.LATEST_MS;
      }
    }
    return false;
  }

  @Override
  public void read(InputStream in, String origin, PositionSink sink, Refusals refusals)
      throws IOException {
    Batches batches = new Batches(origin, sink, refusals, false);
    try {
      new Slices(batches).readAll(in, origin, refusals);
    } finally {
      batches.flush();
    }
  }

  private static long sliceTimeMs(int high, int low) {
    return (long) high << 32 | (low & 0xffffffffL);
  }

  /// The records of one document.
  private static final class Slices {
    private final Batches batches;
    private final Recent recent = new Recent();
    private final RawPosition fix = new RawPosition();
    private long sliceMs = RawPosition.NO_TIME;
    private int lastHex;
    private @Nullable Positions lastBatch;

    Slices(Batches batches) {
      this.batches = batches;
    }

    void readAll(InputStream in, String origin, Refusals refusals) throws IOException {
      byte[] buffer = new byte[RECORD_BYTES * 4_096];
      ByteBuffer bytes = ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN);
      long record = 0;
      int length = in.readNBytes(buffer, 0, buffer.length);
      while (length > 0) {
        for (int at = 0; at + RECORD_BYTES <= length; at += RECORD_BYTES) {
          record++;
          readRecord(bytes, at, record);
        }
        if (length % RECORD_BYTES != 0) {
          refusals.refuse(
              "DOCUMENT_TRUNCATED",
              origin + '#' + (record + 1),
              "The last record has %d bytes instead of %d."
                  .formatted(length % RECORD_BYTES, RECORD_BYTES));
        }
        length = in.readNBytes(buffer, 0, buffer.length);
      }
    }

    private void readRecord(ByteBuffer bytes, int at, long record) {
      int hex = bytes.getInt(at);
      int lat = bytes.getInt(at + 4);
      int lon = bytes.getInt(at + 8);
      if (hex == SLICE_MAGIC) {
        sliceMs = sliceTimeMs(lat, lon);
        lastBatch = null;
      } else if (sliceMs == RawPosition.NO_TIME) {
        return; // still the index
      } else if (lat >= INFO_MARK) {
        readInfo(bytes, at, hex, lat);
      } else {
        readPosition(hex, lat, lon, bytes.getShort(at + 12), bytes.getShort(at + 14), record);
      }
    }

    private void readPosition(int hex, int lat, int lon, short altitude, short speed, long record) {
      fix.clear();
      fix.address = address(hex);
      fix.timeMs = sliceMs;
      fix.latDeg = lat / 1e6;
      fix.lonDeg = lon / 1e6;
      fix.onGround = altitude == ALTITUDE_GROUND;
      if (altitude != ALTITUDE_GROUND && altitude != ALTITUDE_UNKNOWN) {
        fix.baroAltitudeFt = altitude * (double) ALTITUDE_STEP_FT;
      }
      fix.groundSpeedKt = speed < 0 ? Double.NaN : speed / 10.0;
      fix.source = Sources.ofReadsbNumber(hex >>> SOURCE_SHIFT);
      recent.complete(fix);
      lastBatch = batches.take(fix, '#', record);
      lastHex = hex;
    }

    private void readInfo(ByteBuffer bytes, int at, int hex, int lat) {
      fix.clear();
      fix.address = address(hex);
      fix.squawk = String.format(Locale.ROOT, "%04d", lat & SQUAWK_BITS);
      byte[] callsign = new byte[Long.BYTES];
      bytes.get(at + 8, callsign);
      fix.callsign = new String(callsign, StandardCharsets.ISO_8859_1).replace('\0', ' ').strip();
      recent.hear(fix);
      Positions batch = lastBatch;
      if (batch != null && lastHex == hex) {
        recent.complete(fix);
        int squawk = Checks.squawk(fix.squawk);
        if (squawk != Positions.ABSENT) {
          batch.setSquawk(squawk);
        }
        batch.setCallsign(Positions.packCallsign(fix.callsign));
      }
    }

    private static String address(int hex) {
      String digits = String.format(Locale.ROOT, "%06x", hex & 0xffffff);
      return (hex & NOT_ICAO_BIT) == 0 ? digits : "~" + digits;
    }
  }
}
