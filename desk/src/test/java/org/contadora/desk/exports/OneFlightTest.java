package org.contadora.desk.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.contadora.desk.InventedFlights;
import org.contadora.desk.legs.Board;
import org.contadora.desk.legs.LegFilter;
import org.contadora.desk.legs.LegSort;
import org.contadora.desk.legs.TableColumn;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.legs.Leg;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the files say of a single flight.
final class OneFlightTest {
  private static final Set<TableColumn> ALL = EnumSet.allOf(TableColumn.class);

  /// A line has two ends at least (OGC 07-147r2, 10.7).
  @Test
  void flightSeenAtOnePlaceIsNoLine(@TempDir Path other) throws Exception {
    Finding drawn = new InventedFlights(7, LocalDate.of(2026, 3, 1), 1).draw(1).getFirst();
    Leg leg = drawn.leg();
    var once =
        new Finding(
            new Leg(
                leg.id(),
                leg.aircraft(),
                leg.callsign(),
                leg.callsigns(),
                leg.departure(),
                leg.arrival(),
                leg.firstSeen(),
                leg.lastSeen(),
                leg.flags(),
                leg.events(),
                leg.track().subList(0, 1),
                leg.source()),
            drawn.flightClass(),
            drawn.probability(),
            drawn.operator(),
            drawn.tags(),
            drawn.rotationId(),
            drawn.people(),
            drawn.evidence(),
            drawn.rulesVersion());
    try (Board seenOnce = board(other, once)) {
      assertThat(all(seenOnce, other, ExportFormat.KML))
          .contains("<Placemark>")
          .doesNotContain("<LineString>");
    }
  }

  private static Board board(Path folder, Finding finding) throws Exception {
    Board board = Board.open(folder.resolve("board.db"), Airports.bundled());
    board.feed(/* simulated= */ false, feed -> feed.add(List.of(finding), List.of()));
    return board;
  }

  private static String all(Board board, Path folder, ExportFormat format) throws Exception {
    var out = new ByteArrayOutputStream();
    new Exports(board, folder).write(format, LegFilter.ALL, LegSort.OLDEST, ALL, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  /// As in `legs.csv` of the report: the table, its files and the card give the same figure.
  @Test
  void noMachinesWordIsCertain(@TempDir Path other) throws Exception {
    Finding drawn = new InventedFlights(7, LocalDate.of(2026, 3, 1), 1).draw(1).getFirst();
    var certain =
        new Finding(
            drawn.leg(),
            drawn.flightClass(),
            0.9999999,
            drawn.operator(),
            drawn.tags(),
            drawn.rotationId(),
            drawn.people(),
            drawn.evidence(),
            drawn.rulesVersion());
    try (Board sure = board(other, certain)) {
      assertThat(all(sure, other, ExportFormat.CSV)).contains(",0.999,").doesNotContain(",1.000");
      assertThat(all(sure, other, ExportFormat.GEOJSON)).contains("\"probability\":0.999");
    }
  }
}
