package org.contadora.ledger.entries;

import java.nio.charset.StandardCharsets;

/// A JSON object in canonical form (see [EntryCodec]), kept as the text it is.
///
/// @param text canonical text of one JSON object
public record Json(String text) {
  /// `{}`.
  public static final Json EMPTY = new Json("{}");

  public Json {
    if (!CanonicalJson.text(CanonicalJson.parseObject(text)).equals(text)) {
      throw new EntryException(
          "The JSON (%s) must be canonical: keys in order, no blanks.\nMaybe use Json.of."
              .formatted(text));
    }
  }

  /// Brings any JSON object into canonical form; numbers must be whole.
  public static Json of(String json) {
    return new Json(CanonicalJson.text(CanonicalJson.parseObject(json)));
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return text;
  }
}
