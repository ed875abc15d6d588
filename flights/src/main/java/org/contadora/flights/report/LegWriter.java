package org.contadora.flights.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.legs.Leg;

/// Writes legs, and nothing else, in one of the formats of `contadora flights legs`.
public interface LegWriter extends Closeable {
  /// Writes the next leg.
  void write(Leg leg) throws IOException;

  /// Completes the document and closes the writer under it.
  @Override
  void close() throws IOException;

  /// The formats.
  enum Format {
    CSV,
    JSON,
    GEOJSON,
    KML
  }

  /// Begins a document.
  ///
  /// @param airports places of the ends of legs that have no track
  static LegWriter to(Writer out, Format format, Airports airports) throws IOException {
    return switch (format) {
      case CSV -> new CsvLegs(out);
      case JSON -> new JsonLegs(out);
      case GEOJSON -> new GeoJsonLegs(out, new LegLine(airports));
      case KML -> new KmlLegs(out, new LegLine(airports));
    };
  }
}
