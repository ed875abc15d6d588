package org.contadora.app.commands;

import picocli.CommandLine.Command;

/// `contadora reception`: holds the commands on people who arrive.
@Command(
    name = "reception",
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Who arrives, what each person may claim, and where a family would do well.",
      "",
      "People's data stays on this machine: no name is shown unless asked for, none is in a message or"
          + " the name of a file. No placement is binding; none of it stands in for a lawyer."
    },
    footer = {
      "",
      "Examples:",
      "  contadora reception import flight.xlsx --country HND --out arrivals",
      "  contadora reception pathways --nationality VEN --host COL",
      "  contadora reception pathways flight.xlsx --country HND",
      "  contadora reception place --families families.csv --places places.csv",
      "  contadora reception choose 262 --accepts Puebla --by ana --choices choices.csv",
      "  contadora reception explain 262 --families families.csv --places places.csv"
    })
public final class ReceptionCommand extends Group {}
