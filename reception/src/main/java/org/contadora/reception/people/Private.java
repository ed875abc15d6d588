package org.contadora.reception.people;

/// A text about a person that must be asked for by name to be seen: it is in no log, no message and
/// no exception, since its text form says nothing.
///
/// @param reveal the text itself
public record Private(String reveal) {
  /// Nothing.
  public static final Private NONE = new Private("");

  /// Whether there is none.
  public boolean isEmpty() {
    return reveal.isEmpty();
  }

  @Override
  public String toString() {
    return isEmpty() ? "" : "•••";
  }
}
