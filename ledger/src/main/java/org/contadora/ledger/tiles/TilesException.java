package org.contadora.ledger.tiles;

import java.io.IOException;

/// A folder of tiles that is not what its checkpoint says. The message names file, value and what
/// was expected.
public final class TilesException extends IOException {
  private static final long serialVersionUID = 1;

  TilesException(String message) {
    super(message);
  }
}
