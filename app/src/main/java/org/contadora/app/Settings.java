package org.contadora.app;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.core.Reasons;
import org.jspecify.annotations.Nullable;

/// What a user sets once instead of with every command: from the settings file, over that the
/// environment, over that the command line.
///
/// @param lang language of messages and reports, ISO 639-1
/// @param rules folder of the rule book
/// @param reference folder of reference data that `contadora fetch` brought
/// @param cache folder in which `contadora fetch` keeps what it brought
/// @param threads how many threads read and build
/// @param data folder in which the desk keeps everything
/// @param ledger folder of the ledger
/// @param postgres database of the ledger, as a JDBC address; without it SQLite in the folder
/// @param world folder of the world's countries and trade
public record Settings(
    @Nullable String lang,
    @Nullable String rules,
    @Nullable String reference,
    @Nullable String cache,
    @Nullable String threads,
    @Nullable String data,
    @Nullable String ledger,
    @Nullable String postgres,
    @Nullable String world) {

  /// The names, as in the settings file, as options with `--` before them, and in the environment
  /// in upper case with `CONTADORA_` before them.
  public static final List<String> NAMES =
      List.of(
          "lang", "rules", "reference", "cache", "threads", "data", "ledger", "postgres", "world");

  /// The environment variable that names another settings file.
  public static final String FILE_VARIABLE = "CONTADORA_SETTINGS";

  /// Reads the settings file, if there is one, and the environment over it.
  ///
  /// @throws CommandFailed if the file holds a name that is no setting, or cannot be read
  public static Settings read(Map<String, String> environment) {
    Properties values = readFile(environment);
    for (String name : NAMES) {
      String value = environment.get(variable(name));
      if (value != null && !value.isBlank()) {
        values.setProperty(name, value);
      }
    }
    return new Settings(
        values.getProperty("lang"),
        values.getProperty("rules"),
        values.getProperty("reference"),
        values.getProperty("cache"),
        values.getProperty("threads"),
        values.getProperty("data"),
        values.getProperty("ledger"),
        values.getProperty("postgres"),
        values.getProperty("world"));
  }

  /// The environment variable for the setting called `name`.
  public static String variable(String name) {
    return "CONTADORA_" + name.toUpperCase(Locale.ROOT);
  }

  /// The value of the setting called `name`, null if it is not set or there is none of that name.
  public @Nullable String value(String name) {
    return switch (name) {
      case "lang" -> lang;
      case "rules" -> rules;
      case "reference" -> reference;
      case "cache" -> cache;
      case "threads" -> threads;
      case "data" -> data;
      case "ledger" -> ledger;
      case "postgres" -> postgres;
      case "world" -> world;
      default -> null;
    };
  }

  private static Properties readFile(Map<String, String> environment) {
    Properties values = new Properties();
    @Nullable String named = environment.get(FILE_VARIABLE);
    Path file = named != null ? Path.of(named) : defaultFile(environment);
    if (named == null && !Files.exists(file)) {
      return values;
    }
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      values.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandFailed(
          ExitCode.USAGE,
          "The settings file (%s) could not be read: %s"
              .formatted(file, e instanceof IOException io ? Reasons.of(io) : e.getMessage()));
    }
    for (String name : values.stringPropertyNames()) {
      if (!NAMES.contains(name)) {
        throw new CommandFailed(
            ExitCode.USAGE,
            "The setting (%s) in %s must be one of %s."
                .formatted(name, file, String.join(", ", NAMES)));
      }
    }
    return values;
  }

  /// Where data lie that no option places: `$XDG_DATA_HOME/contadora`, by default under
  /// `~/.local/share` (XDG Base Directory Specification).
  public static Path dataFolder(Map<String, String> environment) {
    return userFolder(environment, "XDG_DATA_HOME", ".local", "share");
  }

  /// `$XDG_CONFIG_HOME/contadora/settings.properties`, by default under `~/.config`.
  private static Path defaultFile(Map<String, String> environment) {
    return userFolder(environment, "XDG_CONFIG_HOME", ".config").resolve("settings.properties");
  }

  private static Path userFolder(
      Map<String, String> environment, String variable, String... underHome) {
    String named = environment.getOrDefault(variable, "");
    Path folder =
        named.isEmpty()
            ? Path.of(environment.getOrDefault("HOME", "."), underHome)
            : Path.of(named);
    return folder.resolve("contadora");
  }
}
