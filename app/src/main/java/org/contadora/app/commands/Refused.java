package org.contadora.app.commands;

import java.util.Map;
import java.util.Set;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Terminal;
import org.contadora.core.Refusals;

/// Tells a person what was refused: each code once, with its count and its first example.
final class Refused {
  /// Codes of what was set aside because it is there twice: nothing is missing from the output.
  private static final Set<String> NOTHING_LOST =
      Set.of("DUPLICATE", "RECORD_DUPLICATE", "HEATMAP_BESIDE_TRACES", "INPUT_TWICE");

  private Refused() {}

  /// Says what was refused.
  ///
  /// @return [ExitCode#PARTIAL] if anything is missing from the output for it, else [ExitCode#OK]
  static int tell(Refusals refusals, Terminal terminal, Messages messages) {
    int exitCode = ExitCode.OK;
    for (Map.Entry<String, Long> count : refusals.counts().entrySet()) {
      String code = count.getKey();
      String meaning = messages.sentence("refusal", code, Map.of());
      terminal.say(
          messages
              .text(
                  "cli.refused",
                  "count",
                  count.getValue(),
                  "code",
                  code,
                  "text",
                  meaning.equals(code) ? "" : meaning)
              .strip());
      example(refusals, code, terminal, messages);
      if (!NOTHING_LOST.contains(code)) {
        exitCode = ExitCode.PARTIAL;
      }
    }
    return exitCode;
  }

  private static void example(
      Refusals refusals, String code, Terminal terminal, Messages messages) {
    for (Refusals.Refusal refusal : refusals.examples()) {
      if (refusal.code().equals(code)) {
        terminal.say(
            messages.text(
                "cli.refused_example", "place", refusal.place(), "detail", refusal.detail()));
        return;
      }
    }
  }
}
