package org.contadora.desk.web;

import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What stands behind the question mark of an address: names, each with its values.
interface Params {
  /// The values of a name, none if it is not there.
  List<String> all(String name);

  static Params of(Context context) {
    return context::queryParams;
  }

  /// Reads `name=value&name=value`.
  static Params parse(String query) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        values
            .computeIfAbsent(decoded(parts[0]), _ -> new ArrayList<>())
            .add(parts.length == 1 ? "" : decoded(parts[1]));
      }
    }
    return name -> values.getOrDefault(name, List.of());
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw Problem.badValue("query", Bodies.shortened(text), "percent-encoded (RFC 3986)");
    }
  }
}
