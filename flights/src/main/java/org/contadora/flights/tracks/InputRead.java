package org.contadora.flights.tracks;

import java.util.List;

/// What was read of one input.
///
/// @param sha256 over its bytes, in lower-case hexadecimal; empty if it was not asked for or could
///   not be read
/// @param bytes size as it lies there, packed
/// @param formats the formats found in it, in alphabetical order
/// @param positions how many positions were read from it
public record InputRead(
    String name, String sha256, long bytes, List<String> formats, long positions) {
  public InputRead {
    formats = List.copyOf(formats);
  }
}
