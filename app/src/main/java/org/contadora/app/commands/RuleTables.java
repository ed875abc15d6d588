package org.contadora.app.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.contadora.app.commands.ReceptionPathwaysCommand.Format;
import org.contadora.app.files.WholeOutput;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Terminal;
import org.contadora.reception.pathways.Fact;
import org.contadora.reception.pathways.Instrument;
import org.contadora.reception.pathways.Pathways;
import org.contadora.reception.rules.TableAnalysis;

/// What `contadora reception pathways` does with the tables themselves.
final class RuleTables {
  private final Terminal terminal;
  private final Messages messages;

  RuleTables(Terminal terminal, Messages messages) {
    this.terminal = terminal;
    this.messages = messages;
  }

  /// Finds what is wrong with the tables.
  Integer check(Pathways pathways) {
    PrintWriter out = terminal.out();
    Map<String, List<TableAnalysis.Finding>> wrong = pathways.check();
    wrong.forEach((id, findings) ->
        findings.forEach(finding ->
            out.println(messages.text("pathways.cli_wrong", "id", id, "finding", finding))));
    pathways
        .unchecked()
        .forEach(id -> out.println(messages.text("pathways.cli_unchecked", "id", id)));
    if (wrong.isEmpty() && pathways.unchecked().isEmpty()) {
      out.println(messages.text("pathways.cli_checked", "tables", pathways.instruments().size()));
    }
    out.flush();
    return wrong.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }

  /// Lists the instruments.
  Integer list(Pathways pathways, PathwaysText text, Format format) throws IOException {
    if (format != Format.TEXT) {
      PathwaysTables.writeInstruments(pathways.instruments(), format, terminal.out());
      return ExitCode.OK;
    }
    for (Instrument instrument : pathways.instruments()) {
      text.instrument(instrument);
    }
    terminal.out().flush();
    return ExitCode.OK;
  }

  /// Lists the facts, with who asks for them.
  Integer facts(Pathways pathways) {
    for (Fact fact : pathways.catalogue().values()) {
      terminal
          .out()
          .println(
              "%s (%s): %s  [%s]"
                  .formatted(
                      fact.name(),
                      fact.type(),
                      messages.text("pathways.ask_" + fact.key()),
                      String.join(", ", pathways.askedBy(fact.name()))));
    }
    terminal.out().flush();
    return ExitCode.OK;
  }

  /// Writes the shipped tables into a new or empty folder.
  Integer write(Path folder) {
    try (WholeOutput output = WholeOutput.folder(folder, _ -> false)) {
      Pathways.writeShipped(output.staging());
      output.commit();
    } catch (IOException e) {
      throw WholeOutput.notWritten(folder, e);
    }
    terminal.say(messages.text("cli.written", "path", folder));
    return ExitCode.OK;
  }
}
