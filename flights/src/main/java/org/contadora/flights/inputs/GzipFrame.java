package org.contadora.flights.inputs;

/// What a gzip file has around its deflated data (RFC 1952).
final class GzipFrame {
  /// Bytes behind the data: check sum and length.
  static final int TRAILER_BYTES = 8;

  private static final int HEADER_BYTES = 10;
  private static final int FLAGS_AT = 3;
  private static final int FLAG_HEADER_CRC = 2;
  private static final int FLAG_EXTRA = 4;
  private static final int FLAG_NAME = 8;
  private static final int FLAG_COMMENT = 16;

  private GzipFrame() {}

  /// Where the deflated data begin (RFC 1952, section 2.3); -1 if this is no gzip header.
  static int bodyAt(byte[] b, int length) {
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

  /// The check sum that the file's last bytes tell.
  static int crc(byte[] b, int length) {
    return intAt(b, length - TRAILER_BYTES);
  }

  /// The length of what is packed, modulo 2^32, that the file's last bytes tell.
  static int toldLength(byte[] b, int length) {
    return intAt(b, length - Integer.BYTES);
  }

  private static int intAt(byte[] b, int at) {
    return (b[at] & 0xff)
        | (b[at + 1] & 0xff) << 8
        | (b[at + 2] & 0xff) << 16
        | (b[at + 3] & 0xff) << 24;
  }
}
