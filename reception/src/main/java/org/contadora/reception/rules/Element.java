package org.contadora.reception.rules;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// An element of an XML file.
///
/// @param name without prefix
/// @param namespace empty if it has none
/// @param attributes by name without prefix, in their order
/// @param text all text directly in it
public record Element(
    String name,
    String namespace,
    Map<String, String> attributes,
    List<Element> children,
    String text) {
  /// Elements in one another: real models have ten, a hostile file as many as it takes to fill the
  /// stack.
  private static final int MOST_DEPTH = 80;

  /// Reads a file. Document types and with them entities, which could read other files or swell
  /// without end, are refused.
  ///
  /// @param name of the file, for messages
  /// @throws DmnException if it is not well-formed XML, has a document type or is nested too deeply
  public static Element read(InputStream content, String name) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(content);
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD) {
          throw new DmnException(
              "The file (%s) has a document type; expected plain XML without.".formatted(name));
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
          return element(reader, name, 0);
        }
      }
      throw new DmnException("The file (%s) holds no element.".formatted(name));
    } catch (XMLStreamException e) {
      throw new DmnException(
          "The file (%s) is not well-formed XML: %s".formatted(name, e.getMessage()), e);
    }
  }

  private static Element element(XMLStreamReader reader, String file, int depth)
      throws XMLStreamException {
    if (depth > MOST_DEPTH) {
      throw new DmnException(
          "The file (%s) nests elements more than %d deep; expected a decision model."
              .formatted(file, MOST_DEPTH));
    }
    String namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
    String name = reader.getLocalName();
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    List<Element> children = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    while (true) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> children.add(element(reader, file, depth + 1));
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            text.append(reader.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          return new Element(
              name, namespace, Map.copyOf(attributes), List.copyOf(children), text.toString());
        }
        default -> {
          // Comments and instructions say nothing to the engine.
        }
      }
    }
  }

  /// The value of an attribute, or an empty string.
  public String attribute(String attribute) {
    return attributes.getOrDefault(attribute, "");
  }

  /// The first child of that name.
  public Optional<Element> child(String child) {
    return children.stream().filter(one -> one.name.equals(child)).findFirst();
  }

  /// All children of that name.
  public List<Element> children(String child) {
    return children.stream().filter(one -> one.name.equals(child)).toList();
  }

  /// The text of the `text` child, or an empty string: how DMN writes every expression.
  String expressionText() {
    return child("text").map(one -> one.text.strip()).orElse("");
  }
}
