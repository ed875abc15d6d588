package org.contadora.flights.positions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.contadora.core.Refusals;

/// A document read by the one reader that recognises it, its positions as lines a person can read.
record ReadDocument(
    String format, List<String> positions, List<String> aircraft, Refusals refused) {
  private static final int HEAD_BYTES = 1 << 16;

  static ReadDocument of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8), "test");
  }

  static ReadDocument of(byte[] document, String origin) {
    byte[] head = Arrays.copyOf(document, Math.min(document.length, HEAD_BYTES));
    List<PositionReader> readers =
        PositionReaders.all().stream().filter(reader -> reader.recognises(head)).toList();
    assertThat(readers).as("readers that recognise the document").hasSize(1);
    List<String> positions = new ArrayList<>();
    List<String> aircraft = new ArrayList<>();
    Refusals refused = new Refusals();
    try {
      readers
          .getFirst()
          .read(
              new ByteArrayInputStream(document),
              origin,
              batch -> {
                aircraft.add(describe(batch.aircraft()));
                for (int i = 0; i < batch.size(); i++) {
                  positions.add(batch.aircraft().key() + " " + describe(batch, i));
                }
              },
              refused);
    } catch (IOException e) {
      throw new AssertionError("bytes in memory do not fail", e);
    }
    return new ReadDocument(readers.getFirst().format(), positions, aircraft, refused);
  }

  /// All positions, one a line.
  String text() {
    return String.join("\n", positions);
  }

  private static String describe(Aircraft aircraft) {
    return "%s %s %s %s %d"
        .formatted(
            aircraft.key(),
            aircraft.registration(),
            aircraft.typeCode(),
            aircraft.ownerOperator(),
            aircraft.flags());
  }

  private static String describe(Positions p, int i) {
    StringBuilder line = new StringBuilder();
    line.append(Instant.ofEpochMilli(p.timeMs(i)));
    line.append(String.format(Locale.ROOT, " %.6f %.6f", p.latE6(i) / 1e6, p.lonE6(i) / 1e6));
    value(line, "baro", p.baroAltitudeFt(i), 1);
    value(line, "geom", p.geomAltitudeFt(i), 1);
    value(line, "gs", p.groundSpeedE1(i), 10);
    value(line, "trk", p.trackE1(i), 10);
    value(line, "vr", p.verticalRateFpm(i), 1);
    value(line, "sq", p.squawk(i), 1);
    Positions.unpackCallsign(p.callsign(i)).ifPresent(c -> line.append(' ').append(c));
    if (p.has(i, Positions.ON_GROUND)) {
      line.append(" ground");
    }
    return line.append(' ').append(p.source(i)).toString();
  }

  private static void value(StringBuilder line, String name, int value, int scale) {
    if (value != Positions.ABSENT) {
      line.append(' ').append(name).append('=');
      line.append(scale == 1 ? Integer.toString(value) : Double.toString(value / (double) scale));
    }
  }
}
