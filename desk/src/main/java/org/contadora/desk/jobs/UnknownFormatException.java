package org.contadora.desk.jobs;

import java.io.IOException;

/// Nothing of what was given has a form that is known.
public final class UnknownFormatException extends IOException {
  private static final long serialVersionUID = 1;

  /// @param message what was given, and what was expected
  public UnknownFormatException(String message) {
    super(message);
  }
}
