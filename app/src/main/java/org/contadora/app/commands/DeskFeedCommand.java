package org.contadora.app.commands;

import picocli.CommandLine.Command;

/// `contadora desk feed`: holds the commands on live feeds.
@Command(
    name = "feed",
    synopsisSubcommandLabel = "COMMAND",
    description = "Live feeds of the desk.",
    footer = {"", "Examples:", "  contadora desk feed check feeds.conf"})
public final class DeskFeedCommand extends Group {}
