package org.contadora.ledger.evidence;

import java.io.IOException;

/// Evidence that is missing or is no longer what its name says.
public final class EvidenceException extends IOException {
  EvidenceException(String message) {
    super(message);
  }
}
