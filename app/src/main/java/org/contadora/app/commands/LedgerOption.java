package org.contadora.app.commands;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.core.Reasons;
import org.contadora.ledger.Ledger;
import org.contadora.ledger.LedgerSettings;
import org.contadora.ledger.store.Access;
import org.contadora.ledger.store.PostgresSettings;
import org.contadora.ledger.store.StoreException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the ledger lies.
final class LedgerOption {
  private static final String JDBC = "jdbc:";
  private static final String POSTGRES = "jdbc:postgresql:";

  @Option(
      names = "--ledger",
      paramLabel = "DIR",
      description =
          "Folder of the ledger: entries, evidence, keys. Default: contadora/ledger in the user's"
              + " data folder ($XDG_DATA_HOME, ~/.local/share).")
  private Path folder = Path.of("");

  @Option(
      names = "--postgres",
      paramLabel = "URL",
      description =
          "Keep the entries in PostgreSQL: jdbc:postgresql://HOST/DATABASE?user=NAME&password=SECRET."
              + " Safest in the settings file. Default: SQLite in the folder.")
  private @Nullable String postgres;

  @Option(
      names = "--origin",
      paramLabel = "NAME",
      description =
          "Name of the ledger in what it signs, such as desk.example/ledger; counts only when it is"
              + " made. Default: ${DEFAULT-VALUE}.",
      defaultValue = "contadora.local/ledger")
  private String origin = "contadora.local/ledger";

  /// Opens the ledger.
  Ledger open(Access access) {
    LedgerSettings settings = settings(access);
    try {
      return Ledger.open(settings, Clock.systemUTC());
    } catch (IOException e) {
      throw new CommandFailed(
          "The ledger (%s) could not be opened: %s".formatted(settings.folder(), Reasons.of(e)));
    } catch (StoreException e) {
      throw new CommandFailed(String.valueOf(e.getMessage()));
    }
  }

  /// The settings of the ledger that the options name.
  LedgerSettings settings(Access access) {
    return new LedgerSettings(folder(), origin, postgres(), access);
  }

  /// The folder of the ledger.
  Path folder() {
    return folder;
  }

  private @Nullable PostgresSettings postgres() {
    if (postgres == null) {
      return null;
    }
    if (!postgres.startsWith(POSTGRES)) {
      throw new CommandFailed(
          ExitCode.USAGE,
          "The address of the database (%s) must begin with %s//."
              .formatted(postgres.startsWith(JDBC) ? postgres.substring(0, 12) : "…", POSTGRES));
    }
    int query = postgres.indexOf('?');
    String user = "";
    String password = "";
    StringBuilder rest = new StringBuilder();
    for (String pair : query < 0 ? new String[0] : postgres.substring(query + 1).split("&", -1)) {
      if (pair.startsWith("user=")) {
        user = decoded(pair.substring("user=".length()));
      } else if (pair.startsWith("password=")) {
        password = decoded(pair.substring("password=".length()));
      } else {
        rest.append(rest.isEmpty() ? "?" : "&").append(pair);
      }
    }
    String base = query < 0 ? postgres : postgres.substring(0, query);
    return new PostgresSettings(base + rest, user, password);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
