package org.contadora.app.commands;

import picocli.CommandLine.Command;

/// `contadora desk arrivals`: holds the commands on the file of those who arrive.
@Command(
    name = "arrivals",
    synopsisSubcommandLabel = "COMMAND",
    description = "The sealed file of those who arrive.",
    footer = {"", "Examples:", "  contadora desk arrivals passphrase arrivals.sealed"})
public final class DeskArrivalsCommand extends Group {}
