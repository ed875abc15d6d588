package org.contadora.flights.inputs;

/// Inflates deflated data (RFC 1951) that lie in memory as a whole. Not safe for several threads.
sealed interface Inflate extends AutoCloseable permits NativeInflate, Inflation {
  /// Answer: the result does not fit.
  int NO_ROOM = -1;

  /// Answer: the data are not sound, or end before or behind the place where they should.
  int ODD = -2;

  /// Inflates `packed[from..to)` into `unpacked[0..room)`.
  ///
  /// @return how many bytes came out, or [#NO_ROOM], or [#ODD]
  int inflate(byte[] packed, int from, int to, byte[] unpacked, int room);

  @Override
  void close();

  /// The system's libdeflate where it is found and not switched off, else our own.
  static Inflate create() {
    return NativeInflate.isWanted() && NativeInflate.isFound()
        ? new NativeInflate()
        : new Inflation();
  }
}
