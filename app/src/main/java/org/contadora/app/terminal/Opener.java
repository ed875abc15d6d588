package org.contadora.app.terminal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Opens a page with what the desktop opens pages with, where there is one.
public final class Opener {
  private final Map<String, String> environment;
  private final String system;

  /// @param environment the process's environment variables
  /// @param system the operating system's name, as in the system property `os.name`
  public Opener(Map<String, String> environment, String system) {
    this.environment = Map.copyOf(environment);
    this.system = system.toLowerCase(Locale.ROOT);
  }

  /// Opens `page` in another process, which is not waited for.
  ///
  /// @return false if there is no desktop or it does not answer
  public boolean open(Path page) {
    return run(command(page));
  }

  /// Opens what lies at `address` in another process, which is not waited for.
  ///
  /// @return false if there is no desktop or it does not answer
  public boolean open(URI address) {
    return run(command(address.toString(), address.toString()));
  }

  private static boolean run(@Nullable List<String> command) {
    if (command == null) {
      return false;
    }
    try {
      new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      return true;
    } catch (IOException e) {
      // A desktop without its opener: the caller names the file either way.
      return false;
    }
  }

  @Nullable List<String> command(Path page) {
    return command(page.toUri().toString(), page.toString());
  }

  private @Nullable List<String> command(String uri, String name) {
    if (system.startsWith("windows")) {
      return List.of("rundll32", "url.dll,FileProtocolHandler", uri);
    }
    if (system.startsWith("mac")) {
      return List.of("open", name);
    }
    boolean desktop =
        environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
    return desktop ? List.of("xdg-open", name) : null;
  }
}
