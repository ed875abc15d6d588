package org.contadora.app.commands;

import picocli.CommandLine.Command;

/// `contadora exposure`: holds the commands on what a tariff threat would cost.
@Command(
    name = "exposure",
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "What a tariff threat would cost, who else could buy, what keeps a group together.",
      "",
      "A threat is a file that you write, one of the ready-made ones (colombia-2025, liberation-day,"
          + " group-threat), or a few words: --target COL --rate 25%%. Every figure comes with what shows"
          + " that it solves the model's equations."
    },
    footer = {
      "",
      "Examples:",
      "  contadora exposure ladder colombia-2025",
      "  contadora exposure run --target COL --rate 25%% --answer none \\",
      "      --answer reciprocal",
      "  contadora exposure fund --group LAC --rate 25%%",
      "  contadora fetch trade --out trade",
      "  contadora exposure load trade",
      "  contadora exposure products --exporter COL --rate 25",
      "  contadora exposure gsim roses.csv",
      "  contadora exposure redirect --exporter COL --rate 25"
    })
public final class ExposureCommand extends Group {}
