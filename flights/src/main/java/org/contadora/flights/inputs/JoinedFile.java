package org.contadora.flights.inputs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// One file, or the parts of a split one in their order, read at any place by any thread.
final class JoinedFile implements AutoCloseable {
  private final List<FileChannel> channels = new ArrayList<>();
  private final List<Long> starts = new ArrayList<>();
  private final long size;

  JoinedFile(List<Path> parts) throws IOException {
    long at = 0;
    try {
      for (Path part : parts) {
        FileChannel channel = FileChannel.open(part, StandardOpenOption.READ);
        channels.add(channel);
        starts.add(at);
        at += channel.size();
      }
    } catch (IOException e) {
      close();
      throw e;
    }
    size = at;
  }

  long size() {
    return size;
  }

  /// Reads up to `length` bytes from `position` on; fewer only at the end.
  int read(long position, byte[] into, int offset, int length) throws IOException {
    int done = 0;
    while (done < length && position + done < size) {
      int part = part(position + done);
      ByteBuffer buffer = ByteBuffer.wrap(into, offset + done, length - done);
      int read = channels.get(part).read(buffer, position + done - starts.get(part));
      if (read <= 0) {
        break;
      }
      done += read;
    }
    return done;
  }

  private int part(long position) {
    int part = starts.size() - 1;
    while (starts.get(part) > position) {
      part--;
    }
    return part;
  }

  /// The bytes from `position` on as a stream of `length` bytes.
  ///
  /// @param closing whether the file is closed with the stream
  InputStream stream(long position, long length, boolean closing) {
    return new RegionStream(position, Math.min(length, size - position), closing);
  }

  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (FileChannel channel : channels) {
      try {
        channel.close();
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private final class RegionStream extends InputStream {
    private long position;
    private final long end;
    private final boolean closing;

    RegionStream(long position, long length, boolean closing) {
      this.closing = closing;
      this.position = position;
      this.end = position + length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      int wanted = (int) Math.min(length, end - position);
      if (wanted <= 0) {
        return -1;
      }
      int read = JoinedFile.this.read(position, into, offset, wanted);
      position += read;
      return read <= 0 ? -1 : read;
    }

    @Override
    public long skip(long count) {
      long skipped = Math.clamp(count, 0, end - position);
      position += skipped;
      return skipped;
    }

    @Override
    public void close() throws IOException {
      if (closing) {
        JoinedFile.this.close();
      }
    }
  }
}
