package org.contadora.flights.inputs;

/// Inflates a gzip file that lies in memory as a whole. Not safe for several threads.
sealed interface Inflate extends AutoCloseable permits NativeInflate, JavaInflate {
  /// Answer: the result does not fit.
  int NO_ROOM = -1;

  /// Answer: there is more or less to it than one whole, sound gzip member.
  int ODD = -2;

  /// Inflates `packed[0..packedLength)` into `unpacked[0..room)`.
  ///
  /// @return how many bytes came out, or [#NO_ROOM], or [#ODD]
  int inflate(byte[] packed, int packedLength, byte[] unpacked, int room);

  @Override
  void close();

  /// The system's libdeflate where it is found and not switched off, else our own.
  static Inflate create() {
    return NativeInflate.isWanted() && NativeInflate.isFound()
        ? new NativeInflate()
        : new JavaInflate();
  }
}
