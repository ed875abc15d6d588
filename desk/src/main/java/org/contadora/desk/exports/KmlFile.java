package org.contadora.desk.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.contadora.desk.legs.LegRow;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// KML 2.2 (OGC 07-147r2): a line for each flight that was followed.
final class KmlFile {
  private static final String NAMESPACE = "http://www.opengis.net/kml/2.2";

  private final Tracks tracks;

  KmlFile(Tracks tracks) {
    this.tracks = tracks;
  }

  void write(Rows rows, OutputStream out) throws IOException {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("kml");
      xml.writeDefaultNamespace(NAMESPACE);
      xml.writeStartElement("Document");
      rows.forEach(row -> placemark(xml, row));
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private void placemark(XMLStreamWriter xml, LegRow row) throws IOException {
    try {
      xml.writeStartElement("Placemark");
      String name = row.callsign() == null ? row.legId() : row.callsign();
      element(
          xml,
          "name",
          "%s %s → %s"
              .formatted(name, known(row.departure().airport()), known(row.arrival().airport())));
      element(
          xml,
          "description",
          "%s, %s, %s".formatted(row.legId(), row.flightClass().code(), row.state().code()));
      StringBuilder coordinates = new StringBuilder();
      JsonNode track = tracks.of(row);
      for (JsonNode point : track) {
        coordinates.append(
            String.format(
                Locale.ROOT, "%.5f,%.5f ", point.path(0).asDouble(), point.path(1).asDouble()));
      }
      // A line has two ends at least (OGC 07-147r2, 10.7).
      if (track.size() > 1) {
        xml.writeStartElement("LineString");
        element(xml, "coordinates", coordinates.toString().strip());
        xml.writeEndElement();
      }
      xml.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private static String known(@Nullable String airport) {
    return airport == null ? "?" : airport;
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
