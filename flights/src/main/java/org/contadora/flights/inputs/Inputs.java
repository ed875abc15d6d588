package org.contadora.flights.inputs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.contadora.core.Refusals;

/// Finds what the user pointed at: files as given, folders walked in sorted order, the parts of a
/// split archive (`x.tar.aa`, `x.tar.ab`, ...) as one input, `-` for standard input.
///
/// What something is, its content tells; names serve only to put the parts of a split archive in
/// order.
public final class Inputs {
  /// Stands for standard input.
  public static final String STANDARD_INPUT = "-";

  /// What `split` appends to names.
  private static final Pattern PART = Pattern.compile("(.+\\.)([a-z]{2})");

  private final Refusals refusals;
  private final List<Input> found = new ArrayList<>();

  /// Files named one after the other: they may be the parts of one archive.
  private final List<Path> named = new ArrayList<>();

  private final Set<Path> seen = new HashSet<>();

  private Inputs(Refusals refusals) {
    this.refusals = refusals;
  }

  /// Opens everything that `arguments` name, in their order. What is missing or must not be read is
  /// refused, the rest is opened. Close each input when done.
  ///
  /// @param standardInput what `-` stands for; read only if it is asked for
  public static List<Input> open(
      List<String> arguments, InputStream standardInput, Refusals refusals) {
    Inputs inputs = new Inputs(refusals);
    boolean standardInputTaken = false;
    for (String argument : arguments) {
      if (!argument.equals(STANDARD_INPUT)) {
        inputs.argument(argument);
      } else if (!standardInputTaken) {
        standardInputTaken = true;
        inputs.openNamedFiles();
        inputs.found.add(Input.of(STANDARD_INPUT, standardInput));
      }
    }
    inputs.openNamedFiles();
    return List.copyOf(inputs.found);
  }

  private void argument(String argument) {
    Path path;
    try {
      path = Path.of(argument);
    } catch (InvalidPathException e) {
      refusals.refuse("INPUT_MISSING", argument, "The name is none of a file: " + e.getReason());
      return;
    }
    if (!Files.exists(path)) {
      refusals.refuse("INPUT_MISSING", argument, "The file or folder must exist.");
    } else if (Files.isRegularFile(path)) {
      named.add(path);
    } else if (Files.isDirectory(path)) {
      openNamedFiles();
      int before = found.size();
      folder(path, new HashSet<>());
      if (found.size() == before) {
        refusals.refuse("INPUT_EMPTY", argument, "The folder must hold a file that can be read.");
      }
    } else {
      openNamedFiles();
      pipe(path);
    }
  }

  private void openNamedFiles() {
    files(named);
    named.clear();
  }

  private void folder(Path folder, Set<Path> above) {
    List<Path> entries = new ArrayList<>();
    Path real;
    try {
      real = folder.toRealPath();
      if (!above.add(real)) {
        refusals.refuse(
            "INPUT_LOOP", folder.toString(), "A link must not lead back to a folder around it.");
        return;
      }
      try (DirectoryStream<Path> listing = Files.newDirectoryStream(folder)) {
        listing.forEach(entries::add);
      }
    } catch (IOException | DirectoryIteratorException e) {
      refusals.refuse(
          "INPUT_UNREADABLE",
          folder.toString(),
          "The folder cannot be listed: %s%nMaybe its rights do not let this user in."
              .formatted(GuardedStream.reason(e)));
      return;
    }
    entries.sort(null);
    List<Path> files = new ArrayList<>();
    for (Path entry : entries) {
      if (Files.isDirectory(entry)) {
        files(files);
        files.clear();
        folder(entry, above);
      } else if (Files.isRegularFile(entry)) {
        files.add(entry);
      } else {
        refusals.refuse("INPUT_UNREADABLE", entry.toString(), "It must be a file or a folder.");
      }
    }
    files(files);
    above.remove(real);
  }

  /// Opens files of one folder, the parts of split archives as one.
  private void files(List<Path> files) {
    Map<String, Path> byName = new HashMap<>();
    files.forEach(file -> byName.put(file.toString(), file));
    for (Path file : files) {
      Matcher part = PART.matcher(file.toString());
      if (part.matches() && part.group(2).equals("aa") && isContainer(file)) {
        open(part.group(1) + "aa", parts(part.group(1), byName, file));
      } else if (byName.containsKey(file.toString())) {
        open(file.toString(), List.of(file));
      }
    }
  }

  /// The parts from `first` on, without a gap; those taken from the folder are removed from
  /// `byName`.
  private static List<Path> parts(String stem, Map<String, Path> byName, Path first) {
    List<Path> parts = new ArrayList<>();
    Path next = first;
    for (int i = 0; next != null; i++) {
      parts.add(next);
      byName.remove(next.toString());
      char high = (char) ('a' + (i + 1) / 26);
      char low = (char) ('a' + (i + 1) % 26);
      next = byName.get(stem + high + low);
    }
    return parts;
  }

  private static boolean isContainer(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(TarHeader.BLOCK);
      return Container.of(head, head.length) != Container.NONE;
    } catch (IOException _) {
      return false;
    }
  }

  private void open(String name, List<Path> parts) {
    try {
      if (!seen.add(parts.getFirst().toRealPath())) {
        refusals.refuse("INPUT_TWICE", name, "The file is named twice; it is read once.");
        return;
      }
      for (Path part : parts) {
        if (!Files.isReadable(part)) {
          refusals.refuse("INPUT_UNREADABLE", part.toString(), "The file must be readable.");
          return;
        }
      }
      found.add(Input.of(name, parts));
    } catch (IOException e) {
      refusals.refuse(
          "INPUT_UNREADABLE", name, "The file cannot be opened: " + GuardedStream.reason(e));
    }
  }

  private void pipe(Path path) {
    try {
      found.add(Input.of(path.toString(), Files.newInputStream(path)));
    } catch (IOException e) {
      refusals.refuse(
          "INPUT_UNREADABLE",
          path.toString(),
          "The input cannot be opened: " + GuardedStream.reason(e));
    }
  }
}
