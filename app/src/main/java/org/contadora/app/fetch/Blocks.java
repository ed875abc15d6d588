package org.contadora.app.fetch;

import java.io.IOException;

/// The bytes of a day's archive, wherever they lie.
interface Blocks {
  /// How many bytes there are.
  long size();

  /// `length` bytes from `offset` on; fewer only at the end.
  byte[] read(long offset, int length) throws IOException;
}
