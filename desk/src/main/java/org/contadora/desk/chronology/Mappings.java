package org.contadora.desk.chronology;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Mappings of columns that come with the program, and those that people saved in a folder.
public final class Mappings {
  private static final String ENDING = ".mapping";
  private static final List<String> SHIPPED = List.of("contadora-claims", "event-claims");

  private final Path folder;

  /// Mappings saved in `folder`, which need not be there.
  public Mappings(Path folder) {
    this.folder = folder;
  }

  /// All by name; a saved one stands for a shipped one of the same name.
  public synchronized Map<String, ClaimMapping> all() throws IOException {
    SortedMap<String, ClaimMapping> all = new TreeMap<>();
    for (String name : SHIPPED) {
      try (InputStream in = Mappings.class.getResourceAsStream(name + ENDING)) {
        if (in == null) {
          throw new IllegalStateException("The resource (%s) is missing.".formatted(name));
        }
        all.put(name, ClaimMapping.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
      }
    }
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(each -> each.toString().endsWith(ENDING)).toList()) {
          ClaimMapping mapping = ClaimMapping.parse(Files.readString(file));
          all.put(mapping.name(), mapping);
        }
      }
    }
    return all;
  }

  /// The mapping of that name.
  public Optional<ClaimMapping> find(String name) throws IOException {
    return Optional.ofNullable(all().get(name));
  }

  /// Saves a mapping under its name, in the place of one that was saved before.
  public synchronized void save(ClaimMapping mapping) throws IOException {
    Files.createDirectories(folder);
    Path unfinished = Files.createTempFile(folder, "unfinished-", ".tmp");
    Files.writeString(unfinished, mapping.text());
    Files.move(
        unfinished,
        folder.resolve(mapping.name() + ENDING),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }
}
