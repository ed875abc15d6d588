package org.contadora.desk.live;

/// A password or key: it is used, and never shown.
///
/// @param value what is kept secret
public record Secret(String value) {
  /// Says only whether there is one.
  @Override
  public String toString() {
    return value.isEmpty() ? "(none)" : "(secret)";
  }
}
