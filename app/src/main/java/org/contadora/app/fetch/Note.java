package org.contadora.app.fetch;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.contadora.core.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What is remembered of an address between runs, in a file of its own in the cache: what the
/// publisher called the version that was fetched, its size and checksum, and how far a download
/// that broke off had come.
final class Note {
  private final Path file;
  private final Map<String, String> values;

  private Note(Path file, Map<String, String> values) {
    this.file = file;
    this.values = values;
  }

  /// The note on `uri`; empty if there is none yet, or none that can be read.
  static Note on(URI uri, Path cache) throws IOException {
    Path file = cache.resolve(name(uri) + ".json");
    Map<String, String> values = new TreeMap<>();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        values.putAll(
            JsonMapper.shared().readValue(reader, new TypeReference<Map<String, String>>() {}));
      } catch (JacksonException _) {
        // A note cut off by a crash: as if the address had never been asked for.
      }
    }
    values.put("url", uri.toString());
    return new Note(file, values);
  }

  /// Where a download of this address is gathered until it is whole.
  Path partial() {
    return file.resolveSibling(file.getFileName().toString().replace(".json", ".part"));
  }

  /// The value called `name`, or empty.
  String value(String name) {
    return values.getOrDefault(name, "");
  }

  void set(String name, String value) {
    if (value.isEmpty()) {
      values.remove(name);
    } else {
      values.put(name, value);
    }
  }

  void save() throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (Writer writer = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
      JsonMapper.shared().writeValue(writer, values);
    }
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String name(URI uri) {
    byte[] hash = Sha256.digest().digest(uri.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, 16);
  }
}
