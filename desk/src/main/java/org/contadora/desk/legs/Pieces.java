package org.contadora.desk.legs;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// Finds the legs that may have a text among what people type to find them.
///
/// Millions of legs are named by a few thousand call signs, registrations, addresses and airports,
/// which is soon looked through. What is left out are times, of which nearly every leg has its own:
/// a text that is nothing else is looked for leg by leg.
final class Pieces {
  private static final Pattern SEPARATOR = Pattern.compile("[ -]+");
  private static final Pattern TIME = Pattern.compile("[0-9T]*");

  /// Additions sent together.
  private static final int BATCH = 5_000;

  private final Handle handle;
  private final PreparedBatch additions;
  private final Map<String, Long> known = new HashMap<>();

  Pieces(Handle handle) {
    this.handle = handle;
    additions =
        handle.prepareBatch(
            """
            insert or ignore into leg_piece
            select :piece_id, rowid from leg where leg_id = :leg_id
            """);
  }

  /// Takes what a leg is found by; the leg itself must be there when [#flush] is called.
  void add(String legId, String search) {
    for (String piece : of(search)) {
      additions
          .bind("piece_id", known.computeIfAbsent(piece, this::id))
          .bind("leg_id", legId)
          .add();
    }
  }

  void flush() {
    if (additions.size() > 0) {
      additions.execute();
    }
  }

  /// Gathers those of all legs where there are none yet.
  static void gatherIfNone(Handle handle) {
    boolean gathered =
        handle.createQuery("select exists (select 1 from piece)").mapTo(Boolean.class).one();
    if (gathered) {
      return;
    }
    Pieces pieces = new Pieces(handle);
    handle
        .createQuery("select leg_id, search from leg")
        .map((row, _) -> Map.entry(row.getString("leg_id"), row.getString("search")))
        .forEach(leg -> {
          pieces.add(leg.getKey(), leg.getValue());
          if (pieces.additions.size() >= BATCH) {
            pieces.flush();
          }
        });
    pieces.flush();
  }

  private long id(String piece) {
    handle.execute("insert or ignore into piece (piece) values (?)", piece);
    return handle
        .createQuery("select piece_id from piece where piece = :piece")
        .bind("piece", piece)
        .mapTo(Long.class)
        .one();
  }

  private static List<String> of(String search) {
    return Arrays.stream(SEPARATOR.split(search))
        .filter(piece -> !TIME.matcher(piece).matches())
        .distinct()
        .toList();
  }

  /// A condition that every leg with `text` fulfils and at most `fewLegs` do; null if there is
  /// none.
  static @Nullable String rarely(Handle handle, String text, long fewLegs) {
    Optional<String> longest =
        of(text.toUpperCase(Locale.ROOT)).stream().max(Comparator.comparingInt(String::length));
    if (longest.isEmpty()) {
      return null;
    }
    List<Long> having =
        handle
            .createQuery("select piece_id from piece where instr(piece, :piece) > 0")
            .bind("piece", longest.get())
            .mapTo(Long.class)
            .list();
    String ids = String.join(",", having.stream().map(Objects::toString).toList());
    String rows = "select leg_row from leg_piece where piece_id in (%s)".formatted(ids);
    long legs =
        handle
            .createQuery("select count(*) from (%s limit :most)".formatted(rows))
            .bind("most", fewLegs + 1)
            .mapTo(Long.class)
            .one();
    return legs > fewLegs ? null : "leg.rowid in (%s)".formatted(rows);
  }
}
