package org.contadora.simulator;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/// Writes a plain ustar archive (POSIX.1-1988) of small files.
final class TarWriter implements Closeable {
  private static final int BLOCK = 512;
  private static final int RECORD_BLOCKS = 20;

  private final OutputStream out;
  private final long timeS;
  private long blocks;

  /// @param timeS modification time of all members, seconds of the Unix epoch
  TarWriter(Path path, long timeS) throws IOException {
    this.out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 17);
    this.timeS = timeS;
  }

  void add(String name, byte[] content) throws IOException {
    header(name, content.length);
    out.write(content);
    int rest = (BLOCK - content.length % BLOCK) % BLOCK;
    out.write(new byte[rest]);
    blocks += (content.length + rest) / BLOCK;
  }

  private void header(String name, long size) throws IOException {
    var block = new byte[BLOCK];
    text(block, 0, name);
    octal(block, 100, 8, 0644);
    octal(block, 108, 8, 0);
    octal(block, 116, 8, 0);
    octal(block, 124, 12, size);
    octal(block, 136, 12, timeS);
    Arrays.fill(block, 148, 156, (byte) ' ');
    block[156] = '0';
    text(block, 257, "ustar");
    text(block, 263, "00");
    int sum = 0;
    for (byte b : block) {
      sum += b & 0xff;
    }
    octal(block, 148, 7, sum);
    out.write(block);
    blocks++;
  }

  private static void text(byte[] block, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, block, at, bytes.length);
  }

  private static void octal(byte[] block, int at, int length, long value) {
    text(block, at, String.format(Locale.ROOT, "%0" + (length - 1) + "o", value));
  }

  @Override
  public void close() throws IOException {
    long left = RECORD_BLOCKS - (blocks + 2) % RECORD_BLOCKS;
    out.write(new byte[(int) (2 + left % RECORD_BLOCKS) * BLOCK]);
    out.close();
  }
}
