package org.contadora.app.commands;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Opener;
import org.contadora.app.terminal.Terminal;
import org.contadora.core.Reasons;
import org.contadora.core.Refusals;
import org.contadora.core.Seed;
import org.contadora.desk.Desk;
import org.contadora.desk.DeskException;
import org.contadora.desk.DeskParts;
import org.contadora.desk.DeskSettings;
import org.contadora.desk.jobs.JobProgress;
import org.contadora.exposure.world.BadInput;
import org.contadora.simulator.SimulationOptions;
import org.contadora.simulator.SimulationResult;
import org.contadora.simulator.Simulator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `contadora desk`: the desk, until it is stopped.
@Command(
    name = "desk",
    description = {
      "Open the desk: flights seen, decided, counted and cited in the browser.",
      "",
      "Server and pages run in this one process until Ctrl-C. An empty desk offers a simulated"
          + " sample. Only this machine reaches it, and whoever sits there may do everything, until"
          + " there is an account; on another --host it needs an administrator first."
    },
    footer = {
      "",
      "Examples:",
      "  contadora desk",
      "  contadora desk --sample --data sample",
      "  contadora desk --data newsroom --input-folder history --port 0",
      "  contadora desk --arrivals-file /srv/reception/arrivals.sealed",
      "  contadora desk account add ana --role administrator"
    })
