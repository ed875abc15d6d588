package org.contadora.app.fetch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.contadora.core.Sha256;

/// Brings whole files: never the same version twice, from where a broken download stopped, checked
/// against the size and checksum that the publisher gives.
final class Downloads {
  /// Times that one file is begun or gone on with before it is given up.
  private static final int ATTEMPTS = 4;

  private static final int BUFFER_BYTES = 1 << 16;

  /// `Repr-Digest` or `Content-Digest` with SHA-256 (RFC 9530).
  private static final Pattern DIGEST = Pattern.compile("sha-256=:([A-Za-z0-9+/=]+):");

  /// `Content-Range` of a part (RFC 9110, 14.4).
  private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+)");

  private final Http http;
  private final Path cache;
  private final BytesSeen seen;

  Downloads(Http http, Path cache, BytesSeen seen) {
    this.http = http;
    this.cache = cache;
    this.seen = seen;
  }

  /// What became of a download.
  ///
  /// @param news false if what was there before is still the publisher's version
  record Result(boolean news, long bytes, String sha256) {}

  /// Part of a file, as the answer to a range says.
  record Range(long from, long to, long total) {
    static Optional<Range> of(Http.Answer answer) {
      Matcher range = RANGE.matcher(answer.header("Content-Range").orElse(""));
      return range.matches()
          ? Optional.of(
              new Range(
                  Long.parseLong(range.group(1)),
                  Long.parseLong(range.group(2)),
                  Long.parseLong(range.group(3))))
          : Optional.empty();
    }
  }

  /// Whether `target` is what was fetched from `uri` before, so that nothing need be asked.
  boolean isThere(URI uri, Path target) throws IOException {
    return isThere(Note.on(uri, cache), target);
  }

  /// Brings `uri` to `target`. A version that is there already is only asked about.
  ///
  /// @throws NotFetched if the publisher does not give it
  Result fetch(URI uri, Path target) throws IOException {
    Note note = Note.on(uri, cache);
    Path partial = note.partial();
    Files.createDirectories(cache);
    Files.createDirectories(target.toAbsolutePath().getParent());
    String trouble = "";
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      boolean there = isThere(note, target);
      try (Http.Answer answer = http.get(uri, conditions(note, there))) {
        if (answer.status() == 304) {
          return new Result(false, Files.size(target), note.value("sha256"));
        }
        if (answer.status() == 416 || !continues(answer, partial)) {
          Files.deleteIfExists(partial);
        }
        if (answer.status() == 416) {
          forgetPartial(note);
          trouble = "its size changed between two requests";
          continue;
        }
        trouble = gather(answer, note);
      }
      if (trouble.isEmpty()) {
        demandData(note, uri);
        return finish(note, target, there);
      }
    }
    throw new NotFetched(
        0, "%s could not be fetched whole: %s, %d times.".formatted(uri, trouble, ATTEMPTS));
  }

  /// Publishers that are closed for maintenance, or want a person before a screen, answer with a
  /// page and with status 200. Nothing that is fetched here begins as a page does.
  private static void demandData(Note note, URI uri) throws IOException {
    if (!beginsAsPage(note.partial())) {
      return;
    }
    Files.delete(note.partial());
    forgetPartial(note);
    throw new NotFetched(
        0,
        "%s answers with a web page, expected data.%n".formatted(uri)
            + "Maybe the publisher is closed for maintenance or asks for a person; "
            + "open the address in a browser.");
  }

  private static boolean beginsAsPage(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      int first = in.read();
      while (first >= 0 && Character.isWhitespace(first)) {
        first = in.read();
      }
      return first == '<';
    }
  }

  private static boolean isThere(Note note, Path target) throws IOException {
    return note.value("file").equals(target.toAbsolutePath().normalize().toString())
        && Files.isRegularFile(target)
        && note.value("bytes").equals(Long.toString(Files.size(target)));
  }

  private static Map<String, String> conditions(Note note, boolean there) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    Path partial = note.partial();
    String version = strongVersion(note.value("partial_etag"), note.value("partial_modified"));
    if (Files.isRegularFile(partial) && Files.size(partial) > 0 && !version.isEmpty()) {
      headers.put("Range", "bytes=" + Files.size(partial) + "-");
      headers.put("If-Range", version);
    } else if (there) {
      if (!note.value("etag").isEmpty()) {
        headers.put("If-None-Match", note.value("etag"));
      }
      if (!note.value("modified").isEmpty()) {
        headers.put("If-Modified-Since", note.value("modified"));
      }
    }
    return headers;
  }

  /// What may stand in `If-Range`: no weak tag (RFC 9110, 13.1.5).
  private static String strongVersion(String etag, String modified) {
    return etag.isEmpty() || etag.startsWith("W/") ? modified : etag;
  }

  private static boolean continues(Http.Answer answer, Path partial) throws IOException {
    if (answer.status() != 206 || !Files.isRegularFile(partial)) {
      return false;
    }
    Optional<Range> range = Range.of(answer);
    return range.isPresent() && range.get().from() == Files.size(partial);
  }

  /// Appends the answer to the partial file.
  ///
  /// @return why the file is not whole yet, or empty
  private String gather(Http.Answer answer, Note note) throws IOException {
    Path partial = note.partial();
    if (answer.status() == 206 && !Files.exists(partial)) {
      forgetPartial(note);
      return "it answers with a part that was not asked for";
    }
    note.set("partial_etag", answer.header("ETag").orElse(""));
    note.set("partial_modified", answer.header("Last-Modified").orElse(""));
    note.set("digest", digest(answer));
    note.save();
    long expected =
        answer.status() == 206
            ? Range.of(answer).map(Range::total).orElse(-1L)
            : answer.headers().firstValueAsLong("Content-Length").orElse(-1);
    String trouble = append(answer.body(), partial, expected);
    if (trouble.isEmpty() && expected >= 0 && Files.size(partial) != expected) {
      trouble = "it has %d bytes, expected %d".formatted(Files.size(partial), expected);
    }
    if (!trouble.isEmpty()) {
      if (strongVersion(note.value("partial_etag"), note.value("partial_modified")).isEmpty()) {
        Files.deleteIfExists(partial);
      }
      return trouble;
    }
    String sha256 = sha256(partial);
    if (!note.value("digest").isEmpty() && !note.value("digest").equals(sha256)) {
      Files.deleteIfExists(partial);
      forgetPartial(note);
      return "its SHA-256 (%s) must be %s".formatted(sha256, note.value("digest"));
    }
    return "";
  }

  private String append(InputStream body, Path partial, long expected) throws IOException {
    long there = Files.exists(partial) ? Files.size(partial) : 0;
    try (OutputStream out =
        Files.newOutputStream(partial, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      while (true) {
        int length;
        try {
          length = body.read(buffer);
        } catch (IOException e) {
          return "the connection broke (%s)".formatted(e.getMessage());
        }
        if (length < 0) {
          return "";
        }
        out.write(buffer, 0, length);
        there += length;
        seen.at(there, expected);
      }
    }
  }

  private static Result finish(Note note, Path target, boolean wasThere) throws IOException {
    Path partial = note.partial();
    String sha256 = sha256(partial);
    long bytes = Files.size(partial);
    Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
    note.set("etag", note.value("partial_etag"));
    note.set("modified", note.value("partial_modified"));
    note.set("file", target.toAbsolutePath().normalize().toString());
    note.set("bytes", Long.toString(bytes));
    boolean news = !wasThere || !sha256.equals(note.value("sha256"));
    note.set("sha256", sha256);
    forgetPartial(note);
    return new Result(news, bytes, sha256);
  }

  private static void forgetPartial(Note note) throws IOException {
    note.set("partial_etag", "");
    note.set("partial_modified", "");
    note.set("digest", "");
    note.save();
  }

  /// The SHA-256 that the publisher gives for the whole file, in hexadecimal, or empty.
  private static String digest(Http.Answer answer) {
    Matcher digest = DIGEST.matcher(answer.header("Repr-Digest").orElse(""));
    if (!digest.find()) {
      return "";
    }
    try {
      return HexFormat.of().formatHex(Base64.getDecoder().decode(digest.group(1)));
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        digest.update(buffer, 0, length);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
