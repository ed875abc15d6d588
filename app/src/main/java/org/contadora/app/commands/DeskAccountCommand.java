package org.contadora.app.commands;

import picocli.CommandLine.Command;

/// `contadora desk account`: holds the commands on who may do what on a desk.
@Command(
    name = "account",
    synopsisSubcommandLabel = "COMMAND",
    description = "Who may do what on the desk.",
    footer = {"", "Examples:", "  contadora desk account add ana --role administrator"})
public final class DeskAccountCommand extends Group {}
