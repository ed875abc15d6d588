package org.contadora.desk.chronology;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

  /// A file of the folder that is no mapping.
  ///
  /// @param file its name
  /// @param detail line, value and what was expected
  public record Broken(String file, String detail) {}

  /// What there is.
  ///
  /// @param mappings by name; a saved one stands for a shipped one of the same name
  /// @param broken files that stand for none until somebody mends them
  public record Known(SortedMap<String, ClaimMapping> mappings, List<Broken> broken) {
    public Known {
      mappings = Collections.unmodifiableSortedMap(new TreeMap<>(mappings));
      broken = List.copyOf(broken);
    }
  }

  /// All that can be used, and the files that cannot.
  public synchronized Known all() throws IOException {
    SortedMap<String, ClaimMapping> all = new TreeMap<>();
    List<Broken> broken = new ArrayList<>();
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
        for (Path file : files.filter(each -> each.toString().endsWith(ENDING)).sorted().toList()) {
          try {
            ClaimMapping mapping = ClaimMapping.parse(Files.readString(file));
            all.put(mapping.name(), mapping);
          } catch (MappingException e) {
            broken.add(new Broken(nameOf(file), String.valueOf(e.getMessage())));
          } catch (CharacterCodingException _) {
            broken.add(new Broken(nameOf(file), "The file of the mapping must be text in UTF-8."));
          } catch (IOException e) {
            broken.add(new Broken(nameOf(file), "The file of the mapping cannot be opened."));
          }
        }
      }
    }
    return new Known(all, broken);
  }

  private static String nameOf(Path file) {
    return String.valueOf(file.getFileName());
  }

  /// The mapping of that name.
  ///
  /// @throws MappingException if a file is named for it and is broken: no other stands for it then
  public Optional<ClaimMapping> find(String name) throws IOException {
    Known known = all();
    for (Broken broken : known.broken()) {
      if (broken.file().equals(name + ENDING)) {
        throw new MappingException(
            "The mapping (%s) cannot be used, its file is %s. %s%nMaybe mend the file, or save the mapping anew."
                .formatted(name, folder.resolve(broken.file()), broken.detail()));
      }
    }
    return Optional.ofNullable(known.mappings().get(name));
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
