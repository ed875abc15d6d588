package org.contadora.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a desk says that cannot start, and that it leaves nothing open behind it.
final class StartTest {
  @TempDir private Path data;
  @TempDir private Path other;

  private static RunningDesk start(Path folder, int port) throws IOException {
    return RunningDesk.start(
        DeskSettings.local(folder, port),
        (_, _) -> {
          throw new IOException("no sample here");
        });
  }

  @Test
  void takenPortIsNamed() throws Exception {
    try (RunningDesk first = start(data, 0)) {
      assertThatThrownBy(() -> start(other, first.port()))
          .isInstanceOf(DeskException.class)
          .hasMessageContaining("The port (%d) on 127.0.0.1".formatted(first.port()))
          .hasMessageContaining("--port 0");
    }
    // The one that failed holds nothing.
    try (RunningDesk again = start(other, 0)) {
      assertThat(again.get("/api/v1/session").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void secondDeskOnOneFolderIsRefused() throws Exception {
    try (RunningDesk first = start(data, 0)) {
      assertThatThrownBy(() -> start(data, 0))
          .isInstanceOf(DeskException.class)
          .hasMessageContaining(data.toString())
          .hasMessageContaining("Maybe another desk runs on this folder");
      assertThat(first.get("/api/v1/flights").statusCode()).isEqualTo(200);
    }
    start(data, 0).close();
  }

  @Test
  void whatAKilledDeskLeftOfItsWorkIsCleared() throws Exception {
    Path left = Files.createDirectories(data.resolve("work").resolve("again-123"));
    Files.writeString(left.resolve("capture"), "a copy of what the ledger keeps");
    start(data, 0).close();
    assertThat(left).doesNotExist();
  }

  @Test
  void folderThatIsAFileIsRefused() throws Exception {
    Path file = Files.writeString(data.resolve("file"), "not a folder");
    assertThatThrownBy(() -> start(file, 0)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> start(file.resolve("below"), 0)).isInstanceOf(IOException.class);
    assertThat(file).hasContent("not a folder");
  }

  @Test
  void fileThatIsNotTheDesksIsNamed() throws Exception {
    Files.writeString(data.resolve("board.db"), "This was never a database, only a text.");
    assertThatThrownBy(() -> start(data, 0))
        .isInstanceOf(DeskException.class)
        .hasMessageContaining(data.toString())
        .hasMessageContaining("could not be opened");
    Files.delete(data.resolve("board.db"));
    start(data, 0).close();
  }
}
