package org.contadora.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.contadora.app.commands.ContadoraCommand;
import org.contadora.app.commands.DemoCommand;
import org.contadora.app.commands.DeskAccountAddCommand;
import org.contadora.app.commands.DeskAccountCommand;
import org.contadora.app.commands.DeskArrivalsCommand;
import org.contadora.app.commands.DeskArrivalsPassphraseCommand;
import org.contadora.app.commands.DeskCommand;
import org.contadora.app.commands.DeskFeedCheckCommand;
import org.contadora.app.commands.DeskFeedCommand;
import org.contadora.app.commands.DeskReportCommand;
import org.contadora.app.commands.ExplainCommand;
import org.contadora.app.commands.ExposureCommand;
import org.contadora.app.commands.ExposureDemoCommand;
import org.contadora.app.commands.ExposureFundCommand;
import org.contadora.app.commands.ExposureGsimCommand;
import org.contadora.app.commands.ExposureLadderCommand;
import org.contadora.app.commands.ExposureLoadCommand;
import org.contadora.app.commands.ExposureProductsCommand;
import org.contadora.app.commands.ExposureRedirectCommand;
import org.contadora.app.commands.ExposureReportCommand;
import org.contadora.app.commands.ExposureRunCommand;
import org.contadora.app.commands.FetchCommand;
import org.contadora.app.commands.FetchPositionsCommand;
import org.contadora.app.commands.FetchReferenceCommand;
import org.contadora.app.commands.FetchTradeCommand;
import org.contadora.app.commands.FlightsCommand;
import org.contadora.app.commands.InspectCommand;
import org.contadora.app.commands.LearnCommand;
import org.contadora.app.commands.LedgerBackupCommand;
import org.contadora.app.commands.LedgerClaimsCommand;
import org.contadora.app.commands.LedgerCommand;
import org.contadora.app.commands.LedgerExportCommand;
import org.contadora.app.commands.LedgerHistoryCommand;
import org.contadora.app.commands.LedgerProveCommand;
import org.contadora.app.commands.LedgerRecordCommand;
import org.contadora.app.commands.LedgerRestoreCommand;
import org.contadora.app.commands.LedgerVerifyCommand;
import org.contadora.app.commands.LegsCommand;
import org.contadora.app.commands.ReachCommand;
import org.contadora.app.commands.ReceptionChooseCommand;
import org.contadora.app.commands.ReceptionCommand;
import org.contadora.app.commands.ReceptionDemoCommand;
import org.contadora.app.commands.ReceptionExplainCommand;
import org.contadora.app.commands.ReceptionImportCommand;
import org.contadora.app.commands.ReceptionPathwaysCommand;
import org.contadora.app.commands.ReceptionPlaceCommand;
import org.contadora.app.commands.ReceptionSimulateCommand;
import org.contadora.app.commands.ReportCommand;
import org.contadora.app.commands.RulesCommand;
import org.contadora.app.commands.SimulateCommand;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Opener;
import org.contadora.app.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/// Puts the command together: every part is handed what it works with, here and nowhere else.
public final class Wiring {
  private final Map<String, String> environment;
  private final Terminal terminal;
  private final Locale locale;

  /// @param environment the process's environment variables
  /// @param locale what the machine is set to; its language is the default for messages and reports
  public Wiring(Map<String, String> environment, Terminal terminal, Locale locale) {
    this.environment = Map.copyOf(environment);
    this.terminal = terminal;
    this.locale = locale;
  }

  /// Runs the command named by `args`.
  ///
  /// @return one of [ExitCode]
  public int run(String... args) {
    try {
      int exitCode = commandLine().execute(args);
      if (terminal.isReaderGone()) {
        return ExitCode.READER_LEFT;
      }
      if (terminal.isCutShort()) {
        return fail(
            new CommandFailed(
                "The standard output could not be written; what came out of it is not whole."
                    + "\nMaybe the disk is full."));
      }
      return exitCode;
    } catch (CommandFailed failed) {
      return fail(failed);
    } catch (OutOfMemoryError _) {
      return fail(
          new CommandFailed(
              "The memory that Java was given (%d MB) does not suffice."
                      .formatted(Runtime.getRuntime().maxMemory() >> 20)
                  + "\nMaybe give it more: CONTADORA_JAVA_OPTIONS=-Xmx1g"));
    }
  }

  /// The whole command tree, ready to run or to be documented.
  public CommandLine commandLine() {
    Settings settings = Settings.read(environment);
    CommandLine root = new CommandLine(new ContadoraCommand());
    Opener opener = new Opener(environment, System.getProperty("os.name", ""));
    root.addSubcommand(new DemoCommand(terminal, opener));
    root.addSubcommand(desk(opener));
    root.addSubcommand(new SimulateCommand(terminal));
    root.addSubcommand(flights());
    root.addSubcommand(fetch());
    root.addSubcommand(ledger());
    root.addSubcommand(exposure(opener));
    root.addSubcommand(reception(opener));
    root.setDefaultValueProvider(argument -> defaultValue(settings, argument));
    root.setCaseInsensitiveEnumValuesAllowed(true);
    root.setUsageHelpAutoWidth(true);
    root.setOut(terminal.out());
    root.setErr(terminal.err());
    root.setParameterExceptionHandler((e, _) -> explainUsage(e));
    root.setExecutionExceptionHandler((e, _, _) -> explainFailure(e));
    describe(root);
    return root;
  }

