package org.contadora.app.commands;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.contadora.app.fetch.BytesSeen;
import org.contadora.app.fetch.Fetch;
import org.contadora.app.fetch.Fetched;
import org.contadora.app.fetch.Fetched.Outcome;
import org.contadora.app.fetch.Politeness;
import org.contadora.app.fetch.Publishers;
import org.contadora.app.fetch.Waiting;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What all fetching has in common.
final class FetchOptions {
  @Option(
      names = "--publishers",
      paramLabel = "FILE",
      description = "Table of publishers to use instead of the shipped one.")
  private @Nullable Path publishers;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      defaultValue = "${sys:user.home}/.cache/contadora",
      description =
          "Where to remember what was fetched, and keep what broke off. Default:"
              + " ~/.cache/contadora.")
  private Path cache = Path.of(".cache");

  @Option(
      names = "--dry-run",
      description = "Only tell what would be fetched, and from where; ask nobody.")
  private boolean dryRun;

  /// The table of publishers.
  Publishers publishers() {
    return publishers == null ? Publishers.shipped() : Publishers.of(publishers);
  }

  /// Ready to fetch; says what it does to `terminal`.
  Fetch fetch(Terminal terminal) {
    return new Fetch(publishers(), cache, Politeness.DEFAULT, Waiting.SLEEP, terminal::say, dryRun);
  }

  /// Ready to fetch large files; shows how far each is.
  Fetch fetch(Terminal terminal, BytesSeen seen) {
    return new Fetch(
        publishers(), cache, Politeness.DEFAULT, Waiting.SLEEP, terminal::say, dryRun, seen);
  }

  /// Lists what became of each thing, and gives the exit code.
  static int tell(List<Fetched> results, Terminal terminal) {
    boolean good = false;
    boolean failed = false;
    for (Fetched one : results) {
      terminal
          .out()
          .printf(
              Locale.ROOT,
              "%-9s %s%s: %s%n",
              one.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
              one.what(),
              one.bytes() > 0 ? " (%d bytes)".formatted(one.bytes()) : "",
              one.detail());
      failed |= one.outcome() == Outcome.FAILED;
      good |= one.outcome() != Outcome.FAILED;
    }
    terminal.out().flush();
    return !failed ? ExitCode.OK : good ? ExitCode.PARTIAL : ExitCode.FAILED;
  }
}
