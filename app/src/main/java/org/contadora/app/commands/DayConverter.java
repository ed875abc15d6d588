package org.contadora.app.commands;

import java.time.DateTimeException;
import java.time.LocalDate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a day as a person types it: `2020-02-03`.
final class DayConverter implements ITypeConverter<LocalDate> {
  @Override
  public LocalDate convert(String text) {
    try {
      // A year of more digits, or before the common era, is a slip of the hand.
      if (text.matches("\\d{4}-.*")) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeException _) {
      // Told below, as for what is no day at all.
    }
    throw new TypeConversionException(
        "The day (%s) must be one of the calendar, written as 2020-02-03.".formatted(text));
  }
}
