package org.contadora.app.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The body of an answer whose publisher must not fall silent: the JDK's client waits for the rest
/// of an answer that has begun as long as the connection stands, which can be for ever.
final class HeardStream extends FilterInputStream {
  private final Duration longestSilence;

  /// @param longestSilence longest time without a byte
  HeardStream(InputStream body, Duration longestSilence) {
    super(body);
    this.longestSilence = longestSilence;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /// As [InputStream#read(byte[], int, int)].
  ///
  /// @throws IOException also if nothing came for too long; the answer is closed then
  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    CompletableFuture<Integer> read = new CompletableFuture<>();
    Thread.startVirtualThread(() -> {
      try {
        read.complete(in.read(into, offset, length));
      } catch (IOException | RuntimeException e) {
        read.completeExceptionally(e);
      }
    });
    try {
      return read.get(longestSilence.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      close();
      throw new IOException("nothing came for %d s".formatted(longestSilence.toSeconds()));
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      InterruptedIOException stopped = new InterruptedIOException("The fetch was stopped.");
      stopped.initCause(e);
      throw stopped;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    }
  }
}
