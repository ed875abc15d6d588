package org.contadora.desk.exports;

import org.contadora.desk.legs.Board;
import org.contadora.desk.legs.LegRow;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where flights were seen.
final class Tracks {
  private final Board board;
  private final JsonMapper mapper = JsonMapper.shared();

  Tracks(Board board) {
    this.board = board;
  }

  /// Points of a flight, `[longitude, latitude, …]` in degrees, in the order of time.
  JsonNode of(LegRow row) {
    return board
        .findDocument(row.legId())
        .map(document -> mapper.readTree(document.flight()).path("track"))
        .orElseGet(mapper::createArrayNode);
  }
}
