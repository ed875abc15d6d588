package org.contadora.flights.inputs;

import java.io.IOException;

/// Takes the documents found in an input, one after the other.
@FunctionalInterface
public interface DocumentSink {
  /// Takes one document; its content can be read until this returns.
  ///
  /// @throws IOException if the content cannot be read on; what was read before stays
  void accept(Document document) throws IOException;
}
