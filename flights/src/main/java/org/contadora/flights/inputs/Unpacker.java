package org.contadora.flights.inputs;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.contadora.core.Refusals;

/// Opens containers in containers as one stream, down to the documents.
final class Unpacker {
  private static final int BUFFER = 1 << 16;

  private final InputLimits limits;
  private final DocumentSink sink;
  private final Refusals refusals;

  Unpacker(InputLimits limits, DocumentSink sink, Refusals refusals) {
    this.limits = limits;
    this.sink = sink;
    this.refusals = refusals;
  }

  /// Unpacks everything in `raw`.
  void unpack(String origin, InputStream raw) throws IOException {
    GuardedStream.Counter counter = new GuardedStream.Counter(raw);
    unpack(origin, guard(counter, counter, "INPUT_UNREADABLE", origin), 1);
  }

  private void unpack(String origin, InputStream in, int depth) throws IOException {
    byte[] head = in.readNBytes(Document.HEAD_BYTES);
    if (head.length == 0) {
      refusals.refuse("INPUT_EMPTY", origin, "The input must not be empty.");
      return;
    }
    InputStream all =
        head.length < Document.HEAD_BYTES
            ? new ByteArrayInputStream(head)
            : new SequenceInputStream(new ByteArrayInputStream(head), in);
    Container container = Container.of(head, head.length);
    if (container == Container.NONE) {
      sink.accept(new Document(origin, head, all));
    } else if (depth > limits.maxDepth()) {
      refusals.refuse(
          "ARCHIVE_DEPTH",
          origin,
          "Archives must not lie more than %d deep in one another.".formatted(limits.maxDepth()));
    } else {
      open(container, origin, new GuardedStream.Counter(all), depth);
    }
  }

  private void open(Container container, String origin, GuardedStream.Counter packed, int depth)
      throws IOException {
    switch (container) {
      case GZIP -> {
        InputStream unpacked;
        try {
          unpacked = new GZIPInputStream(packed, BUFFER);
        } catch (IOException e) {
          refusals.refuse(
              "GZIP_DAMAGED", origin, "The gzip header cannot be read: " + GuardedStream.reason(e));
          return;
        }
        unpack(origin, guard(unpacked, packed, "GZIP_DAMAGED", origin), depth + 1);
      }
      case ZSTD -> {
        try (ZstdInputStream unpacked = new ZstdInputStream(packed)) {
          unpack(origin, guard(unpacked, packed, "ZSTD_DAMAGED", origin), depth + 1);
        }
      }
      case ZIP -> zip(origin, packed, depth);
      case TAR -> tar(origin, packed, depth);
      case NONE -> throw new IllegalArgumentException("A document is no container.");
    }
  }

  private GuardedStream guard(
      InputStream unpacked, GuardedStream.Counter packed, String code, String origin) {
    return new GuardedStream(unpacked, packed, limits, code, origin, refusals);
  }

  private void zip(String origin, GuardedStream.Counter packed, int depth) throws IOException {
    ZipArchiveInputStream zip = new ZipArchiveInputStream(packed, "UTF-8", true, true);
    while (true) {
      ZipArchiveEntry entry;
      try {
        entry = zip.getNextEntry();
      } catch (IOException | RuntimeException e) {
        refusals.refuse(
            "ZIP_DAMAGED", origin, "The next member cannot be found: " + GuardedStream.reason(e));
        return;
      }
      if (entry == null) {
        return;
      }
      if (entry.isDirectory()) {
        continue;
      }
      String member = origin + "!" + entry.getName();
      if (!zip.canReadEntryData(entry)) {
        refusals.refuse(
            "ZIP_METHOD", member, "The member must be stored or deflated, and not encrypted.");
        continue;
      }
      unpack(member, guard(zip, packed, "ZIP_DAMAGED", member), depth + 1);
    }
  }

  private void tar(String origin, InputStream packed, int depth) throws IOException {
    TarWalk walk = new TarWalk(origin, refusals);
    byte[] block = new byte[TarHeader.BLOCK];
    while (packed.readNBytes(block, 0, block.length) == block.length) {
      TarWalk.Step step = walk.header(block, 0);
      if (step.contentBytes() == 0) {
        continue;
      }
      if (step.isAttributes()) {
        byte[] content = packed.readNBytes((int) step.contentBytes());
        walk.attributes(Arrays.copyOf(content, (int) step.contentBytes()));
        skip(packed, step.paddedBytes() - step.contentBytes());
        continue;
      }
      Member member = new Member(packed, step.contentBytes());
      if (step.isFile()) {
        unpack(origin + "!" + step.name(), member, depth + 1);
      }
      skip(packed, step.paddedBytes() - step.contentBytes() + member.left);
      if (member.broken) {
        walk.truncated(step.name());
      }
    }
  }

  private static void skip(InputStream in, long bytes) throws IOException {
    long left = bytes;
    byte[] buffer = new byte[BUFFER];
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        return;
      }
      left -= read;
    }
  }

  /// One member's part of a tar that is read as a stream.
  private static final class Member extends InputStream {
    private final InputStream in;
    private long left;
    private boolean broken;

    Member(InputStream in, long length) {
      this.in = in;
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = in.read(into, offset, (int) Math.min(length, left));
      if (read < 0) {
        broken = true;
        left = 0;
        return -1;
      }
      left -= read;
      return read;
    }
  }
}
