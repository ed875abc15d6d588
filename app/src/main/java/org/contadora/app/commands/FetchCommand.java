package org.contadora.app.commands;

import picocli.CommandLine.Command;

/// `contadora fetch`: holds the commands that bring data from their publishers; the only ones that
/// use the network.
@Command(
    name = "fetch",
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Brings reference data, position history and trade data from their publishers.",
      "",
      "One request at a time, nothing twice, broken downloads gone on with. Publishers set the terms"
          + " for what they give: contadora names their licence, reading it is yours."
    },
    footer = {
      "",
      "Examples:",
      "  contadora fetch reference --reference reference",
      "  contadora fetch positions a835d1 --from 2025-05-18 --out history",
      "  contadora fetch trade --out trade"
    })
public final class FetchCommand extends Group {}
