package org.contadora.desk.chronology;

/// A mapping of columns that cannot be used; the message names key, value and what was expected.
public final class MappingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  MappingException(String message) {
    super(message);
  }
}
