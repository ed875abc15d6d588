package org.contadora.app.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.contadora.app.terminal.CommandFailed;
import org.jspecify.annotations.Nullable;

/// A file or folder that appears under its name only once it is complete.
///
/// It is written beside its place under another name and then renamed, so that a reader never sees
/// half of it, and a full disk or a stopped run leaves what was there before.
///
/// ```java
/// try (WholeOutput output = WholeOutput.folder(out, "legs.csv"::equals)) {
///   write(output.staging().resolve("legs.csv"));
///   output.commit();
/// }
/// ```
public final class WholeOutput implements AutoCloseable {
  private final Path target;
  private final Path staging;
  private boolean committed;

  private WholeOutput(Path target, Path staging) {
    this.target = target;
    this.staging = staging;
  }

  /// Begins the folder `target`.
  ///
  /// @param ownName whether an earlier run may have left a file or folder of this name in it; a
  ///   folder that holds anything else is somebody's own and refused
  /// @throws CommandFailed if `target` is a file or holds anything of another name, or if nothing
  ///   can be written beside it
  public static WholeOutput folder(Path target, Predicate<String> ownName) {
    Path place = target.toAbsolutePath().normalize();
    Set<String> foreign = foreignNames(target, place, ownName);
    if (!foreign.isEmpty()) {
      throw new CommandFailed(
          "The output folder (%s) must be new, empty or an earlier output; it holds %s.%nMaybe give"
                  .formatted(target, String.join(", ", foreign.stream().limit(3).toList()))
              + " another --out: what is there is left as it is.");
    }
    Path staging = stagingFor(place);
    try {
      Files.createDirectories(parentOf(place));
      deleteAll(staging);
      Files.createDirectory(staging);
    } catch (IOException e) {
      throw notWritten(target, e);
    }
    return new WholeOutput(place, staging);
  }

  /// Begins the file `target`, which is replaced if it is there.
  ///
  /// @throws CommandFailed if `target` is a folder, or if nothing can be written beside it
  public static WholeOutput file(Path target) {
    Path place = target.toAbsolutePath().normalize();
    if (Files.isDirectory(place)) {
      throw new CommandFailed("The output file (%s) must not be a folder.".formatted(target));
    }
    Path staging = stagingFor(place);
    try {
      Files.createDirectories(parentOf(place));
      Files.deleteIfExists(staging);
      Files.createFile(staging);
    } catch (IOException e) {
      throw notWritten(target, e);
    }
    return new WholeOutput(place, staging);
  }

  /// Where to write for now.
  public Path staging() {
    return staging;
  }

  /// Puts what was written in its place, and what was there before away.
  ///
  /// @throws IOException if the file system refuses; what was there before is then there still
  public void commit() throws IOException {
    if (Files.isDirectory(target)) {
      Path before = target.resolveSibling(target.getFileName() + ".before");
      deleteAll(before);
      Files.move(target, before);
      try {
        Files.move(staging, target);
      } catch (IOException e) {
        Files.move(before, target);
        throw e;
      }
      deleteAll(before);
    } else {
      Files.move(staging, target, StandardCopyOption.REPLACE_EXISTING);
    }
    committed = true;
  }

  /// Clears away what was not committed.
  @Override
  public void close() throws IOException {
    if (!committed) {
      deleteAll(staging);
    }
  }

  /// What to tell of an output that could not be written.
  public static CommandFailed notWritten(Path target, IOException e) {
    String hint =
        String.valueOf(e.getMessage()).contains("No space left")
            ? "%nMaybe free some space, or give an --out on another disk.".formatted()
            : "";
    return new CommandFailed(
        "The output (%s) could not be written, and nothing was left of it: %s%s"
            .formatted(target, reason(e), hint));
  }

  /// As [#notWritten(Path, IOException)] for a failure that writers of JSON and compressors wrap.
  ///
  /// @throws RuntimeException `e` itself, if no input or output failed behind it
  public static CommandFailed notWritten(Path target, RuntimeException e) {
    for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException io) {
        return notWritten(target, io);
      }
    }
    throw e;
  }

  private static String reason(IOException e) {
    @Nullable String message = e.getMessage();
    String kind = e.getClass().getSimpleName().replace("Exception", "");
    return e.getClass() == IOException.class && message != null ? message : kind + ": " + message;
  }

  private static Path stagingFor(Path place) {
    return place.resolveSibling(place.getFileName() + ".partial");
  }

  private static Path parentOf(Path place) {
    @Nullable Path parent = place.getParent();
    if (parent == null) {
      throw new CommandFailed("The output (%s) must not be the root of a disk.".formatted(place));
    }
    return parent;
  }

  private static Set<String> foreignNames(Path target, Path place, Predicate<String> ownName) {
    Set<String> foreign = new TreeSet<>();
    if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      return foreign;
    }
    if (!Files.isDirectory(place)) {
      throw new CommandFailed("The output folder (%s) must not be a file.".formatted(target));
    }
    try (Stream<Path> entries = Files.list(place)) {
      entries
          .map(entry -> String.valueOf(entry.getFileName()))
          .filter(ownName.negate())
          .forEach(foreign::add);
    } catch (IOException e) {
      throw notWritten(target, e);
    }
    return foreign;
  }

  private static void deleteAll(Path root) throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
              throws IOException {
            if (e != null) {
              throw e;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
