package org.contadora.flights.inputs;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.contadora.core.Refusals;
import org.contadora.core.Sha256;
import org.jspecify.annotations.Nullable;

/// One input as the user named it, or as it was found in a folder: a file, the parts of a split
/// archive as one, or a stream that can be read once.
public final class Input implements AutoCloseable {
  private static final int HASH_BUFFER = 1 << 18;

  private final String name;
  private final List<Path> parts;
  private final long fileBytes;
  private final @Nullable InputStream stream;
  private final @Nullable MessageDigest streamDigest;
  private long streamedBytes;

  /// Open as long as members are read from it; other files are opened for each use, as there may be
  /// many.
  private @Nullable JoinedFile tar;

  private Input(String name, List<Path> parts, long fileBytes, @Nullable InputStream stream) {
    this.name = name;
    this.parts = parts;
    this.fileBytes = fileBytes;
    this.stream = stream;
    this.streamDigest = stream == null ? null : Sha256.digest();
  }

  static Input of(String name, List<Path> parts) throws IOException {
    long bytes = 0;
    for (Path part : parts) {
      bytes += Files.size(part);
    }
    return new Input(name, List.copyOf(parts), bytes, null);
  }

  static Input of(String name, InputStream stream) {
    return new Input(name, List.of(), 0, stream);
  }

  /// The name to show: the path as given, `-` for standard input.
  public String name() {
    return name;
  }

  /// Size in bytes; for a stream, what was read of it so far.
  public long bytes() {
    return stream == null ? fileBytes : streamedBytes;
  }

  /// Whether this can be read only once, from beginning to end.
  public boolean isStream() {
    return stream != null;
  }

  /// SHA-256 over all bytes, in lower-case hexadecimal. A file is read for it; a stream must have
  /// been read before. To be asked once.
  public String sha256() throws IOException {
    if (streamDigest != null) {
      return Sha256.hex(streamDigest);
    }
    MessageDigest digest = Sha256.digest();
    try (InputStream in = open(0, fileBytes)) {
      byte[] buffer = new byte[HASH_BUFFER];
      int read;
      while ((read = in.read(buffer)) > 0) {
        digest.update(buffer, 0, read);
      }
    }
    return Sha256.hex(digest);
  }

  /// The parts that can be read on their own: the members of a tar that lies in a file, in their
  /// order, else the whole input.
  public List<Piece> pieces(Refusals refusals) throws IOException {
    if (stream != null) {
      return List.of(new Piece(this, -1, 0, -1));
    }
    byte[] head = new byte[TarHeader.BLOCK];
    JoinedFile file = new JoinedFile(parts);
    try {
      int length = file.read(0, head, 0, head.length);
      if (Container.of(head, length) == Container.TAR) {
        tar = file;
        return members(file, refusals);
      }
      return List.of(new Piece(this, -1, 0, file.size()));
    } finally {
      if (tar == null) {
        file.close();
      }
    }
  }

  private List<Piece> members(JoinedFile tar, Refusals refusals) throws IOException {
    List<Piece> pieces = new ArrayList<>();
    TarWalk walk = new TarWalk(name, refusals);
    byte[] block = new byte[TarHeader.BLOCK];
    long firstHeader = -1;
    long at = 0;
    while (tar.read(at, block, 0, block.length) == block.length) {
      TarWalk.Step step = walk.header(block, 0);
      firstHeader = firstHeader < 0 ? at : firstHeader;
      at += TarHeader.BLOCK;
      if (step.isAttributes()) {
        walk.attributes(bytes(tar, at, (int) step.contentBytes()));
      } else {
        if (step.isFile()) {
          long length = Math.min(step.contentBytes(), tar.size() - at);
          pieces.add(new Piece(this, firstHeader, at, length));
          if (length < step.contentBytes()) {
            walk.truncated(step.name());
          }
        }
        firstHeader = -1;
      }
      at += step.paddedBytes();
    }
    return pieces;
  }

  private static byte[] bytes(JoinedFile tar, long at, int length) throws IOException {
    byte[] content = new byte[length];
    tar.read(at, content, 0, length);
    return content;
  }

  /// The name of the member whose headers begin at `headerAt` and whose content begins at `at`.
  String memberName(long headerAt, long at) {
    TarWalk walk = new TarWalk(name, new Refusals());
    byte[] block = new byte[TarHeader.BLOCK];
    String member = "?";
    try {
      long p = headerAt;
      while (p < at && read(p, block, block.length) == block.length) {
        TarWalk.Step step = walk.header(block, 0);
        p += TarHeader.BLOCK;
        if (step.isAttributes()) {
          byte[] content = new byte[(int) step.contentBytes()];
          read(p, content, content.length);
          walk.attributes(content);
          p += step.paddedBytes();
        }
        member = step.name();
      }
    } catch (IOException _) {
      // The name only helps to find the place; reading the content will tell what is wrong.
    }
    return member;
  }

  InputStream open(long at, long length) throws IOException {
    if (stream == null) {
      return tar != null
          ? tar.stream(at, length, false)
          : new JoinedFile(parts).stream(at, length, true);
    }
    return new FilterInputStream(stream) {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] into, int offset, int count) throws IOException {
        int read = in.read(into, offset, count);
        if (read > 0 && streamDigest != null) {
          streamDigest.update(into, offset, read);
          streamedBytes += read;
        }
        return read;
      }

      @Override
      public long skip(long count) throws IOException {
        return Math.max(0, read(new byte[Math.clamp(count, 0, HASH_BUFFER)]));
      }
    };
  }

  int read(long at, byte[] into, int count) throws IOException {
    if (tar != null) {
      return tar.read(at, into, 0, count);
    }
    try (JoinedFile file = new JoinedFile(parts)) {
      return file.read(at, into, 0, count);
    }
  }

  @Override
  public void close() throws IOException {
    if (tar != null) {
      tar.close();
    }
  }
}
