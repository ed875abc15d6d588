package org.contadora.flights.positions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.contadora.flights.positions.Inspection.Extent;
import org.junit.jupiter.api.Test;

class InspectorTest {
  private static final String LIST =
      """
      time_utc,icao,callsign,lat,lon
      2025-02-04 15:38:36,ae4af6,RCH431,36.9,179.5
      2025-02-04 15:39:36,a835d1,TYSON46,-36.9,-179.5
      2025-02-04 15:40:36,ae4af6,RCH432,0,0
      """;

  @Test
  void tellsWhatIsInEachFormat() {
    Inspector inspector = new Inspector();
    look(inspector, "a.csv", LIST);
    look(inspector, "b.csv", LIST.replace("RCH431", "RPN1"));
    look(inspector, "c.txt", "Dear all,\nsee below");
    List<Inspection> found = inspector.found();
    assertThat(found).extracting(Inspection::format).containsExactly("points-csv", "unknown");

    Inspection points = found.getFirst();
    assertThat(points.documents()).isEqualTo(2);
    assertThat(points.aircraft()).isEqualTo(2);
    assertThat(points.positions()).isEqualTo(4);
    assertThat(points.firstCallsigns()).containsExactly("RCH431", "TYSON46", "RPN1");
    assertThat(points.extent())
        .contains(
            new Extent(
                Instant.parse("2025-02-04T15:38:36Z"),
                Instant.parse("2025-02-04T15:39:36Z"),
                -36.9,
                179.5,
                36.9,
                -179.5));
    assertThat(points.refused().counts()).containsEntry("POSITION_NULL_ISLAND", 2L);

    assertThat(found.getLast().refused().examples().getFirst().detail())
        .contains("(Dear all,.see below)");
    assertThat(found.getLast().extent()).isEmpty();
  }

  @Test
  void streamThatFailsKeepsWhatCameBefore() {
    byte[] bytes = LIST.getBytes(StandardCharsets.UTF_8);
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("Unexpected end of ZLIB input stream");
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
          }
        };
    Inspector inspector = new Inspector();
    inspector.look(
        "a.csv.gz", bytes, new SequenceInputStream(new ByteArrayInputStream(bytes), failing));
    Inspection points = inspector.found().getFirst();
    assertThat(points.positions()).isEqualTo(2);
    assertThat(points.refused().counts()).containsEntry("INPUT_UNREADABLE", 1L);
  }

  private static void look(Inspector inspector, String origin, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    inspector.look(origin, bytes, new ByteArrayInputStream(bytes));
  }
}
