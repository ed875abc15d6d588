package org.contadora.app.commands;

import java.util.Map;
import java.util.Set;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Terminal;
import org.contadora.core.Refusals;

/// Tells a person what was refused: each code once, with its count and examples.
final class Refused {
  /// Codes of what was set aside because it is there twice: nothing is missing from the output.
  private static final Set<String> NOTHING_LOST =
      Set.of("POSITION_DUPLICATE", "RECORD_DUPLICATE", "HEATMAP_BESIDE_TRACES", "INPUT_TWICE");

  private Refused() {}

  /// Says what was refused, with the first example of each code.
  ///
  /// @return [ExitCode#PARTIAL] if anything is missing from the output for it, else [ExitCode#OK]
  static int tell(Refusals refusals, Terminal terminal, Messages messages) {
    return tell(refusals, 1, terminal, messages);
  }

  /// Says what was refused, with at most so many examples of each code.
  static int tell(Refusals refusals, int mostExamples, Terminal terminal, Messages messages) {
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
      refusals.examples().stream()
          .filter(refusal -> refusal.code().equals(code))
          .limit(mostExamples)
          .forEach(refusal -> example(refusal, terminal, messages));
      if (!NOTHING_LOST.contains(code)) {
        exitCode = ExitCode.PARTIAL;
      }
    }
    return exitCode;
  }

  private static void example(Refusals.Refusal refusal, Terminal terminal, Messages messages) {
    terminal.say(
        messages.text("cli.refused_example", "place", refusal.place(), "detail", refusal.detail()));
  }
}
