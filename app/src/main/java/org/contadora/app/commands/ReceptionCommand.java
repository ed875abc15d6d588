package org.contadora.app.commands;

import picocli.CommandLine.Command;

/// `contadora reception`: holds the commands on people who arrive.
@Command(
    name = "reception",
    synopsisSubcommandLabel = "COMMAND",
    description = "Who arrives, what each person may claim, and where a family would do well.",
    footer = {
      "",
      "Examples:",
      "  contadora reception place --families families.csv --places places.csv",
      "  contadora reception explain 262 --families families.csv --places places.csv"
    })
public final class ReceptionCommand extends Group {}
