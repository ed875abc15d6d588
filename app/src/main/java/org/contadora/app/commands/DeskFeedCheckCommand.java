package org.contadora.app.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Terminal;
import org.contadora.core.Reasons;
import org.contadora.core.Refusals;
import org.contadora.core.Seed;
import org.contadora.desk.live.Feed;
import org.contadora.desk.live.FeedCheck;
import org.contadora.desk.live.FeedException;
import org.contadora.desk.live.LiveParts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `contadora desk feed check`: tries the feeds of a file once.
@Command(
    name = "check",
    description = {
      "Try the feeds of a file once, and say what they give.",
      "",
      "A feed file has a section for each feed, [NAME] and lines of key = value below it; # begins a"
          + " note. The desk reads feeds.conf in its folder, and again when it changes. Every kind has kind and"
          + " every (such as 60 s, never less than its publisher asks for), and:",
      "",
      "  receiver   url: aircraft.json of readsb, dump1090 or tar1090",
      "  api        url up to /v2; around = KAEX 40, 31.3 -92.5 60 (nautical miles);",
      "             aircraft = a1b2c3, listed; form = point or lat_lon_dist; key_header; key",
      "  opensky    area = SOUTH WEST NORTH EAST in degrees; client_id; client_secret",
      "  sbs        host; port; times = sent or arrival (for receivers set to local time)",
      "",
      "The word listed stands for the aircraft that the rule book and the desk watch."
    },
    footer = {
      "",
      "Examples:",
      "  contadora desk feed check feeds.conf",
      "  contadora desk feed check ~/.local/share/contadora/feeds.conf"
    })
public final class DeskFeedCheckCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final LanguageOption language = new LanguageOption();
  @Mixin private final EngineOptions engine = new EngineOptions();

  @Parameters(index = "0", paramLabel = "FILE", description = "Feed file to try.")
  private Path file = Path.of("");

  /// A command that speaks to `terminal`.
  public DeskFeedCheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    Messages messages = language.messages();
    LiveParts parts = LiveParts.real(Clock.systemUTC(), new Seed(1));
    var check = new FeedCheck(engine.engine(new Refusals()), parts);
    boolean good = true;
    for (Feed feed : feeds(check)) {
      FeedCheck.Seen seen = check.check(feed);
      good &= seen.good();
      tell(seen, messages);
    }
    terminal.flush();
    return good ? ExitCode.OK : ExitCode.FAILED;
  }

  private List<Feed> feeds(FeedCheck check) {
    try {
      return check.feeds(file);
    } catch (FeedException e) {
      throw new CommandFailed(ExitCode.USAGE, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new CommandFailed(
          ExitCode.USAGE,
          "The feed file (%s) could not be read: %s".formatted(file, Reasons.of(e)));
    }
  }

  private void tell(FeedCheck.Seen seen, Messages messages) {
    Feed feed = seen.feed();
    terminal
        .out()
        .println(
            seen.good()
                ? messages.text(
                    "cli.feed_good",
                    "feed",
                    feed.name(),
                    "kind",
                    feed.kind(),
                    "positions",
                    seen.positions(),
                    "aircraft",
                    seen.aircraft(),
                    "lag",
                    seen.lagS() == null ? "–" : String.format(Locale.ROOT, "%.1f", seen.lagS()))
                : messages.text(
                    "cli.feed_bad",
                    "feed",
                    feed.name(),
                    "kind",
                    feed.kind(),
                    "why",
                    messages.sentence("live.why", seen.why(), Map.of()),
                    "detail",
                    seen.detail()));
    if (!seen.callsigns().isEmpty()) {
      terminal
          .out()
          .println(
              messages.text("cli.feed_callsigns", "callsigns", String.join(" ", seen.callsigns())));
    }
    seen.refused()
        .forEach((code, count) ->
            terminal
                .out()
                .println(
                    messages.text(
                        "cli.feed_refused",
                        "count",
                        count,
                        "text",
                        messages.sentence("refusal", code, Map.of()))));
  }
}
