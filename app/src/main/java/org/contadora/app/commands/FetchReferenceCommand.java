package org.contadora.app.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.contadora.app.fetch.Fetch;
import org.contadora.app.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `contadora fetch reference`: airports, runways, countries, aircraft, address blocks.
@Command(
    name = "reference",
    description = {
      "Brings airports, runways, countries, aircraft and address blocks.",
      "",
      "Run again, it asks only whether there is something newer."
    },
    footer = {
      "",
      "Examples:",
      "  contadora fetch reference --reference reference",
      "  contadora fetch reference --dry-run          where it all comes from"
    })
public final class FetchReferenceCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final FetchOptions options = new FetchOptions();

  @Option(
      names = "--reference",
      paramLabel = "DIR",
      defaultValue = "reference",
      description = "Folder to bring it to. Default: reference.")
  private Path folder = Path.of("reference");

  /// A command that speaks to `terminal`.
  public FetchReferenceCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (Fetch fetch = options.fetch(terminal)) {
      return FetchOptions.tell(fetch.reference(folder), terminal);
    }
  }
}
