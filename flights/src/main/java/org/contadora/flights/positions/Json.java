package org.contadora.flights.positions;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.LinkedHashSet;
import java.util.Set;
import org.contadora.core.Refusals;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// What the readers of JSON share: a bounded parser, lenient values, and one way to refuse what is
/// not JSON.
final class Json {
  /// Longest text taken as a value; the longest real one, a description, has some 60 characters.
  private static final int MAX_STRING_CHARS = 1 << 16;

  /// Deepest nesting; the formats read here reach 4.
  private static final int MAX_DEPTH = 32;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(MAX_STRING_CHARS)
                  .maxNameLength(MAX_STRING_CHARS)
                  .maxNestingDepth(MAX_DEPTH)
                  .build())
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .build();

  private Json() {}

  /// Reads the values of a document from its parser.
  @FunctionalInterface
  interface Body {
    void read(JsonParser parser) throws IOException;
  }

  /// What a document begins with, as far as its head shows.
  ///
  /// @param root its first token, null if it is no JSON
  /// @param names the first object's names, in order; of an array, those of its first object
  /// @param arrays those of the names whose value begins as an array
  /// @param firstInner the first name inside the first object-valued name, or empty
  record Shape(
      @Nullable JsonToken root, Set<String> names, Set<String> arrays, String firstInner) {}

  static JsonParser parser(String text) {
    return FACTORY.createParser(ObjectReadContext.empty(), text);
  }

  /// Runs `body` over a document; where it is not JSON or breaks off, that is refused with the line
  /// and what came before is kept.
  static void document(InputStream in, String origin, Refusals refusals, Body body)
      throws IOException {
    Reader reader = Texts.reader(in);
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), reader)) {
      body.read(parser);
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      refuse(e, origin, refusals);
    }
  }

  /// Refuses what a parser could not read.
  static void refuse(JacksonException e, String place, Refusals refusals) {
    // Between two values Jackson reports the end of the input as an error of syntax.
    boolean cut =
        e.getLocation() != null
            && (e instanceof UnexpectedEndOfInputException
                || e.getOriginalMessage().startsWith("Unexpected end-of-input"));
    if (cut) {
      refusals.refuse(
          "DOCUMENT_TRUNCATED",
          place,
          "The document must be whole JSON but breaks off in line %d, column %d."
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
      return;
    }
    String where =
        e.getLocation() == null
            ? ""
            : " (line %d, column %d)"
                .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    refusals.refuse("JSON_MALFORMED", place, e.getOriginalMessage() + where);
  }

  /// A number, or a number written as text; NaN for anything else. Skips arrays and objects.
  static double number(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_STRING) {
      return Values.number(parser.getString());
    }
    if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
      return finite(parser.getDoubleValue());
    }
    parser.skipChildren();
    return Double.NaN;
  }

  /// A text without blanks around it, or a number as it is written; empty for anything else. Skips
  /// arrays and objects.
  static String text(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
      return parser.getString().strip();
    }
    parser.skipChildren();
    return "";
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : Double.NaN;
  }

  /// Looks at the beginning of a document, which may be cut anywhere.
  static Shape shape(byte[] head) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> arrays = new LinkedHashSet<>();
    String firstInner = "";
    JsonToken root = null;
    try (JsonParser parser = parser(Texts.head(head))) {
      root = parser.nextToken();
      JsonToken token = root == JsonToken.START_ARRAY ? parser.nextToken() : root;
      if (token == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          String name = parser.currentName();
          names.add(name);
          JsonToken value = parser.nextToken();
          if (value == JsonToken.START_ARRAY) {
            arrays.add(name);
          } else if (value == JsonToken.START_OBJECT && firstInner.isEmpty()) {
            if (parser.nextToken() == JsonToken.PROPERTY_NAME) {
              firstInner = parser.currentName();
            }
            skipRest(parser);
          }
          parser.skipChildren();
        }
      }
    } catch (JacksonException _) {
      // The head ends in the middle of the document, or it is no JSON: what was seen decides.
    }
    return new Shape(root, names, arrays, firstInner);
  }

  /// Goes to the end of the object that the parser is in.
  private static void skipRest(JsonParser parser) {
    int depth = 1;
    if (parser.currentToken() == JsonToken.END_OBJECT) {
      return;
    }
    while (depth > 0) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        return;
      }
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }
  }
}
