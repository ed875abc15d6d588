package org.contadora.ledger.timestamps;

import java.time.Instant;

/// A time at which an authority has seen a checkpoint, checked.
///
/// Its token proves it to others too: keep it as evidence. `openssl ts -verify -token_in` reads it.
public final class Timestamp {
  private final Instant time;
  private final String authority;
  private final byte[] token;

  Timestamp(Instant time, String authority, byte[] token) {
    this.time = time;
    this.authority = authority;
    this.token = token;
  }

  /// When the authority saw it (`genTime`).
  public Instant time() {
    return time;
  }

  /// Who signed: the subject of its certificate, as in RFC 2253.
  public String authority() {
    return authority;
  }

  /// The token's DER bytes (`TimeStampToken`, RFC 3161 section 2.4.2), a copy.
  public byte[] token() {
    return token.clone();
  }
}
