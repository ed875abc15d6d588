package org.contadora.desk.threats;

import java.io.IOException;
import java.util.List;
import org.contadora.desk.jobs.JobProgress;

/// Weighs threats. The desk knows nothing of tariffs: whoever starts it hands it this.
public interface ThreatEngine {
  /// A desk that was started without trade data.
  ThreatEngine NONE =
      new ThreatEngine() {
        @Override
        public Choices choices() {
          return Choices.NOTHING;
        }

        @Override
        public Weighing prepare(ThreatWords words) {
          throw new ThreatException(
              "No trade data are loaded.\nMaybe contadora fetch trade, and --world at the start.");
        }
      };

  /// What can be asked for now.
  Choices choices() throws IOException;

  /// Checks what was typed.
  ///
  /// @throws ThreatException if it cannot be weighed
  Weighing prepare(ThreatWords words) throws IOException;

  /// What can be asked for.
  ///
  /// @param ready whether there is a world to weigh a threat in
  /// @param byProduct whether trade by product is known too
  /// @param madeUp whether the trade is a sample that nobody measured
  /// @param countries of the world
  /// @param groups names of groups
  record Choices(
      boolean ready,
      boolean byProduct,
      boolean madeUp,
      List<Country> countries,
      List<String> groups) {
    static final Choices NOTHING =
        new Choices(
            /* ready= */ false, /* byProduct= */ false, /* madeUp= */ false, List.of(), List.of());

    /// Keeps the lists from changing.
    public Choices {
      countries = List.copyOf(countries);
      groups = List.copyOf(groups);
    }
  }

  /// A country by both its codes of ISO 3166-1.
  record Country(String alpha3, String alpha2) {}

  /// A threat that can be weighed.
  @FunctionalInterface
  interface Weighing {
    /// Weighs it.
    ///
    /// @param progress told how far it is
    /// @return the data of the page on it, a JSON object
    String run(JobProgress progress) throws IOException;
  }
}
