package org.contadora.app.commands;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.contadora.app.files.WholeOutput;
import org.contadora.app.terminal.Messages;
import org.contadora.core.PageTemplate;
import org.contadora.reception.people.Person;
import org.contadora.reception.sheet.PersonSheet;
import org.contadora.reception.sheet.SheetPage;

/// Writes what people may claim as pages that they can read, with the template that comes with the
/// program. Files are called by the keys of cases, never by names.
final class SheetFiles {
  private static final String TEMPLATE = "/org/contadora/deskui/sheet.html";
  private static final String END = ".html";

  private SheetFiles() {}

  /// Writes one sheet to `out`, which stays open.
  static void write(Writer out, PersonSheet sheet, String language) throws IOException {
    new SheetPage(template()).write(out, sheet, language);
    out.flush();
  }

  /// Writes one sheet into a file, whole or not at all.
  static void write(Path file, PersonSheet sheet, String language) {
    try (WholeOutput output = WholeOutput.file(file)) {
      try (Writer writer = Files.newBufferedWriter(output.staging(), StandardCharsets.UTF_8)) {
        write(writer, sheet, language);
      }
      output.commit();
    } catch (IOException e) {
      throw WholeOutput.notWritten(file, e);
    }
  }

  /// Writes a sheet for each person into a folder: new, empty, or one of earlier sheets.
  ///
  /// @param languages of each sheet
  static void write(Path folder, Map<PersonSheet, String> languages) {
    try (WholeOutput output = WholeOutput.folder(folder, name -> name.endsWith(END))) {
      SheetPage page = new SheetPage(template());
      for (Map.Entry<PersonSheet, String> one : languages.entrySet()) {
        Path file = output.staging().resolve(one.getKey().key() + END);
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
          page.write(writer, one.getKey(), one.getValue());
        }
      }
      output.commit();
    } catch (IOException e) {
      throw WholeOutput.notWritten(folder, e);
    }
  }

  /// The first language of the person that the pages speak, or `otherwise`.
  static String language(Person person, String otherwise) {
    return person.languages().stream()
        .filter(Messages.LANGUAGES::contains)
        .findFirst()
        .orElse(otherwise);
  }

  private static PageTemplate template() throws IOException {
    try (InputStream in = SheetFiles.class.getResourceAsStream(TEMPLATE)) {
      if (in == null) {
        throw new IllegalStateException("The page (%s) is missing.".formatted(TEMPLATE));
      }
      return new PageTemplate(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
