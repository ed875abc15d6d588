package org.contadora.app.fetch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// An archive that was fetched whole, in one file or in parts.
final class LocalBlocks implements Blocks, AutoCloseable {
  private final List<FileChannel> parts = new ArrayList<>();
  private long size;

  LocalBlocks(List<Path> files) throws IOException {
    for (Path file : files) {
      FileChannel part = FileChannel.open(file, StandardOpenOption.READ);
      parts.add(part);
      size += part.size();
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public byte[] read(long offset, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(0, Math.min(length, size - offset)));
    long start = 0;
    for (FileChannel part : parts) {
      while (bytes.hasRemaining()
          && offset + bytes.position() >= start
          && offset + bytes.position() < start + part.size()) {
        part.read(bytes, offset + bytes.position() - start);
      }
      start += part.size();
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  @Override
  public void close() throws IOException {
    for (FileChannel part : parts) {
      part.close();
    }
  }
}
