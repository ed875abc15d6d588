package org.contadora.ledger.entries;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// The subset of RFC 8785 (JSON Canonicalization Scheme) that entries are written in: no blanks,
/// keys in the order of their UTF-16 units, whole numbers only.
///
/// Values are `SortedMap<String, Object>`, `List<Object>`, `String`, `Long`, `Boolean` and null.
final class CanonicalJson {
  /// Largest whole number that every JSON reader keeps exactly, 2^53 - 1 (RFC 7493, section 2.2).
  static final long MAX_INTEGER = (1L << 53) - 1;

  /// Deepest nesting that is read: far beyond what any entry needs, far below what a stack holds.
  private static final int MAX_DEPTH = 32;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private CanonicalJson() {}

  static SortedMap<String, @Nullable Object> parseObject(byte[] json) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      return parseObject(parser);
    } catch (JacksonException e) {
      throw new EntryException(
          "The entry must be JSON, but: %s".formatted(e.getOriginalMessage()), e);
    }
  }

  static SortedMap<String, @Nullable Object> parseObject(String json) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      return parseObject(parser);
    } catch (JacksonException e) {
      throw new EntryException(
          "The text must be JSON, but: %s".formatted(e.getOriginalMessage()), e);
    }
  }

  private static SortedMap<String, @Nullable Object> parseObject(JsonParser parser) {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new EntryException("The JSON must be one object.");
    }
    SortedMap<String, @Nullable Object> object = object(parser);
    if (parser.nextToken() != null) {
      throw new EntryException("The JSON must end with its object.");
    }
    return object;
  }

  private static SortedMap<String, @Nullable Object> object(JsonParser parser) {
    var object = new TreeMap<String, @Nullable Object>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      int before = object.size();
      object.put(name, value(parser));
      if (object.size() == before) {
        throw new EntryException(
            "The JSON must name each member once, not %s twice.".formatted(name));
      }
    }
    return object;
  }

  private static @Nullable Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> {
        List<@Nullable Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(value(parser));
        }
        yield array;
      }
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default ->
          throw new EntryException(
              "The number (%s) must be whole.\nMaybe put the unit into the name, such as lat_e6 for millionths of a degree."
                  .formatted(parser.getString()));
    };
  }

  private static Long integer(JsonParser parser) {
    String digits = parser.getString();
    if (digits.length() <= 17) {
      long value = Long.parseLong(digits);
      if (Math.abs(value) <= MAX_INTEGER) {
        return value;
      }
    }
    throw new EntryException(
        "The number (%s) must be between -(2^53 - 1) and 2^53 - 1.".formatted(digits));
  }

  static String text(Map<String, ? extends @Nullable Object> object) {
    var out = new StringBuilder(512);
    write(object, out);
    return out.toString();
  }

  private static void write(@Nullable Object value, StringBuilder out) {
    switch (value) {
      case null -> out.append("null");
      case String text -> writeString(text, out);
      case Long number -> out.append(number.longValue());
      case Boolean truth -> out.append(truth.booleanValue());
      case Json json -> out.append(json.text());
      case List<?> array -> {
        char separator = '[';
        for (Object element : array) {
          out.append(separator);
          write(element, out);
          separator = ',';
        }
        out.append(array.isEmpty() ? "[]" : "]");
      }
      case Map<?, ?> object -> {
        char separator = '{';
        for (Map.Entry<?, ?> member : object.entrySet()) {
          out.append(separator);
          writeString((String) member.getKey(), out);
          out.append(':');
          write(member.getValue(), out);
          separator = ',';
        }
        out.append(object.isEmpty() ? "{}" : "}");
      }
      default -> throw new IllegalStateException("No JSON for " + value.getClass());
    }
  }

  /// As section 3.2.2.2 of RFC 8785 has it: the shortest escape, and only where one is needed.
  private static void writeString(String text, StringBuilder out) {
    out.append('"');
    int plain = 0;
    while (plain < text.length() && isPlain(text.charAt(plain))) {
      plain++;
    }
    out.append(text, 0, plain);
    for (int i = plain; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < ' ') {
            out.append(c < 0x10 ? "\\u000" : "\\u00").append(Integer.toHexString(c));
          } else {
            if (Character.isSurrogate(c)) {
              requirePair(text, i);
            }
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c);
  }

  private static void requirePair(String text, int i) {
    boolean paired =
        Character.isHighSurrogate(text.charAt(i))
            ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
            : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    if (!paired) {
      throw new EntryException(
          "The text must be Unicode, but holds half a character (U+%04X) at place %d."
              .formatted((int) text.charAt(i), i));
    }
  }
}
