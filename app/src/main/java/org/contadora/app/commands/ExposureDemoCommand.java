package org.contadora.app.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.contadora.app.files.WholeOutput;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Opener;
import org.contadora.app.terminal.Progress;
import org.contadora.app.terminal.Terminal;
import org.contadora.core.Refusals;
import org.contadora.core.Seed;
import org.contadora.exposure.equilibrium.Equilibrium;
import org.contadora.exposure.equilibrium.ModelCase;
import org.contadora.exposure.page.ThreatFindings;
import org.contadora.exposure.scenarios.Scenarios;
import org.contadora.exposure.store.TradeLoad;
import org.contadora.exposure.store.TradeStore;
import org.contadora.exposure.trade.SampleTrade;
import org.contadora.exposure.trade.TradeDataException;
import org.contadora.exposure.world.BadInput;
import org.contadora.exposure.world.World;
import org.contadora.exposure.world.WorldFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `contadora exposure demo`: the ladder of January 2025 on one page.
@Command(
    name = "demo",
    description = {
      "See what a threat would cost: the ladder of January 2025 against Colombia, on one page.",
      "",
      "With trade data in a folder the figures are theirs; without, they are those of a made-up sample,"
          + " and the page says so in every view. DIR then holds the data as loaded (trade.duckdb) and the"
          + " page (exposure.html)."
    },
    footer = {
      "",
      "Examples:",
      "  contadora exposure demo",
      "  contadora exposure demo --data trade --lang en --out colombia"
    })
public final class ExposureDemoCommand implements Callable<Integer> {
  private static final String SCENARIO = "colombia-2025";
  private static final String STORE = "trade.duckdb";
  private static final String SAMPLE = "made-up-sample";
  private static final String PAGE = "exposure.html";

  /// Where a checkout has its check data.
  private static final Path CHECK_DATA = Path.of("..", "shared", "data", "trade");

  private static final Seed SEED = new Seed(1);

  private final Terminal terminal;
  private final Opener opener;

  @Mixin private final LanguageOption language = new LanguageOption();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Folder with trade data. Default: ../shared/data/trade where that is there, else a made-up"
              + " sample.")
  private @Nullable Path data;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "exposure-demo",
      description = "Folder to write to. Default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("");

  @Option(names = "--no-open", description = "Name the page, do not open it.")
  private boolean closed;

  /// A command that speaks to `terminal` and opens the page with `opener`.
  public ExposureDemoCommand(Terminal terminal, Opener opener) {
    this.terminal = terminal;
    this.opener = opener;
  }

  @Override
  public Integer call() throws IOException {
    Messages messages = language.messages();
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw WholeOutput.notWritten(out, e);
    }
    Refusals refusals = new Refusals();
    Path page = out.resolve(PAGE).toAbsolutePath().normalize();
    try {
      ThreatPages.write(page, findings(refusals, messages), messages.language());
    } catch (BadInput | TradeDataException e) {
      throw new CommandFailed(String.valueOf(e.getMessage()));
    }
    // Some rows of published tables name no country; what they were is shown, and is no failure.
    Refused.tell(refusals, terminal, messages);
    terminal.say(messages.text("cli.open", "path", page));
    if (!closed && terminal.interactive()) {
      opener.open(page);
    }
    return ExitCode.OK;
  }

  private ThreatFindings findings(Refusals refusals, Messages messages) throws IOException {
    Path folder = data(messages);
    Path storeFile = out.resolve(STORE);
    load(folder, storeFile, refusals, messages);
    World world = WorldFiles.read(folder, refusals);
    Equilibrium equilibrium = Equilibrium.of(world, ModelCase.baseline());
    try (TradeStore store = TradeStore.open(storeFile, TradeStoreOption.threads())) {
      return new ThreatStudy(StudyProgress.on(terminal, messages), equilibrium)
          .weigh(
              ThreatStudy.within(Scenarios.named(SCENARIO), world),
              null,
              folder,
              store,
              EnumSet.allOf(ThreatStudy.Part.class));
    }
  }

  /// The folder of trade data: as given, the checks' own, or a sample made here.
  private Path data(Messages messages) throws IOException {
    Path given = data;
    if (given != null) {
      if (!WorldFiles.areIn(given)) {
        throw new CommandFailed(
            "The folder (%s) must hold %s and %s."
                .formatted(given, WorldFiles.COUNTRIES, WorldFiles.TRADE));
      }
      return given;
    }
    if (WorldFiles.areIn(CHECK_DATA)) {
      return CHECK_DATA;
    }
    terminal.say(messages.text("exposure.made_up"));
    Path folder = out.resolve(SAMPLE);
    Files.createDirectories(folder);
    new SampleTrade(SEED).write(folder);
    return folder;
  }

  private void load(Path folder, Path store, Refusals refusals, Messages messages)
      throws IOException {
    try (Progress progress = Progress.ofBytes(terminal, messages.text("exposure.loading"), -1)) {
      new TradeLoad(store, TradeStoreOption.threads())
          .load(List.of(folder), refusals, progress::at);
    }
  }
}
