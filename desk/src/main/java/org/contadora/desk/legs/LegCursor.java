package org.contadora.desk.legs;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// The place in an order after which the next page begins.
///
/// @param value what the order goes by, at that place
/// @param timeMs when that leg began
/// @param legId the last leg of the page before
record LegCursor(LegSort sort, long value, long timeMs, String legId) {
  private static final String SEPARATOR = " ";
  private static final int PARTS = 4;

  /// As it stands in an address.
  String text() {
    String plain =
        String.join(SEPARATOR, sort.code(), Long.toString(value), Long.toString(timeMs), legId);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /// Empty if `text` is no cursor.
  static Optional<LegCursor> parse(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      String[] parts = plain.split(SEPARATOR, PARTS);
      if (parts.length < PARTS) {
        return Optional.empty();
      }
      return LegSort.find(parts[0])
          .map(sort ->
              new LegCursor(sort, Long.parseLong(parts[1]), Long.parseLong(parts[2]), parts[3]));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
