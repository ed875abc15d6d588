package org.contadora.app.commands;

import picocli.CommandLine.Command;

/// `contadora flights`: holds the commands on positions and flight records.
@Command(
    name = "flights",
    synopsisSubcommandLabel = "COMMAND",
    description = "From aircraft positions and flight records to removal flights.",
    footer = {
      "",
      "Examples:",
      "  contadora flights inspect day.tar",
      "  contadora flights report day.tar records.csv --out report --lang es"
    })
public final class FlightsCommand extends Group {}
