package org.contadora.app.commands;

import org.contadora.app.terminal.Messages;
import picocli.CommandLine.Option;

/// The language of messages and reports.
final class LanguageOption {
  @Option(
      names = "--lang",
      paramLabel = "LANG",
      description =
          "Language of messages and reports: es, en, pt, fr or ht. Default: the locale's.")
  private String lang = "en";

  /// The words in that language.
  Messages messages() {
    return Messages.of(lang);
  }
}
