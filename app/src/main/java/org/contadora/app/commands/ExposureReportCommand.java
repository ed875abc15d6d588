package org.contadora.app.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Terminal;
import org.contadora.exposure.page.ThreatFindings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `contadora exposure report`: everything about a threat on one page.
@Command(
    name = "report",
    description = {
      "Everything about a threat on one page that a minister can read.",
      "",
      "Headline, ladder, industries and products in the short and the long run, winners and losers on a"
          + " map, other markets, the fund, method and sources: one file that needs no network. Industries"
          + " and other markets need trade data by product (contadora exposure load); without, the page"
          + " says so."
    },
    footer = {
      "",
      "Examples:",
      "  contadora exposure report colombia-2025 --out colombia.html",
      "  contadora exposure report --target BRA --rate 25%%,50%% \\",
      "      --answer none,reciprocal --out brazil.html",
      "  contadora exposure report liberation-day --focus COL --lang en \\",
      "      --out april.html"
    })
public final class ExposureReportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final ScenarioOption threat = new ScenarioOption();
  @Mixin private final WorldOption world = new WorldOption();
  @Mixin private final TradeStoreOption store = new TradeStoreOption();
  @Mixin private final LanguageOption language = new LanguageOption();

  @Option(
      names = "--focus",
      paramLabel = "ISO3",
      description = "Whose page it is. Default: the first country that is threatened.")
  private @Nullable String focus;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "File to write, such as colombia.html.")
  private Path out = Path.of("");

  /// A command that speaks to `terminal`.
  public ExposureReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Messages messages = language.messages();
    return world.run(
        terminal,
        messages,
        equilibrium -> {
          if (focus != null) {
            WorldCountries.demand(
                equilibrium.world(), "--focus", List.of(focus.toUpperCase(Locale.ROOT)));
          }
          ThreatFindings findings =
              store.ifLoaded(loaded ->
                  new ThreatStudy(StudyProgress.on(terminal, messages), equilibrium)
                      .weigh(
                          threat.scenario(equilibrium.world()),
                          focus == null ? null : focus.toUpperCase(Locale.ROOT),
                          world.folder(),
                          loaded,
                          EnumSet.allOf(ThreatStudy.Part.class)));
          ThreatPages.write(out, findings, messages.language());
          terminal.say(messages.text("cli.written", "path", out));
        });
  }
}
