package org.contadora.flights.records;

/// A column mapping that cannot be used: the message names file, line, field, value and what was
/// expected.
public final class MappingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  MappingException(String file, int line, String field, String value, String expected) {
    super("%s, line %d: %s (%s) must be %s.".formatted(file, line, field, value, expected));
  }
}
