package org.contadora.flights.inputs;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Inflates with [java.util.zip.Inflater], kept from file to file.
final class JdkInflate implements Inflate {
  private static final int HEADER_BYTES = 10;
  private static final int TRAILER_BYTES = 8;
  private static final int FLAGS_AT = 3;
  private static final int FLAG_HEADER_CRC = 2;
  private static final int FLAG_EXTRA = 4;
  private static final int FLAG_NAME = 8;
  private static final int FLAG_COMMENT = 16;

  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();

  @Override
  public int inflate(byte[] packed, int packedLength, byte[] unpacked, int room) {
    int body = bodyAt(packed, packedLength);
    if (body < 0 || packedLength - body < TRAILER_BYTES) {
      return ODD;
    }
    inflater.reset();
    inflater.setInput(packed, body, packedLength - body);
    int length = 0;
    try {
      while (!inflater.finished()) {
        int inflated = inflater.inflate(unpacked, length, room - length);
        length += inflated;
        if (inflated == 0 && !inflater.finished()) {
          return length == room && !inflater.needsInput() ? NO_ROOM : ODD;
        }
      }
    } catch (DataFormatException _) {
      return ODD;
    }
    int trailer = packedLength - TRAILER_BYTES;
    if (inflater.getRemaining() != TRAILER_BYTES) {
      return ODD;
    }
    crc.reset();
    crc.update(unpacked, 0, length);
    return (int) crc.getValue() == intAt(packed, trailer) && length == intAt(packed, trailer + 4)
        ? length
        : ODD;
  }

  /// Inflates as much of the beginning as fits into `unpacked`.
  int head(byte[] packed, int packedLength, byte[] unpacked) {
    int body = bodyAt(packed, packedLength);
    if (body < 0) {
      return 0;
    }
    inflater.reset();
    inflater.setInput(packed, body, packedLength - body);
    int length = 0;
    try {
      int inflated;
      do {
        inflated = inflater.inflate(unpacked, length, unpacked.length - length);
        length += inflated;
      } while (inflated > 0 && length < unpacked.length);
    } catch (DataFormatException _) {
      // The beginning is what came out of it.
    }
    return length;
  }

  /// Where the deflated data begin (RFC 1952, section 2.3); -1 if this is no gzip header.
  private static int bodyAt(byte[] b, int length) {
    if (length < HEADER_BYTES || Container.of(b, length) != Container.GZIP) {
      return -1;
    }
    int flags = b[FLAGS_AT];
    int at = HEADER_BYTES;
    if ((flags & FLAG_EXTRA) != 0) {
      if (length < at + 2) {
        return -1;
      }
      at += 2 + ((b[at] & 0xff) | (b[at + 1] & 0xff) << 8);
    }
    for (int flag = FLAG_NAME; flag <= FLAG_COMMENT; flag <<= 1) {
      if ((flags & flag) != 0) {
        while (at < length && b[at] != 0) {
          at++;
        }
        at++;
      }
    }
    at += (flags & FLAG_HEADER_CRC) != 0 ? 2 : 0;
    return at < length ? at : -1;
  }

  /// Four bytes, the lowest first.
  static int intAt(byte[] b, int at) {
    return (b[at] & 0xff)
        | (b[at + 1] & 0xff) << 8
        | (b[at + 2] & 0xff) << 16
        | (b[at + 3] & 0xff) << 24;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
