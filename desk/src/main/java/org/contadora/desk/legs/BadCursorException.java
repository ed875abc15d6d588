package org.contadora.desk.legs;

/// A place in the table that is none, or belongs to another order.
public final class BadCursorException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BadCursorException(String message) {
    super(message);
  }
}
