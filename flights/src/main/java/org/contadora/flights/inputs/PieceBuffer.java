package org.contadora.flights.inputs;

import java.io.IOException;

/// Holds one document in memory as a whole, unpacked in one go: much faster than a stream where
/// there are very many of moderate size. Its memory is used again from document to document; one
/// serves one thread.
public final class PieceBuffer implements AutoCloseable {
  /// Bytes behind the document that its user may write to.
  public static final int PADDING_BYTES = 64;

  /// Bytes of a document that show what it is and hold the header of a trace.
  private static final int HEAD_BYTES = 512;

  /// Packed bytes that hold them in most documents.
  private static final int PACKED_HEAD_BYTES = 1024;

  private static final int FIRST_CAPACITY = 1 << 20;

  private final InputLimits limits;
  private final Gunzip gunzip = new Gunzip(Inflate.create());
  private final GzipHead headInflate = new GzipHead();
  private final byte[] packedHead = new byte[PACKED_HEAD_BYTES];
  private final byte[] head = new byte[HEAD_BYTES];
  private byte[] packed = new byte[FIRST_CAPACITY];
  private byte[] unpacked = new byte[FIRST_CAPACITY];
  private byte[] bytes = unpacked;
  private int length;

  /// An empty buffer.
  public PieceBuffer(InputLimits limits) {
    this.limits = limits;
  }

  /// What unpacks gzip here: `libdeflate` or `java`.
  public String inflater() {
    return gunzip.isNative() ? "libdeflate" : "java";
  }

  /// The beginning of the document, a few hundred bytes at least.
  public byte[] head() {
    return head;
  }

  /// Reads the beginning of a document into [#head].
  ///
  /// @return how many bytes it has; 0 if there is no document to be had without more ado
  public int readHead(Piece piece) throws IOException {
    if (!piece.isInFile()) {
      return 0;
    }
    int read = piece.read(packedHead, PACKED_HEAD_BYTES);
    return switch (Container.of(packedHead, read)) {
      case GZIP -> headInflate.inflate(packedHead, read, head);
      case NONE -> {
        int shown = Math.min(read, HEAD_BYTES);
        System.arraycopy(packedHead, 0, head, 0, shown);
        yield shown;
      }
      case ZSTD, ZIP, TAR -> 0;
    };
  }

  /// Reads and unpacks a whole document into [#bytes].
  ///
  /// @return false if it is no sound gzip file or plain document of moderate size: then
  ///   [Piece#unpack] tells what it is or what is wrong with it
  public boolean read(Piece piece) throws IOException {
    if (!piece.isInFile() || piece.bytes() > limits.maxInMemoryBytes()) {
      return false;
    }
    int size = (int) piece.bytes();
    packed = withRoom(packed, size);
    if (piece.read(packed, size) != size) {
      return false;
    }
    return switch (Container.of(packed, size)) {
      case GZIP -> unpack(size);
      case NONE -> {
        bytes = packed;
        length = size;
        yield size > 0;
      }
      case ZSTD, ZIP, TAR -> false;
    };
  }

  private boolean unpack(int size) {
    // The trailer tells the length modulo 2^32; if it lies, the result is odd or does not fit.
    long told =
        size < GzipFrame.TRAILER_BYTES ? 0 : GzipFrame.toldLength(packed, size) & 0xffffffffL;
    if (told > limits.maxInMemoryBytes() || limits.isExceeded(size, told)) {
      return false;
    }
    unpacked = withRoom(unpacked, (int) told);
    bytes = unpacked;
    length = gunzip.unpack(packed, size, unpacked, (int) told);
    return length > 0;
  }

  private static byte[] withRoom(byte[] buffer, int size) {
    if (buffer.length >= size + PADDING_BYTES) {
      return buffer;
    }
    return new byte
        [Math.max(size + PADDING_BYTES, Math.min(2 * buffer.length, size + (size >> 1)))];
  }

  /// The document read last, followed by at least [#PADDING_BYTES] of anything; not a copy.
  public byte[] bytes() {
    return bytes;
  }

  /// Length of the document read last.
  public int length() {
    return length;
  }

  @Override
  public void close() {
    gunzip.close();
    headInflate.close();
  }
}
