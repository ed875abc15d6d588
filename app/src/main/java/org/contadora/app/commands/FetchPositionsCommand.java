package org.contadora.app.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.contadora.app.fetch.Fetch;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Terminal;
import org.contadora.core.IcaoAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `contadora fetch positions`: the position history of given aircraft and days.
@Command(
    name = "positions",
    description = {
      "Brings the positions of given aircraft on given days.",
      "",
      "Out of a day's archive of some gigabytes only the parts with the wanted aircraft are read,"
          + " where the publisher serves ranges. Fetch aircraft of one day together: what is learned"
          + " of an archive serves them all."
    },
    footer = {
      "",
      "Examples:",
      "  contadora fetch positions a835d1 a6b0f5 --from 2025-05-18 --to 2025-05-20 \\",
      "      --out history",
      "  contadora flights report history --out report"
    })
public final class FetchPositionsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final FetchOptions options = new FetchOptions();

  @Parameters(
      paramLabel = "AIRCRAFT",
      arity = "1..*",
      description = "24-bit addresses, six hexadecimal digits each.")
  private List<String> aircraft = new ArrayList<>();

  @Option(
      names = "--from",
      required = true,
      converter = DayConverter.class,
      paramLabel = "DATE",
      description = "First day, UTC.")
  private LocalDate from = LocalDate.EPOCH;

  @Option(
      names = "--to",
      converter = DayConverter.class,
      paramLabel = "DATE",
      description = "Last day, UTC. Default: the first day.")
  private @Nullable LocalDate to;

  @Option(
      names = "--publisher",
      paramLabel = "NAME",
      defaultValue = "adsb.lol",
      description = "Whose history, by name in the table of publishers. Default: adsb.lol.")
  private String publisher = "adsb.lol";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "history",
      description = "Folder to bring it to, by day and aircraft. Default: history.")
  private Path out = Path.of("history");

  @Option(
      names = "--whole-archives",
      description = "Fetch a day's archive whole where it is not served in ranges.")
  private boolean wholeArchives;

  /// A command that speaks to `terminal`.
  public FetchPositionsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    LocalDate last = to == null ? from : to;
    if (last.isBefore(from)) {
      throw new CommandFailed(
          ExitCode.USAGE,
          "The last day (%s) must not be before the first (%s).".formatted(last, from));
    }
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    if (last.isAfter(today)) {
      throw new CommandFailed(
          ExitCode.USAGE,
          "The last day (%s) must not be after today (%s): nobody has its positions yet."
              .formatted(last, today));
    }
    try (Fetch fetch = options.fetch(terminal)) {
      return FetchOptions.tell(
          fetch.positions(new Fetch.Wanted(publisher, addresses(), from, last, wholeArchives), out),
          terminal);
    }
  }

  private Set<IcaoAddress> addresses() {
    Set<IcaoAddress> addresses = new TreeSet<>();
    for (String hex : aircraft) {
      addresses.add(
          IcaoAddress.parse(hex)
              .orElseThrow(() ->
                  new CommandFailed(
                      ExitCode.USAGE,
                      ("The aircraft (%s) must be a 24-bit address, six hexadecimal digits.%n"
                              + "Maybe look its registration up in aircraft.csv.gz of contadora"
                              + " fetch reference.")
                          .formatted(hex))));
    }
    return addresses;
  }
}
