package org.contadora.flights.inputs;

import java.util.zip.CRC32;

/// Unpacks a gzip file that lies in memory as a whole. The check sum is the JDK's, whoever
/// inflates: it takes a quarter of the time of libdeflate 1.14's. Not safe for several threads.
final class Gunzip implements AutoCloseable {
  private final Inflate inflate;
  private final CRC32 crc = new CRC32();

  Gunzip(Inflate inflate) {
    this.inflate = inflate;
  }

  /// Whether the system's libdeflate inflates.
  boolean isNative() {
    return inflate instanceof NativeInflate;
  }

  /// Unpacks `packed[0..packedLength)` into `unpacked[0..room)`.
  ///
  /// @return how many bytes came out; [Inflate#NO_ROOM]; or [Inflate#ODD] if there is more or less
  ///   to it than one whole, sound gzip member
  int unpack(byte[] packed, int packedLength, byte[] unpacked, int room) {
    int body = GzipFrame.bodyAt(packed, packedLength);
    int trailer = packedLength - GzipFrame.TRAILER_BYTES;
    if (body < 0 || trailer < body) {
      return Inflate.ODD;
    }
    int length = inflate.inflate(packed, body, trailer, unpacked, room);
    if (length < 0) {
      return length;
    }
    crc.reset();
    crc.update(unpacked, 0, length);
    return (int) crc.getValue() == GzipFrame.crc(packed, packedLength)
            && length == GzipFrame.toldLength(packed, packedLength)
        ? length
        : Inflate.ODD;
  }

  @Override
  public void close() {
    inflate.close();
  }
}
