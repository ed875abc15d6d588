package org.contadora.app.commands;

import java.io.IOException;
import java.nio.file.Path;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.core.Reasons;
import org.contadora.core.Refusals;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.airports.NoReferenceException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which airports there are.
final class ReferenceOption {
  @Option(
      names = "--reference",
      paramLabel = "DIR",
      description =
          "Airports and runways that contadora fetch brought. Default: the shipped airports.")
  private @Nullable Path folder;

  /// The airports, fetched or shipped.
  ///
  /// @param refusals takes the rows that could not be used
  Airports airports(Refusals refusals) {
    try {
      return folder == null ? Airports.bundled() : Airports.read(folder, refusals);
    } catch (NoReferenceException e) {
      throw new CommandFailed(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new CommandFailed(
          "The reference folder (%s) could not be read: %s".formatted(folder, Reasons.of(e)));
    }
  }
}
