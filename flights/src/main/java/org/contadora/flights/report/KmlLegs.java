package org.contadora.flights.report;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.contadora.core.GeoPoint;
import org.contadora.core.Geodesy;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.LegEnd;
import org.contadora.flights.legs.TrackPoint;

/// Legs as KML 2.2 (OGC 07-147r2) placemarks, with altitude where there is a track.
final class KmlLegs implements LegWriter {
  private static final String NAMESPACE = "http://www.opengis.net/kml/2.2";

  private final Writer out;
  private final LegLine line;
  private final XMLStreamWriter xml;

  KmlLegs(Writer out, LegLine line) throws IOException {
    this.out = out;
    this.line = line;
    try {
      xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("kml");
      xml.writeDefaultNamespace(NAMESPACE);
      xml.writeStartElement("Document");
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void write(Leg leg) throws IOException {
    try {
      xml.writeStartElement("Placemark");
      xml.writeAttribute("id", leg.id());
      element("name", "%s %s → %s".formatted(name(leg), end(leg.departure()), end(leg.arrival())));
      element("description", leg.source());
      xml.writeStartElement("LineString");
      element("altitudeMode", leg.track().isEmpty() ? "clampToGround" : "absolute");
      element("coordinates", coordinates(leg));
      xml.writeEndElement();
      xml.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private String coordinates(Leg leg) {
    StringBuilder text = new StringBuilder();
    if (leg.track().isEmpty()) {
      for (GeoPoint point : line.points(leg)) {
        text.append(String.format(Locale.ROOT, "%.5f,%.5f ", point.lonDeg(), point.latDeg()));
      }
    }
    for (TrackPoint point : leg.track()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%.5f,%.5f,%.0f ",
              point.point().lonDeg(),
              point.point().latDeg(),
              point.altitudeFt() * Geodesy.METRES_PER_FOOT));
    }
    return text.toString().strip();
  }

  private static String name(Leg leg) {
    return leg.callsign() == null ? leg.id() : leg.callsign();
  }

  private static String end(LegEnd end) {
    return end.airport() == null ? "?" : end.airport();
  }

  private void element(String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  @Override
  public void close() throws IOException {
    try {
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    out.write('\n');
    out.close();
  }
}
