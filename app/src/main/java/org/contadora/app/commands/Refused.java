package org.contadora.app.commands;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Terminal;
import org.contadora.core.Refusals;

/// Tells a person what was refused: each code once, with its count and examples.
final class Refused {
  /// Codes of what any sound input holds: what is there twice, what receivers garble in the air and
  /// cleaning sets aside, records that say too little to be a leg, and files beside the data. All
  /// of it is counted and shown, but a run that met it is not partial; otherwise no run on real
  /// data would be whole, and a damaged file could not be told from a sound one.
  private static final Set<String> ORDINARY =
      Set.of(
          "POSITION_DUPLICATE",
          "RECORD_DUPLICATE",
          "RECORD_DEPARTURE_DISAGREES",
          "RECORD_EVENT_TOO_NEAR",
          "HEATMAP_BESIDE_TRACES",
          "INPUT_TWICE",
          "POSITION_TELEPORT",
          "POSITION_FROZEN",
          "POSITION_LOWER_TRUST",
          "POSITION_REPLACED",
          "POSITION_UNCONFIRMED",
          "GROUND_FLAG_WRONG",
          "ADDRESS_SHARED",
          "TIME_BACKWARDS",
          "POSITION_MISSING",
          "RECORD_WITHOUT_AIRPORTS",
          "RECORD_TIME_IMPLAUSIBLE",
          "TABLE_UNKNOWN");

  private Refused() {}

  /// Says what was refused, with the first example of each code.
  ///
  /// @return [ExitCode#PARTIAL] if anything is missing from the output for it, else [ExitCode#OK]
  static int tell(Refusals refusals, Terminal terminal, Messages messages) {
    return tell(refusals, 1, terminal, messages);
  }

  /// Says what was refused, with at most so many examples of each code.
  static int tell(Refusals refusals, int mostExamples, Terminal terminal, Messages messages) {
    return tell(refusals, mostExamples, UnaryOperator.identity(), terminal, messages);
  }

  /// Says what was refused, with at most so many examples of each code.
  ///
  /// @param asGiven gives the texts of examples the names that the user gave
  static int tell(
      Refusals refusals,
      int mostExamples,
      UnaryOperator<String> asGiven,
      Terminal terminal,
      Messages messages) {
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
          .forEach(refusal -> example(refusal, asGiven, terminal, messages));
      if (!ORDINARY.contains(code)) {
        exitCode = ExitCode.PARTIAL;
      }
    }
    return exitCode;
  }

  private static void example(
      Refusals.Refusal refusal,
      UnaryOperator<String> asGiven,
      Terminal terminal,
      Messages messages) {
    terminal.say(
        messages.text(
            "cli.refused_example",
            "place",
            asGiven.apply(refusal.place()),
            "detail",
            asGiven.apply(messages.refusalDetail(refusal.detail()))));
  }
}
