package org.contadora.desk.legs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.contadora.core.GeoPoint;
import org.contadora.core.IcaoAddress;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.findings.FlightClass;
import org.contadora.flights.gaps.Gap;
import org.contadora.flights.legs.Basis;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.LegEnd;
import org.contadora.flights.positions.Aircraft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Losses of contact of a flight that people take off the board and put on again.
final class GoneLegsTest {
  private static final IcaoAddress ADDRESS = IcaoAddress.parse("a00001").orElseThrow();
  private static final Instant TAKE_OFF = Instant.parse("2026-03-02T10:00:00Z");
  private static final Finding FLIGHT = flight();

  @TempDir private Path folder;

  /// What is known of a loss of contact may change while the flight stays the same.
  @Test
  void latestLossesOfContactAreGivenBack() {
    try (Board board = Board.open(folder.resolve("board.db"), Airports.bundled())) {
      feed(board, List.of(lost("MHLM", 900)));
      board.feed(false, feed -> feed.gone(FLIGHT.leg().id()));
      assertThat(board.findDocument(FLIGHT.leg().id())).isEmpty();
      feed(board, List.of(lost("MGGT", 700)));
      LegDocument latest = board.findDocument(FLIGHT.leg().id()).orElseThrow();
      assertThat(latest.gaps()).contains("MGGT");
      board.feed(false, feed -> feed.back(FLIGHT));
      assertThat(board.findDocument(FLIGHT.leg().id())).contains(latest);
      board.feed(false, feed -> feed.gone(FLIGHT.leg().id()));
      board.feed(false, feed -> feed.back(FLIGHT));
      assertThat(board.findDocument(FLIGHT.leg().id())).contains(latest);
    }
  }

  private static void feed(Board board, List<Gap> gaps) {
    board.feed(false, feed -> feed.add(List.of(FLIGHT), gaps));
  }

  private static Finding flight() {
    var leg =
        new Leg(
            "leg-1",
            new Aircraft(ADDRESS, "N100", "B738", null, 0),
            "TYSON7",
            List.of(),
            new LegEnd("KAEX", Basis.OBSERVED, TAKE_OFF, "", List.of()),
            new LegEnd("MHLM", Basis.OBSERVED, TAKE_OFF.plusSeconds(9000), "", List.of()),
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            "test");
    return new Finding(
        leg, FlightClass.values()[0], 0.9, null, List.of(), "r-1", null, List.of(), "1");
  }

  private static Gap lost(String airport, double reachKm) {
    return new Gap(
        ADDRESS,
        contact(3600, 20),
        contact(7200, 16),
        reachKm,
        List.of(new Gap.Candidate(airport, 60, -1)),
        1,
        FLIGHT.leg().id());
  }

  private static Gap.Contact contact(int afterS, double latDeg) {
    return new Gap.Contact(
        TAKE_OFF.plusSeconds(afterS).toEpochMilli(), new GeoPoint(latDeg, -90), 30000, 440, 180, 0);
  }
}