  private CommandLine flights() {
    return new CommandLine(new FlightsCommand())
        .addSubcommand(new InspectCommand(terminal))
        .addSubcommand(new LegsCommand(terminal))
        .addSubcommand(new ReportCommand(terminal))
        .addSubcommand(new ExplainCommand(terminal))
        .addSubcommand(new ReachCommand(terminal))
        .addSubcommand(new LearnCommand(terminal))
        .addSubcommand(new RulesCommand(terminal));
  }

  private CommandLine desk(Opener opener) {
    Path data = Settings.dataFolder(environment);
    return new CommandLine(
            new DeskCommand(terminal, opener, data, "contadora " + version(), environment))
        .addSubcommand(
            new CommandLine(new DeskAccountCommand())
                .addSubcommand(new DeskAccountAddCommand(terminal, data)))
        .addSubcommand(new DeskReportCommand(terminal, data))
        .addSubcommand(
            new CommandLine(new DeskArrivalsCommand())
                .addSubcommand(new DeskArrivalsPassphraseCommand(terminal, environment)))
        .addSubcommand(
            new CommandLine(new DeskFeedCommand())
                .addSubcommand(new DeskFeedCheckCommand(terminal)));
  }

  private CommandLine fetch() {
    return new CommandLine(new FetchCommand())
        .addSubcommand(new FetchReferenceCommand(terminal))
        .addSubcommand(new FetchPositionsCommand(terminal))
        .addSubcommand(new FetchTradeCommand(terminal));
  }

  private CommandLine ledger() {
    return new CommandLine(new LedgerCommand())
        .addSubcommand(new LedgerRecordCommand(terminal, "contadora " + version()))
        .addSubcommand(new LedgerClaimsCommand(terminal))
        .addSubcommand(new LedgerHistoryCommand(terminal))
        .addSubcommand(new LedgerProveCommand(terminal))
        .addSubcommand(new LedgerExportCommand(terminal))
        .addSubcommand(new LedgerVerifyCommand(terminal))
        .addSubcommand(new LedgerBackupCommand(terminal))
        .addSubcommand(new LedgerRestoreCommand(terminal));
  }

  private CommandLine exposure(Opener opener) {
    return new CommandLine(new ExposureCommand())
        .addSubcommand(new ExposureDemoCommand(terminal, opener))
        .addSubcommand(new ExposureReportCommand(terminal))
        .addSubcommand(new ExposureRunCommand(terminal))
        .addSubcommand(new ExposureLadderCommand(terminal))
        .addSubcommand(new ExposureFundCommand(terminal))
        .addSubcommand(new ExposureLoadCommand(terminal))
        .addSubcommand(new ExposureProductsCommand(terminal))
        .addSubcommand(new ExposureGsimCommand(terminal))
        .addSubcommand(new ExposureRedirectCommand(terminal));
  }

  private CommandLine reception(Opener opener) {
    return new CommandLine(new ReceptionCommand())
        .addSubcommand(new ReceptionDemoCommand(terminal, opener))
        .addSubcommand(new ReceptionImportCommand(terminal))
        .addSubcommand(new ReceptionPathwaysCommand(terminal))
        .addSubcommand(new ReceptionPlaceCommand(terminal))
        .addSubcommand(new ReceptionChooseCommand(terminal, Clock.systemUTC()))
        .addSubcommand(new ReceptionExplainCommand(terminal))
        .addSubcommand(new ReceptionSimulateCommand(terminal));
  }

  /// What every command has: help, version, the table of exit codes.
  private static void describe(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    spec.mixinStandardHelpOptions(true);
    spec.version("contadora " + version());
    spec.exitCodeOnInvalidInput(ExitCode.USAGE).exitCodeOnExecutionException(ExitCode.FAILED);
    spec.usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(
            CommandLine.Model.UsageMessageSpec.keyValuesMap(
                ExitCode.table().toArray(String[]::new)));
    command.getSubcommands().values().forEach(Wiring::describe);
  }

  private static String version() {
    @Nullable String version = Wiring.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }

  private @Nullable String defaultValue(Settings settings, CommandLine.Model.ArgSpec argument) {
    if (argument instanceof CommandLine.Model.OptionSpec option) {
      String name = option.longestName().replaceFirst("^--", "");
      @Nullable String value = settings.value(name);
      return value != null
          ? value
          : switch (name) {
            case "lang" -> Messages.languageOf(locale);
            case "store" -> Settings.dataFolder(environment).resolve("trade.duckdb").toString();
            case "ledger" -> Settings.dataFolder(environment).resolve("ledger").toString();
            case "world" -> Settings.dataFolder(environment).resolve("trade").toString();
            default -> null;
          };
    }
    return null;
  }

  private int explainUsage(CommandLine.ParameterException e) {
    PrintWriter err = terminal.err();
    err.println(e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, err);
    err.printf(
        Locale.ROOT,
        "Maybe %s --help has the answer.%n",
        e.getCommandLine().getCommandSpec().qualifiedName());
    return ExitCode.USAGE;
  }

  private int explainFailure(Exception e) {
    return switch (e) {
      case CommandFailed failed -> fail(failed);
      case IOException io -> fail(new CommandFailed(String.valueOf(io)));
      case UncheckedIOException io -> fail(new CommandFailed(String.valueOf(io.getCause())));
      default -> {
        terminal.say("This is a fault in Contadora, not in what it was given:");
        e.printStackTrace(terminal.err());
        yield ExitCode.FAILED;
      }
    };
  }

  private int fail(CommandFailed failed) {
    terminal.say("contadora: " + failed.getMessage());
    return failed.exitCode();
  }
}
