package org.contadora.app.commands;

import java.util.ArrayList;
import java.util.List;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.reception.pathways.Facts;
import org.contadora.reception.pathways.Pathways;
import picocli.CommandLine.Option;

/// One person, told by options.
final class PersonOption {
  @Option(
      names = "--nationality",
      paramLabel = "CODE",
      description = "Nationality held, three letters, such as VEN; several if several are held.")
  private List<String> nationalities = new ArrayList<>();

  @Option(
      names = "--fact",
      paramLabel = "NAME=VALUE",
      description =
          "What else is known, such as --fact \"Criminal record=no\" or --fact \"Days since"
              + " entry=12\". What is not given is not known, and the answer says what to ask; --facts"
              + " lists all names.")
  private List<String> facts = new ArrayList<>();

  /// Whether anything is told.
  boolean isGiven() {
    return !nationalities.isEmpty() || !facts.isEmpty();
  }

  /// The facts told.
  ///
  /// @param presentIn country in which the person is, or an empty text
  Facts facts(Pathways pathways, String presentIn) {
    Facts.Builder person = pathways.person();
    try {
      nationalities.forEach(person::nationality);
      if (!presentIn.isEmpty()) {
        person.presentIn(presentIn);
      }
      for (String fact : facts) {
        int sign = fact.indexOf('=');
        if (sign < 0) {
          throw new IllegalArgumentException(
              "A fact must be given as NAME=VALUE, such as \"Criminal record=no\".");
        }
        person.read(fact.substring(0, sign).strip(), fact.substring(sign + 1));
      }
    } catch (IllegalArgumentException e) {
      throw new CommandFailed(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
    return person.build();
  }
}
