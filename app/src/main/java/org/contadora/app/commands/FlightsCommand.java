package org.contadora.app.commands;

import picocli.CommandLine.Command;

/// `contadora flights`: holds the commands on positions and flight records.
@Command(
    name = "flights",
    synopsisSubcommandLabel = "COMMAND",
    description = "From aircraft positions and flight records to removal flights.")
public final class FlightsCommand extends Group {}
