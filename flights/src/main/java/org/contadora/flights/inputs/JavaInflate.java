package org.contadora.flights.inputs;

import java.util.zip.CRC32;

/// Inflates without anything that the system would have to have.
final class JavaInflate implements Inflate {
  private final Inflation inflation = new Inflation();
  private final CRC32 crc = new CRC32();

  @Override
  public int inflate(byte[] packed, int packedLength, byte[] unpacked, int room) {
    int body = GzipFrame.bodyAt(packed, packedLength);
    int trailer = packedLength - GzipFrame.TRAILER_BYTES;
    if (body < 0 || trailer < body) {
      return ODD;
    }
    int length = inflation.inflate(packed, body, trailer, unpacked, room);
    if (length < 0) {
      return length;
    }
    crc.reset();
    crc.update(unpacked, 0, length);
    return (int) crc.getValue() == GzipFrame.crc(packed, packedLength)
            && length == GzipFrame.toldLength(packed, packedLength)
        ? length
        : ODD;
  }

  @Override
  public void close() {
    // Nothing outside the heap.
  }
}
