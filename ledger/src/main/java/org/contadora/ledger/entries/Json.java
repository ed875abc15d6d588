package org.contadora.ledger.entries;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JSON object in canonical form (see [EntryCodec]), kept as the text it is. Two are equal when
/// their texts are.
public final class Json {
  /// `{}`.
  public static final Json EMPTY = new Json("{}");

  private final String text;

  private Json(String canonical) {
    this.text = canonical;
  }

  /// Brings any JSON object into canonical form; numbers must be whole.
  ///
  /// @throws EntryException if it is anything else
  public static Json of(String json) {
    return of(CanonicalJson.parseObject(json));
  }

  /// @param object values as [CanonicalJson] has them
  static Json of(Map<String, ? extends @Nullable Object> object) {
    return new Json(CanonicalJson.text(object));
  }

  /// Canonical text of one JSON object.
  public String text() {
    return text;
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Json json && text.equals(json.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
