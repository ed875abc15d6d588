package org.contadora.desk.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The pages and what belongs to them, from the jar. Any address that is no file of theirs gets the
/// page itself, which then shows what the address names.
final class Pages {
  private static final String FOLDER = "/org/contadora/deskui/desk/";
  private static final String PAGE = "desk.html";
  private static final String FOREVER = "public, max-age=31536000, immutable";

  /// Names made by the build; nothing else is looked for in the jar.
  private static final Pattern FILE =
      Pattern.compile("(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)+");

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json; charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("txt", "text/plain; charset=utf-8"));

  void give(Context context) throws IOException {
    String path = context.path().substring(1);
    String ending = path.substring(path.lastIndexOf('.') + 1);
    String type = FILE.matcher(path).matches() ? TYPES.get(ending) : null;
    byte[] file = type == null ? null : read(path);
    if (file != null && type != null) {
      context.header("Cache-Control", path.startsWith("assets/") ? FOREVER : "no-cache");
      context.contentType(type).result(file);
      return;
    }
    if (path.startsWith("assets/")) {
      throw Problem.notFound("file", Bodies.shortened(path));
    }
    byte[] page = read(PAGE);
    if (page == null) {
      throw new Problem(
          404, "NO_PAGES", "The pages are not in this build; the API under /api/v1 works.");
    }
    context.header("Cache-Control", "no-cache");
    context.contentType("text/html; charset=utf-8").result(page);
  }

  private static byte @Nullable [] read(String name) throws IOException {
    try (InputStream in = Pages.class.getResourceAsStream(FOLDER + name)) {
      return in == null ? null : in.readAllBytes();
    }
  }
}
