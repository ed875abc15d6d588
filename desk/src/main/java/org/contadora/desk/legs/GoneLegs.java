package org.contadora.desk.legs;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.contadora.core.Sha256;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the board knew of legs that were taken off it and the ledger does not keep: losses of
/// contact with what could have been reached, and the lines that they cut.
final class GoneLegs {
  /// Where the seconds stand in a point of a track.
  private static final int TIME = 2;

  private final Handle handle;

  GoneLegs(Handle handle) {
    this.handle = handle;
  }

  /// Keeps it before a leg is taken off or put on anew; nothing if the leg is not there.
  void keep(String legId) {
    shape(legId)
        .ifPresent(shape ->
            handle.execute(
                """
                insert or replace into leg_gone
                select leg_id, ?, gaps, airports, lines, areas
                from leg_document join leg_drawing using (leg_id) where leg_id = ?
                """,
                shape,
                legId));
  }

  /// Gives it back to a leg that was put on from the ledger, where that flight was kept.
  void giveBack(String legId) {
    shape(legId)
        .ifPresent(shape -> {
          give("leg_document set gaps = gone.gaps, airports = gone.airports", shape, legId);
          give("leg_drawing set lines = gone.lines, areas = gone.areas", shape, legId);
        });
  }

  private void give(String what, String shape, String legId) {
    handle.execute(
        "update %s from leg_gone as gone where gone.leg_id = ? and gone.shape = ? and %s.leg_id = ?"
            .formatted(what, what.substring(0, what.indexOf(' '))),
        legId,
        shape,
        legId);
  }

  /// What tells a flight from another of the same name, for the leg as the board has it now: its
  /// ends, and when it was seen. Places are rounded once more on their way through the ledger.
  private Optional<String> shape(String legId) {
    return handle
        .createQuery("select flight from leg_document where leg_id = :id")
        .bind("id", legId)
        .mapTo(byte[].class)
        .findOne()
        .map(bytes -> {
          JsonNode flight = JsonMapper.shared().readTree(Packed.unpack(bytes));
          var shape = new StringBuilder();
          shape.append(flight.path("departure")).append(flight.path("arrival"));
          flight.path("track").forEach(point -> shape.append(point.path(TIME)).append(' '));
          return Sha256.hex(shape.toString().getBytes(StandardCharsets.UTF_8));
        });
  }
}
