package org.contadora.flights.inputs;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.contadora.core.Refusals;

/// Unpacked content that never fails: where it breaks off, or becomes too much for what was packed,
/// it is refused once and ends, so that readers keep what came before.
final class GuardedStream extends FilterInputStream {
  private final Counter packed;
  private final InputLimits limits;
  private final String code;
  private final String origin;
  private final Refusals refusals;
  private final long packedBefore;
  private long unpacked;
  private boolean over;

  /// Counts the bytes that are read through it.
  static final class Counter extends FilterInputStream {
    private long count;

    Counter(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = in.read();
      count += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = in.read(into, offset, length);
      count += Math.max(0, read);
      return read;
    }

    @Override
    public long skip(long n) throws IOException {
      long skipped = in.skip(n);
      count += skipped;
      return skipped;
    }
  }

  /// @param packed the bytes that `unpacked` is made of
  /// @param code what a failure is refused by
  GuardedStream(
      InputStream unpacked,
      Counter packed,
      InputLimits limits,
      String code,
      String origin,
      Refusals refusals) {
    super(unpacked);
    this.packed = packed;
    this.limits = limits;
    this.code = code;
    this.origin = origin;
    this.refusals = refusals;
    this.packedBefore = packed.count;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (over) {
      return -1;
    }
    int read;
    try {
      read = in.read(into, offset, length);
    } catch (IOException | RuntimeException e) {
      return refuse(code, "Reading must reach the end but broke off: " + reason(e));
    }
    if (read < 0) {
      over = true;
      return -1;
    }
    unpacked += read;
    if (limits.isExceeded(packed.count - packedBefore, unpacked)) {
      return refuse(
          "EXPANSION_LIMIT",
          "The content (%d bytes from %d) must not grow more than %d times."
              .formatted(unpacked, packed.count - packedBefore, limits.maxExpansion()));
    }
    return read;
  }

  @Override
  public long skip(long n) {
    byte[] buffer = new byte[Math.clamp(n, 0, 1 << 13)];
    long skipped = 0;
    while (skipped < n) {
      int read = read(buffer, 0, (int) Math.min(buffer.length, n - skipped));
      if (read <= 0) {
        break;
      }
      skipped += read;
    }
    return skipped;
  }

  /// Closes nothing: whoever has read one member of an archive must leave it open for the next.
  @Override
  public void close() {}

  /// Whether the content ended, well or not.
  boolean isOver() {
    return over;
  }

  private int refuse(String refusalCode, String detail) {
    over = true;
    refusals.refuse(refusalCode, origin, detail);
    return -1;
  }

  static String reason(Exception e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
