package org.contadora.desk.web;

import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.contadora.desk.alerts.Alert;
import org.contadora.desk.alerts.AlertTexts;
import org.contadora.desk.alerts.Alerts;

/// Alerts as an Atom feed (RFC 4287).
final class AtomFeed {
  static final String TYPE = "application/atom+xml; charset=utf-8";
  private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

  private AtomFeed() {}

  /// @param self address under which it was asked for
  static String of(List<Alert> alerts, Alerts all, String language, URI self, Instant now) {
    AlertTexts words = all.words(language);
    var text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("utf-8", "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace(NAMESPACE);
      xml.writeAttribute("xml:lang", language);
      element(xml, "id", self.toString());
      element(xml, "title", "Contadora");
      element(xml, "updated", (alerts.isEmpty() ? now : alerts.getFirst().time()).toString());
      link(xml, "self", self.toString());
      xml.writeStartElement("author");
      element(xml, "name", "Contadora");
      xml.writeEndElement();
      for (Alert alert : alerts) {
        xml.writeStartElement("entry");
        element(xml, "id", self.resolve("/alerts?id=" + alert.id()).toString());
        element(xml, "title", words.title(alert));
        element(xml, "updated", alert.time().toString());
        link(xml, "alternate", all.link(alert));
        xml.writeStartElement("content");
        xml.writeAttribute("type", "text");
        xml.writeCharacters(clean(words.body(alert, all.link(alert))));
        xml.writeEndElement();
        xml.writeEndElement();
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Text that was cleaned can be written.", e);
    }
    return text.toString();
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(clean(text));
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String relation, String address)
      throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", relation);
    xml.writeAttribute("href", clean(address));
  }

  /// Without the characters that no XML 1.0 document may hold.
  private static String clean(String text) {
    return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "\ufffd");
  }
}
