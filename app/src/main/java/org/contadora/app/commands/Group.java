package org.contadora.app.commands;

import java.util.concurrent.Callable;
import org.contadora.app.terminal.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// A command that only holds others: by itself it prints its help, as a usage error.
abstract sealed class Group implements Callable<Integer>
    permits ContadoraCommand,
        FlightsCommand,
        FetchCommand,
        LedgerCommand,
        ExposureCommand,
        ReceptionCommand,
        DeskAccountCommand,
        DeskArrivalsCommand,
        DeskFeedCommand {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getErr());
    }
    return ExitCode.USAGE;
  }
}
