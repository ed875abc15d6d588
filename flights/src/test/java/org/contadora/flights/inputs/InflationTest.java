package org.contadora.flights.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.contadora.core.Seed;
import org.contadora.flights.ReplayableSeed;
import org.junit.jupiter.api.Test;

/// Our inflating beside the JDK's: the same bytes from what is sound, and never others from what is
/// not.
class InflationTest {
  private static final int DOCUMENTS = 400;
  private static final int DAMAGES = 60;
  private static final int[] STRATEGIES = {
    Deflater.DEFAULT_STRATEGY, Deflater.FILTERED, Deflater.HUFFMAN_ONLY
  };

  private static final byte[] NOTHING = {};

  private final Seed seed = ReplayableSeed.next();
  private final String hint = ReplayableSeed.hint(seed);
  private final Gunzip ours = new Gunzip(new Inflation());

  private static final class Gzip extends GZIPOutputStream {
    Gzip(ByteArrayOutputStream out, int level, int strategy) throws IOException {
      super(out);
      def.setLevel(level);
      def.setStrategy(strategy);
    }
  }

  @Test
  void soundFilesGiveWhatWasPacked() throws IOException {
    RandomGenerator random = seed.random("documents");
    for (int i = 0; i < DOCUMENTS; i++) {
      byte[] content = content(random);
      byte[] packed = pack(content, random);
      assertThat(inflate(packed, content.length)).as("%d, %s", i, hint).isPresent();
      assertThat(inflate(packed, content.length).orElseThrow())
          .as("%d, %s", i, hint)
          .isEqualTo(content);
    }
  }

  @Test
  void roomThatIsTooSmallIsSaidAndNeverExceeded() throws IOException {
    RandomGenerator random = seed.random("rooms");
    for (int i = 0; i < DOCUMENTS; i++) {
      byte[] content = content(random);
      if (content.length == 0) {
        continue;
      }
      byte[] packed = pack(content, random);
      int room = random.nextInt(content.length);
      byte[] unpacked = new byte[content.length + 64];
      int result = ours.unpack(packed, packed.length, unpacked, room);
      assertThat(result).as("%d, room %d, %s", i, room, hint).isEqualTo(Inflate.NO_ROOM);
      for (int k = room; k < unpacked.length; k++) {
        assertThat(unpacked[k]).as("%d, room %d, byte %d, %s", i, room, k, hint).isZero();
      }
    }
  }

  @Test
  void damagedFilesGiveWhatTheJdkGivesOrNothing() throws IOException {
    RandomGenerator random = seed.random("damages");
    int refused = 0;
    for (int i = 0; i < DOCUMENTS / 4; i++) {
      byte[] content = content(random);
      byte[] whole = pack(content, random);
      for (int k = 0; k < DAMAGES; k++) {
        byte[] packed = whole.clone();
        int flips = 1 + random.nextInt(3);
        for (int flip = 0; flip < flips; flip++) {
          packed[random.nextInt(packed.length)] ^= (byte) (1 << random.nextInt(8));
        }
        if (random.nextInt(4) == 0) {
          packed = Arrays.copyOf(packed, random.nextInt(packed.length));
        }
        Optional<byte[]> result = inflate(packed, content.length);
        if (result.isEmpty()) {
          refused++;
        } else {
          assertThat(result.orElseThrow())
              .as("%d, %d, %s", i, k, hint)
              .isEqualTo(slowly(packed).orElse(NOTHING));
        }
      }
    }
    assertThat(refused).as(hint).isGreaterThan(DOCUMENTS);
  }

  /// Codes that only hand-made data have: nothing but the end; a distance before the beginning; the
  /// symbols that RFC 1951 reserves; a block of a type that there is not.
  @Test
  void blocksThatNoPackerMakes() {
    Inflation inflation = new Inflation();
    assertThat(inflation.inflate(bits("1 10 0000000"), 0, 2, new byte[8], 8)).isZero();
    assertThat(inflation.inflate(bits("1 11"), 0, 1, new byte[8], 8)).isEqualTo(Inflate.ODD);
    byte[] backward = bits("1 10 0000001 00011 0000000");
    assertThat(inflation.inflate(backward, 0, backward.length, new byte[8], 8))
        .isEqualTo(Inflate.ODD);
    byte[] reserved = bits("1 10 11000110 00000 0000000");
    assertThat(inflation.inflate(reserved, 0, reserved.length, new byte[8], 8))
        .isEqualTo(Inflate.ODD);
    byte[] noDistance = bits("1 10 00110000 0000001 11110 0000000");
    assertThat(inflation.inflate(noDistance, 0, noDistance.length, new byte[8], 8))
        .isEqualTo(Inflate.ODD);
    byte[] fullByte = bits("1 10 00110000 0000001 00000 0000000");
    assertThat(inflation.inflate(fullByte, 0, fullByte.length, new byte[8], 8)).isEqualTo(4);
  }

  /// Bits in the order of the data, first to last, the fields as RFC 1951 writes them but numbers
  /// lowest bit first.
  private static byte[] bits(String text) {
    String plain = text.replace(" ", "");
    byte[] bytes = new byte[(plain.length() + 7) / 8];
    for (int i = 0; i < plain.length(); i++) {
      bytes[i / 8] |= (byte) ((plain.charAt(i) - '0') << i % 8);
    }
    return bytes;
  }

  private Optional<byte[]> inflate(byte[] packed, int length) {
    byte[] unpacked = new byte[length + 64];
    int result = ours.unpack(packed, packed.length, unpacked, length);
    return result < 0 ? Optional.empty() : Optional.of(Arrays.copyOf(unpacked, result));
  }

  private static Optional<byte[]> slowly(byte[] packed) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return Optional.of(in.readAllBytes());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static byte[] pack(byte[] content, RandomGenerator random) throws IOException {
    var packed = new ByteArrayOutputStream();
    int strategy = STRATEGIES[random.nextInt(STRATEGIES.length)];
    try (var gzip = new Gzip(packed, random.nextInt(10), strategy)) {
      gzip.write(content);
    }
    return packed.toByteArray();
  }

  /// Text, numbers, noise, runs and repeats, from nothing to a few blocks.
  private static byte[] content(RandomGenerator random) {
    int wanted = (int) Math.exp(random.nextDouble() * Math.log(200_000));
    var out = new ByteArrayOutputStream();
    while (out.size() < wanted - 1) {
      int length = 1 + random.nextInt(400);
      byte[] part =
          switch (random.nextInt(5)) {
            case 0 -> noise(random, length, 256);
            case 1 -> noise(random, length, 2 + random.nextInt(9));
            case 2 -> new byte[length];
            case 3 ->
                "[%.2f,%.6f,null],%n"
                    .formatted(random.nextDouble() * 1e4, random.nextDouble() * 180)
                    .getBytes(StandardCharsets.US_ASCII);
            default -> {
              byte[] before = out.toByteArray();
              int from = random.nextInt(before.length + 1);
              yield Arrays.copyOfRange(before, from, Math.min(before.length, from + length));
            }
          };
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] noise(RandomGenerator random, int length, int values) {
    byte[] noise = new byte[length];
    for (int i = 0; i < length; i++) {
      noise[i] = (byte) random.nextInt(values);
    }
    return noise;
  }
}
