package org.contadora.ledger.timestamps;

import java.io.IOException;
import org.bouncycastle.tsp.TimeStampRequest;

/// What is sent to a time-stamping authority (RFC 3161 section 2.4.1): the SHA-256 of a
/// checkpoint's text and a number used once. The checkpoint itself is not told.
public final class TimestampRequest {
  private final TimeStampRequest request;
  private final String text;

  TimestampRequest(TimeStampRequest request, String text) {
    this.request = request;
    this.text = text;
  }

  /// The body of a POST with the type `application/timestamp-query` (RFC 3161 section 3.4).
  public byte[] bytes() {
    try {
      return request.getEncoded();
    } catch (IOException e) {
      throw new AssertionError("what was made here can be encoded", e);
    }
  }

  TimeStampRequest request() {
    return request;
  }

  String text() {
    return text;
  }
}
