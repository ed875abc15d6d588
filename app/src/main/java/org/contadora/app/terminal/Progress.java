package org.contadora.app.terminal;

import java.time.temporal.ChronoUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// How far a long run is, with rate and time left, where a person looks on; nothing in a pipe.
public final class Progress implements AutoCloseable {
  private static final int REFRESH_MS = 250;
  private static final long BYTES_PER_MB = 1_000_000;

  private final @Nullable ProgressBar bar;

  private Progress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  /// Counts things.
  ///
  /// @param task what is done, in the person's language
  /// @param total how many there are, -1 if that is not known yet
  public static Progress ofItems(Terminal terminal, String task, long total) {
    return of(terminal, task, total, "", 1);
  }

  /// Counts bytes, shown in megabytes.
  ///
  /// @param task what is done, in the person's language
  /// @param total how many there are, -1 if that is not known yet
  public static Progress ofBytes(Terminal terminal, String task, long total) {
    return of(terminal, task, total, " MB", BYTES_PER_MB);
  }

  /// Says how much is done by now. May be called by several threads.
  public void at(long done) {
    if (bar != null) {
      bar.stepTo(done);
    }
  }

  /// Says how much is done by now, and how much there is. May be called by several threads.
  public void at(long done, long total) {
    if (bar != null) {
      bar.maxHint(total);
      bar.stepTo(done);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }

  private static Progress of(
      Terminal terminal, String task, long total, String unit, long unitSize) {
    if (!terminal.interactive()) {
      return new Progress(null);
    }
    return new Progress(
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .setUnit(unit, unitSize)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(REFRESH_MS)
            .setSpeedUnit(ChronoUnit.SECONDS)
            .showSpeed()
            .clearDisplayOnFinish()
            .setConsumer(new ConsoleProgressBarConsumer(System.err))
            .build());
  }
}
