package org.contadora.flights.tracks;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// A fixed number of platform threads that share out numbered tasks in their order.
final class Workers implements AutoCloseable {
  private final int threads;
  private final ExecutorService pool;

  /// What one thread does with each task that it takes; closed when there are no more.
  interface Worker extends AutoCloseable {
    void task(int number) throws IOException;

    @Override
    void close() throws IOException;
  }

  /// Makes a worker for a thread.
  interface WorkerFactory {
    Worker create();
  }

  Workers(int threads) {
    this.threads = threads;
    this.pool = Executors.newFixedThreadPool(threads);
  }

  /// Does tasks 0 to `count`; each thread takes the next one that is not taken.
  ///
  /// @throws IOException if a worker throws one; the others stop after their task
  void run(int count, WorkerFactory factory) throws IOException {
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> results = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      results.add(
          pool.submit(() -> {
            try (Worker worker = factory.create()) {
              for (int number; (number = next.getAndIncrement()) < count; ) {
                worker.task(number);
              }
            } catch (IOException | RuntimeException | Error e) {
              next.set(count);
              throw e;
            }
            return null;
          }));
    }
    for (Future<?> result : results) {
      await(result);
    }
  }

  private static void await(Future<?> result) throws IOException {
    try {
      result.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The run was interrupted.");
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException failure -> throw failure;
        case UncheckedIOException failure -> throw failure.getCause();
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw new IllegalStateException("A worker must not fail.", e);
      }
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
    pool.close();
  }
}
