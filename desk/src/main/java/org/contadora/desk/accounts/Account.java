package org.contadora.desk.accounts;

/// Who someone is to the desk.
///
/// @param disabled may not sign in, nor use a token, until an administrator allows it again
public record Account(String name, Role role, boolean disabled) {
  /// An account that may be used.
  public Account(String name, Role role) {
    this(name, role, /* disabled= */ false);
  }
}
