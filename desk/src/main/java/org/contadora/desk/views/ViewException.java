package org.contadora.desk.views;

/// A saved view that cannot be: its name is none, or taken.
public final class ViewException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean taken;

  ViewException(boolean taken, String message) {
    super(message);
    this.taken = taken;
  }

  /// Whether another view has the name.
  public boolean taken() {
    return taken;
  }
}
