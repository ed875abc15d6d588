package org.contadora.app.commands;

import picocli.CommandLine.Command;

/// `contadora`: the whole command; by itself it prints its help.
@Command(
    name = "contadora",
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "One desk that counts removal flights, with the evidence behind every figure.",
      "",
      "Give it aircraft positions and flight records; it gives back every leg, every removal-related"
          + " leg with the evidence for and against, and a report anyone can check."
    },
    footer = {
      "",
      "Examples:",
      "  contadora demo                                 a report on simulated flights",
      "  contadora flights inspect day.tar              what is in it, what is wrong",
      "  contadora flights report traces/ --out report  the report on real data",
      "",
      "contadora COMMAND --help says more about each."
    })
public final class ContadoraCommand extends Group {}
