package org.contadora.app.commands;

/// How figures are written.
enum ExposureFormat {
  /// For people, in their language.
  TABLE,
  /// For programs: one row a country, headings in English.
  CSV,
  /// For programs: everything, with certificates and warnings.
  JSON
}
