package org.contadora.app.commands;

import picocli.CommandLine.Command;

/// `contadora ledger`: holds the commands on the record behind every figure.
@Command(
    name = "ledger",
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "The record behind every figure: what was captured, found, decided, claimed and corrected.",
      "",
      "Nothing in it is edited or deleted. Every entry is a leaf of one tree (RFC 9162) whose size and"
          + " root are signed (C2SP checkpoints), so that anyone can prove that an entry was there, and"
          + " that nothing was changed since."
    },
    footer = {
      "",
      "Examples:",
      "  contadora ledger record day.tar",
      "  contadora ledger history leg:a960a9-20260827T0441",
      "  contadora ledger export --out public-ledger",
      "  contadora ledger verify"
    })
public final class LedgerCommand extends Group {}
