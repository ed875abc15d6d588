package org.contadora.desk.views;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// The saved views of a desk, kept in one SQLite file. Two names that differ only in capitals are
/// the same. Safe for several threads.
public final class SavedViews {
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M} ._-]{0,78}[\\p{L}\\p{N}\\p{M}])?");

  private final Jdbi jdbi;
  private final Clock clock;

  private SavedViews(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /// Opens the views kept in `file`, none if there is no file yet.
  public static SavedViews open(Path file, Clock clock) {
    SQLiteConfig config = new SQLiteConfig();
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    Jdbi jdbi = Jdbi.create(source);
    jdbi.useHandle(handle ->
        handle.execute(
            """
            create table if not exists view (
              folded text primary key, name text not null, query text not null,
              who text not null, changed text not null)
            """));
    return new SavedViews(jdbi, clock);
  }

  /// All views by name.
  public List<SavedView> all() {
    return jdbi.withHandle(handle ->
        handle.createQuery("select * from view order by folded").map((row, _) -> view(row)).list());
  }

  /// The view of that name.
  public Optional<SavedView> find(String name) {
    return jdbi.withHandle(handle -> find(handle, name));
  }

  private static Optional<SavedView> find(Handle handle, String name) {
    return handle
        .createQuery("select * from view where folded = :folded")
        .bind("folded", folded(name))
        .map((row, _) -> view(row))
        .findOne();
  }

  private static SavedView view(ResultSet row) throws SQLException {
    return new SavedView(
        row.getString("name"),
        row.getString("query"),
        row.getString("who"),
        Instant.parse(row.getString("changed")));
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /// Keeps a new view.
  ///
  /// @throws ViewException if the name is none, or another view has it
  public SavedView add(String name, String query, String who) {
    SavedView added = view(name, query, who);
    jdbi.useTransaction(handle -> {
      if (find(handle, name).isPresent()) {
        throw taken(name);
      }
      put(handle, added);
    });
    return added;
  }

  /// Gives a view another name, another filter or both.
  ///
  /// @return the view as it now is; empty if there is none of the old name
  /// @throws ViewException if the new name is none, or another view has it
  public Optional<SavedView> change(String oldName, String newName, String query, String who) {
    SavedView changed = view(newName, query, who);
    return jdbi.inTransaction(handle -> {
      if (find(handle, oldName).isEmpty()) {
        return Optional.empty();
      }
      if (!folded(oldName).equals(folded(newName)) && find(handle, newName).isPresent()) {
        throw taken(newName);
      }
      handle.execute("delete from view where folded = ?", folded(oldName));
      put(handle, changed);
      return Optional.of(changed);
    });
  }

  /// Forgets a view.
  ///
  /// @return whether there was one of that name
  public boolean remove(String name) {
    return jdbi.withHandle(
            handle -> handle.execute("delete from view where folded = ?", folded(name)))
        > 0;
  }

  private SavedView view(String name, String query, String who) {
    if (!NAME.matcher(name).matches()) {
      throw new ViewException(
          /* taken= */ false,
          "The name (%s) must be 1 to 80 letters, digits, spaces, dots, dashes or underscores, and begin and end with a letter or digit."
              .formatted(name));
    }
    return new SavedView(name, query, who, clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  private static ViewException taken(String name) {
    return new ViewException(
        /* taken= */ true, "The name (%s) must be one that no other view has.".formatted(name));
  }

  private static void put(Handle handle, SavedView view) {
    handle.execute(
        "insert into view values (?, ?, ?, ?, ?)",
        folded(view.name()),
        view.name(),
        view.query(),
        view.who(),
        view.changed().toString());
  }
}
