package org.contadora.app.commands;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.contadora.app.files.WholeOutput;
import org.contadora.exposure.page.ThreatFindings;
import org.contadora.exposure.page.ThreatPage;

/// Writes the page on a threat, with the template that comes with the program.
final class ThreatPages {
  private static final String TEMPLATE = "/org/contadora/deskui/exposure.html";

  private ThreatPages() {}

  /// Writes to `out`, which stays open.
  static void write(Writer out, ThreatFindings findings, String language) throws IOException {
    new ThreatPage(template()).write(out, findings, language);
  }

  /// Writes the file whole or not at all.
  static void write(Path file, ThreatFindings findings, String language) {
    try (WholeOutput output = WholeOutput.file(file)) {
      try (Writer writer = Files.newBufferedWriter(output.staging(), StandardCharsets.UTF_8)) {
        write(writer, findings, language);
      }
      output.commit();
    } catch (IOException e) {
      throw WholeOutput.notWritten(file, e);
    }
  }

  private static String template() throws IOException {
    try (InputStream in = ThreatPages.class.getResourceAsStream(TEMPLATE)) {
      if (in == null) {
        throw new IllegalStateException("The page (%s) is missing.".formatted(TEMPLATE));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