public final class DeskCommand implements Callable<Integer> {
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 2);
  private static final Seed SEED = new Seed(1);

  /// Folder of the made-up economy in that of a desk that shows the sample.
  private static final String MADE_UP_TRADE = "made-up-trade";

  private final Terminal terminal;
  private final Opener opener;
  private final Path standardData;
  private final String engineName;
  private final Map<String, String> environment;

  @Mixin private final LanguageOption language = new LanguageOption();
  @Mixin private final EngineOptions engine = new EngineOptions();
  @Mixin private final WorldOption world = new WorldOption();
  @Mixin private final TradeStoreOption store = new TradeStoreOption();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "" + DeskSettings.DEFAULT_PORT,
      description = "Port to listen on, 0 for any that is free. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = DeskSettings.LOOPBACK,
      description = "Address to listen on. Default: ${DEFAULT-VALUE}, this machine alone.")
  private String host = "";

  @Option(
      names = "--public-address",
      paramLabel = "URL",
      description = "Address under which people reach the desk if a proxy stands before it.")
  private @Nullable URI publicAddress;

  @Option(
      names = "--public",
      description =
          "Let everybody read without an account, but for names, reasons and notes of those who"
              + " decide.")
  private boolean publicReading;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder in which the desk keeps everything. Default: ~/.local/share/contadora.")
  private @Nullable Path data;

  @Option(
      names = "--input-folder",
      paramLabel = "DIR",
      description =
          "Folder from which an administrator may bring in files; may be repeated. Default: none.")
  private List<Path> inputFolders = List.of();

  @Option(
      names = "--arrivals-file",
      paramLabel = "FILE",
      description = {
        "Keep people who arrive in this file, sealed with a passphrase (AES-256-GCM, Argon2id). Default:"
            + " in memory alone, gone when the desk ends.",
        "The passphrase is read from --arrivals-passphrase-file, else from the environment variable"
            + " CONTADORA_ARRIVALS_PASSPHRASE, else asked for; left empty, somebody of reception"
            + " unlocks the file on the page Arrivals. Who loses it loses what is in the file."
      })
  private @Nullable Path arrivalsFile;

  @Option(
      names = "--arrivals-passphrase-file",
      paramLabel = "FILE",
      description =
          "File whose first line is the passphrase; nobody but its owner may be able to read it.")
  private @Nullable Path passphraseFile;

  @Option(
      names = "--sample",
      description =
          "Fill an empty desk with two weeks of simulated flights; every page says that none happened.")
  private boolean sample;

  @Option(names = "--no-open", description = "Name the desk's address, do not open it.")
  private boolean closed;

  /// A command that speaks to `terminal` and opens the desk with `opener`.
  ///
  /// @param standardData the desk's folder if no other is named
  /// @param engineName name and version of this program, to stand in every observation
  /// @param environment where a passphrase may stand
  public DeskCommand(
      Terminal terminal,
      Opener opener,
      Path standardData,
      String engineName,
      Map<String, String> environment) {
    this.terminal = terminal;
    this.opener = opener;
    this.standardData = standardData;
    this.engineName = engineName;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Messages messages = language.messages();
    Path folder = (data == null ? standardData : data).toAbsolutePath().normalize();
    if (passphraseFile != null && arrivalsFile == null) {
      throw new CommandFailed(
          ExitCode.USAGE,
          "The option --arrivals-passphrase-file (%s) needs --arrivals-file."
              .formatted(passphraseFile));
    }
    try (Desk desk = start(folder)) {
      openArrivals(desk, messages);
      URI address = URI.create("http://%s:%d/".formatted(named(host), desk.port()));
      terminal.say(messages.text("cli.desk_running", "address", address));
      terminal.say(messages.text("cli.desk_data", "path", folder));
      if (sample && !desk.showSample()) {
        terminal.say(messages.text("cli.desk_not_empty"));
      }
      if (!closed && terminal.interactive()) {
        opener.open(address);
      }
      waitForEnd(desk);
      return ExitCode.OK;
    } catch (DeskException e) {
      throw new CommandFailed(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new CommandFailed(
          "The folder (%s) could not be written: %s".formatted(folder, Reasons.of(e)));
    }
  }

  private Desk start(Path folder) throws IOException {
    var settings =
        new DeskSettings(
            host, port, folder, publicAddress, publicReading, inputFolders, arrivalsFile);
    var parts =
        new DeskParts(
            engine.engine(new Refusals()),
            engineName,
            DeskCommand::simulate,
            threats(folder),
            Clock.systemUTC());
    return Desk.start(settings, parts);
  }

  /// Opens the file of those who arrive, if there is one and its passphrase is to be had here.
  private void openArrivals(Desk desk, Messages messages) throws IOException {
    Path kept = arrivalsFile;
    if (kept == null) {
      return;
    }
    char[] passphrase = new ArrivalsPassphrase(passphraseFile, environment).find();
    if (passphrase.length == 0 && terminal.interactive()) {
      passphrase = terminal.secret(messages.text("cli.desk_arrivals_passphrase", "path", kept));
    }
    try {
      if (passphrase.length > 0) {
        desk.openArrivals(passphrase);
      } else {
        terminal.say(messages.text("cli.desk_arrivals_locked", "path", kept));
      }
    } finally {
      Arrays.fill(passphrase, ' ');
    }
  }

  /// On the world that was named; a desk of the sample has a made-up one where there is none.
  private DeskThreats threats(Path folder) {
    try {
      return new DeskThreats(
          world.folder(),
          store.path(),
          world.modelCase(),
          sample ? folder.resolve(MADE_UP_TRADE) : null);
    } catch (BadInput e) {
      throw new CommandFailed(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  /// The two weeks of `contadora demo`.
  private static List<String> simulate(Path world, JobProgress progress)
      throws IOException, InterruptedException {
    SimulationOptions options =
        SimulationOptions.of(SEED, FIRST_DAY, SimulationOptions.Size.DEMO)
            .withThreads(Runtime.getRuntime().availableProcessors());
    SimulationResult result =
        new Simulator(options)
            .write(world, (done, total) -> progress.at("simulating", done, total));
    return result.archives().stream().map(Path::toString).toList();
  }

  /// IPv6 addresses stand in brackets (RFC 3986, 3.2.2).
  private static String named(String host) {
    return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
  }

  /// Until the process is asked to end, which closes the desk first, or this thread is interrupted.
  private static void waitForEnd(Desk desk) {
    Thread hook = new Thread(desk::close, "close-desk");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException _) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
