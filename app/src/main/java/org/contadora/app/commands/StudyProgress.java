package org.contadora.app.commands;

import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Progress;
import org.contadora.app.terminal.Terminal;

/// Is told how far a study of a threat is.
@FunctionalInterface
interface StudyProgress {
  /// Begins a step, which ends when it is closed.
  ///
  /// @param code of what is done: `solving` or `planning`
  /// @param total how much there is
  Step begin(String code, long total);

  /// One step.
  interface Step extends AutoCloseable {
    /// Takes how much is done.
    void at(long done);

    @Override
    default void close() {}
  }

  /// Bars on a terminal.
  static StudyProgress on(Terminal terminal, Messages messages) {
    return (code, total) -> {
      String label =
          messages.text(code.equals("planning") ? "exposure.planning" : "cli.exposure_solving");
      Progress progress = Progress.ofItems(terminal, label, total);
      return new Step() {
        @Override
        public void at(long done) {
          progress.at(done);
        }

        @Override
        public void close() {
          progress.close();
        }
      };
    };
  }
}
