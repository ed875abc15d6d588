package org.contadora.app.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.contadora.app.terminal.CommandFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WholeOutputTest {
  private static final Predicate<String> OWN = Set.of("legs.csv", "tracks")::contains;

  @TempDir private Path home;

  /// Writers of JSON and of compressed files wrap what the disk says.
  @Test
  void fullDiskIsToldHoweverDeepItIsWrapped() {
    Path out = home.resolve("out");
    RuntimeException wrapped =
        new IllegalStateException(
            "write", new UncheckedIOException(new IOException("No space left on device")));
    assertThat(WholeOutput.notWritten(out, wrapped))
        .hasMessageContaining(out.toString())
        .hasMessageContaining("No space left on device")
        .hasMessageContaining("Maybe free some space");
    RuntimeException fault = new IllegalStateException("a fault");
    assertThatThrownBy(() -> WholeOutput.notWritten(out, fault)).isSameAs(fault);
  }

  @Test
  void committedFolderAppearsWhole() throws IOException {
    Path out = home.resolve("new/out");
    try (WholeOutput output = WholeOutput.folder(out, OWN)) {
      Files.writeString(output.staging().resolve("legs.csv"), "legs");
      assertThat(out).doesNotExist();
      output.commit();
    }
    assertThat(out.resolve("legs.csv")).hasContent("legs");
    assertThat(names(home.resolve("new"))).containsExactly("out");
  }

  @Test
  void uncommittedFolderLeavesTheEarlierOne() throws IOException {
    Path out = Files.createDirectory(home.resolve("out"));
    Files.writeString(out.resolve("legs.csv"), "earlier");
    try (WholeOutput output = WholeOutput.folder(out, OWN)) {
      Files.createDirectory(output.staging().resolve("tracks"));
      Files.writeString(output.staging().resolve("tracks/a.json"), "half");
    }
    assertThat(out.resolve("legs.csv")).hasContent("earlier");
    assertThat(names(home)).containsExactly("out");
  }

  @Test
  void earlierOutputIsReplacedWithNothingOfItLeft() throws IOException {
    Path out = Files.createDirectory(home.resolve("out"));
    Files.createDirectory(out.resolve("tracks"));
    Files.writeString(out.resolve("tracks/old.json"), "old");
    try (WholeOutput output = WholeOutput.folder(out, OWN)) {
      Files.writeString(output.staging().resolve("legs.csv"), "new");
      output.commit();
    }
    assertThat(names(out)).containsExactly("legs.csv");
    assertThat(names(home)).containsExactly("out");
  }

  @Test
  void folderWithSomebodysOwnFilesIsRefusedAndKept() throws IOException {
    Path out = Files.createDirectory(home.resolve("out"));
    Files.writeString(out.resolve("thesis.odt"), "years of work");
    assertThatThrownBy(() -> WholeOutput.folder(out, OWN))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("thesis.odt")
        .hasMessageContaining("Maybe give another --out");
    assertThat(out.resolve("thesis.odt")).hasContent("years of work");
    assertThat(names(home)).containsExactly("out");
  }

  @Test
  void remainsOfAStoppedRunAreClearedAway() throws IOException {
    Path out = home.resolve("out");
    Files.createDirectory(home.resolve("out.partial"));
    Files.writeString(home.resolve("out.partial/legs.csv"), "half");
    try (WholeOutput output = WholeOutput.folder(out, OWN)) {
      assertThat(names(output.staging())).isEmpty();
      output.commit();
    }
    assertThat(names(home)).containsExactly("out");
  }

  @Test
  void fileIsReplacedOnlyOnceItIsComplete() throws IOException {
    Path file = Files.writeString(home.resolve("legs.csv"), "earlier");
    try (WholeOutput output = WholeOutput.file(file)) {
      Files.writeString(output.staging(), "new");
      assertThat(file).hasContent("earlier");
      output.commit();
    }
    assertThat(file).hasContent("new");
    assertThat(names(home)).containsExactly("legs.csv");
  }

  @Test
  void kindsThatDoNotFitAreRefused() throws IOException {
    Path file = Files.writeString(home.resolve("a"), "");
    assertThatThrownBy(() -> WholeOutput.folder(file, OWN))
        .hasMessage("The output folder (%s) must not be a file.".formatted(file));
    assertThatThrownBy(() -> WholeOutput.file(home))
        .hasMessage("The output file (%s) must not be a folder.".formatted(home));
  }

  @Test
  void fullDiskIsNamed() {
    assertThat(WholeOutput.notWritten(Path.of("out"), new IOException("No space left on device")))
        .hasMessage(
            "The output (out) could not be written, and nothing was left of it: No space left on"
                + " device%nMaybe free some space, or give an --out on another disk.".formatted());
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
