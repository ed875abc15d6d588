package org.contadora.flights.tracks;

import java.io.IOException;
import java.util.Optional;
import org.contadora.core.Refusals;
import org.contadora.flights.inputs.Document;

/// Takes documents that are not aircraft positions, such as flight records. Called for one document
/// at a time, in the order of the inputs.
@FunctionalInterface
public interface OtherDocuments {
  /// Reads a document if its head shows a known format.
  ///
  /// @return the name of the format, or empty if the document is none of this reader's; nothing but
  ///   the head may have been looked at then
  /// @throws IOException if the content cannot be read on
  Optional<String> read(Document document, Refusals refusals) throws IOException;

  /// For runs that know positions only.
  static OtherDocuments none() {
    return (_, _) -> Optional.empty();
  }
}
