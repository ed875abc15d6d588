package org.contadora.app.commands;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.contadora.app.files.WholeOutput;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a result goes and in which form.
final class OutputOptions {
  /// Forms of a result.
  enum Format {
    /// For people.
    TABLE,
    /// For spreadsheets: one row a product.
    CSV,
    /// For programs: everything.
    JSON,
    /// For people: one page that needs no network.
    HTML
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, csv, json or html. Default: the ending of FILE, else table.")
  private @Nullable Format format;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "File to write. Default: standard output.")
  private @Nullable Path out;

  Format format() {
    if (format != null) {
      return format;
    }
    String name = out == null ? "" : String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
    for (Format one : Format.values()) {
      if (name.endsWith("." + one.name().toLowerCase(Locale.ROOT))) {
        return one;
      }
    }
    return name.endsWith(".htm") ? Format.HTML : Format.TABLE;
  }

  /// Writes a result.
  @FunctionalInterface
  interface Result {
    void to(Writer writer) throws IOException;
  }

  /// Writes `result` whole or not at all.
  void write(Result result, Terminal terminal, Messages messages) throws IOException {
    if (out == null) {
      StringWriter text = new StringWriter();
      result.to(text);
      terminal.out().print(text);
      terminal.flush();
      return;
    }
    Path file = out;
    try (WholeOutput output = WholeOutput.file(file)) {
      try (Writer writer = Files.newBufferedWriter(output.staging(), StandardCharsets.UTF_8)) {
        result.to(writer);
      }
      output.commit();
    } catch (IOException e) {
      throw WholeOutput.notWritten(file, e);
    }
    terminal.say(messages.text("cli.written", "path", file));
  }
}
