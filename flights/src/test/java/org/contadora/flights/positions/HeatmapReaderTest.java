package org.contadora.flights.positions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// readsb's heatmaps.
class HeatmapReaderTest {
  @Test
  void heatmapGivesPositionsCallSignsAndSquawks() {
    ByteBuffer bytes = ByteBuffer.allocate(16 * 8 + 5).order(ByteOrder.LITTLE_ENDIAN);
    record(bytes, 2, 0, 0, 0, 0);
    record(bytes, 6, 0, 0, 0, 0);
    slice(bytes, "2021-02-01T00:00:00Z");
    record(bytes, 0xa835d1, 29_500_000, -98_250_000, 36000 / 25, 4471);
    info(bytes, 0xa835d1, 7777, "TYSON46 ");
    record(bytes, 5 << 27 | 1 << 24 | 0x00000f, -12_500_000, 170_000_000, -123, -1);
    slice(bytes, "2021-02-01T00:01:00Z");
    record(bytes, 0xa835d1, 29_600_000, -98_260_000, -124, 4470);
    bytes.put(new byte[5]);
    ReadDocument read = ReadDocument.of(bytes.array(), "07.bin.ttf");
    assertThat(read.format()).isEqualTo("readsb-heatmap");
    assertThat(read.text())
        .isEqualTo(
            """
            a835d1 2021-02-01T00:00:00Z 29.500000 -98.250000 baro=36000 gs=447.1 sq=7777 TYSON46 ADSB
            a835d1 2021-02-01T00:01:00Z 29.600000 -98.260000 gs=447.0 sq=7777 TYSON46 ADSB
            ~00000f 2021-02-01T00:00:00Z -12.500000 170.000000 ground MLAT\
            """);
    assertThat(read.refused().counts()).containsExactly(entry("DOCUMENT_TRUNCATED", 1L));
  }

  private static void record(ByteBuffer bytes, int hex, int lat, int lon, int alt, int speed) {
    bytes.putInt(hex).putInt(lat).putInt(lon).putShort((short) alt).putShort((short) speed);
  }

  private static void slice(ByteBuffer bytes, String time) {
    long timeMs = Instant.parse(time).toEpochMilli();
    record(bytes, 0x0e7f7c9d, (int) (timeMs >> 32), (int) timeMs, (short) 60_000, 0);
  }

  private static void info(ByteBuffer bytes, int hex, int squawk, String callsign) {
    bytes.putInt(hex).putInt(1 << 30 | squawk);
    bytes.put(callsign.getBytes(StandardCharsets.US_ASCII));
  }
}
