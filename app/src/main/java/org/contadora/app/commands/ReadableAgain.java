package org.contadora.app.commands;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.contadora.core.Reasons;
import org.contadora.core.Refusals;
import org.contadora.flights.inputs.Inputs;

/// Inputs of which each can be read more than once: what comes from standard input or a pipe is put
/// into a temporary file. Deletes it when closed.
final class ReadableAgain implements Closeable {
  private final List<String> names = new ArrayList<>();
  private final Map<String, String> givenByFile = new LinkedHashMap<>();

  /// @param refusals takes what broke off; what came before is kept
  /// @throws IOException if a temporary file cannot be written; none is left behind
  ReadableAgain(List<String> inputs, InputStream standardInput, Refusals refusals)
      throws IOException {
    try {
      for (String input : inputs) {
        add(input, standardInput, refusals);
      }
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private void add(String input, InputStream standardInput, Refusals refusals) throws IOException {
    if (input.equals(Inputs.STANDARD_INPUT)) {
      if (!givenByFile.containsValue(input)) {
        keep(input, standardInput, refusals);
      }
    } else if (isPipe(input)) {
      try (InputStream pipe = Files.newInputStream(Path.of(input))) {
        keep(input, pipe, refusals);
      }
    } else {
      names.add(input);
    }
  }

  private static boolean isPipe(String input) {
    try {
      Path path = Path.of(input);
      return Files.isReadable(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
    } catch (InvalidPathException _) {
      return false;
    }
  }

  private void keep(String given, InputStream stream, Refusals refusals) throws IOException {
    Path file = Files.createTempFile("contadora-input-", ".tmp");
    names.add(file.toString());
    givenByFile.put(file.toString(), given);
    try (var out = Files.newOutputStream(file)) {
      byte[] some = new byte[1 << 16];
      for (int read = read(given, stream, some, refusals);
          read >= 0;
          read = read(given, stream, some, refusals)) {
        out.write(some, 0, read);
      }
    }
  }

  private static int read(String given, InputStream stream, byte[] into, Refusals refusals) {
    try {
      return stream.read(into);
    } catch (IOException e) {
      refusals.refuse("INPUT_UNREADABLE", given, "Reading failed: " + Reasons.of(e));
      return -1;
    }
  }

  /// What to read, in the order given.
  List<String> names() {
    return names;
  }

  /// A text about what was read, with the names that were given.
  String asGiven(String text) {
    String given = text;
    for (Map.Entry<String, String> each : givenByFile.entrySet()) {
      given = given.replace(each.getKey(), each.getValue());
    }
    return given;
  }

  @Override
  public void close() throws IOException {
    for (String file : givenByFile.keySet()) {
      Files.deleteIfExists(Path.of(file));
    }
  }
}
