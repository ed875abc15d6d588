package org.contadora.app.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.contadora.app.fetch.Fetch;
import org.contadora.app.terminal.Progress;
import org.contadora.app.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `contadora fetch trade`: world trade by product, gross domestic products.
@Command(
    name = "trade",
    description = {
      "Brings world trade by product (CEPII BACI) and gross domestic products (World Bank).",
      "",
      "BACI is a few hundred megabytes; a download that breaks off goes on where it stopped. Run again,"
          + " it asks only whether there is something newer. Then load the folder."
    },
    footer = {
      "",
      "Examples:",
      "  contadora fetch trade --out trade",
      "  contadora exposure load trade",
      "  contadora fetch trade --dry-run          where it all comes from"
    })
public final class FetchTradeCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final LanguageOption language = new LanguageOption();
  @Mixin private final FetchOptions options = new FetchOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "trade",
      description = "Folder to bring it to. Default: ${DEFAULT-VALUE}.")
  private Path folder = Path.of("trade");

  /// A command that speaks to `terminal`.
  public FetchTradeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    String task = language.messages().text("exposure.fetching");
    try (Progress progress = Progress.ofBytes(terminal, task, -1);
        Fetch fetch = options.fetch(terminal, progress::at)) {
      return FetchOptions.tell(fetch.trade(folder), terminal);
    }
  }
}
