package org.contadora.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OpenerTest {
  private static final Path PAGE = Path.of("/home/ana/report.html");

  @Test
  void desktopOpensThePageItsOwnWay() {
    assertThat(new Opener(Map.of("DISPLAY", ":0"), "Linux").command(PAGE))
        .containsExactly("xdg-open", "/home/ana/report.html");
    assertThat(new Opener(Map.of("WAYLAND_DISPLAY", "w"), "Linux").command(PAGE)).isNotNull();
    assertThat(new Opener(Map.of(), "Mac OS X").command(PAGE))
        .containsExactly("open", "/home/ana/report.html");
    assertThat(new Opener(Map.of(), "Windows 11").command(PAGE))
        .containsExactly("rundll32", "url.dll,FileProtocolHandler", "file:///home/ana/report.html");
  }

  @Test
  void machineWithoutDesktopOpensNothing() {
    assertThat(new Opener(Map.of(), "Linux").open(PAGE)).isFalse();
  }
}
