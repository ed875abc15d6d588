package org.contadora.desk.reception;

/// Says why the file of arrivals cannot be opened or written; the file itself was left as it is.
public final class ArrivalsException extends Exception {
  private static final long serialVersionUID = 1;

  private final Why why;

  /// What is the matter.
  public enum Why {
    /// Nobody has given the passphrase yet.
    LOCKED,
    /// The passphrase is another one.
    WRONG_PASSPHRASE,
    /// The passphrase for a new file is too short or too long.
    BAD_PASSPHRASE,
    /// It is not what was written, or no such file.
    DAMAGED,
    /// Another program has written it meanwhile.
    CHANGED,
    /// The disk does not take or give it.
    DISK
  }

  ArrivalsException(Why why, String message) {
    super(message);
    this.why = why;
  }

  /// What is the matter.
  public Why why() {
    return why;
  }
}
