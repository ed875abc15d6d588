package org.contadora.flights.inputs;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Inflates the beginnings of gzip files, of which the rest may be missing.
final class GzipHead implements AutoCloseable {
  private final Inflater inflater = new Inflater(true);

  /// Inflates as much of the beginning as fits into `unpacked`.
  int inflate(byte[] packed, int packedLength, byte[] unpacked) {
    int body = GzipFrame.bodyAt(packed, packedLength);
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

  @Override
  public void close() {
    inflater.end();
  }
}
