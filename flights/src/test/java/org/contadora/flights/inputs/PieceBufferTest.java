package org.contadora.flights.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.contadora.core.Refusals;
import org.contadora.core.Seed;
import org.contadora.flights.ReplayableSeed;
import org.contadora.flights.tracks.TestFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A document is the same whatever inflates it.
class PieceBufferTest {
  private static final String INFLATER = "contadora.inflate";
  private static final int DOCUMENTS = 60;

  private final Seed seed = ReplayableSeed.next();
  private final String hint = ReplayableSeed.hint(seed);

  @TempDir Path folder;

  @Test
  void libdeflateAndOursInflateToTheSameBytes() throws IOException {
    try (PieceBuffer system = buffer("auto");
        PieceBuffer java = buffer("java")) {
      assumeTrue(
          system.inflater().equals("libdeflate"), "libdeflate missing: nothing to compare with");
      assertThat(java.inflater()).isEqualTo("java");
      RandomGenerator random = seed.random("documents");
      for (int i = 0; i < DOCUMENTS; i++) {
        byte[] content = content(random);
        byte[] packed = TestFiles.gzip(content);
        assertThat(read(system, packed)).as("libdeflate, %s", hint).isEqualTo(content);
        assertThat(read(java, packed)).as("ours, %s", hint).isEqualTo(content);
      }
    }
  }

  @Test
  void bothLeaveADamagedDocumentToTheSlowWay() throws IOException {
    try (PieceBuffer system = buffer("auto");
        PieceBuffer java = buffer("java")) {
      assumeTrue(
          system.inflater().equals("libdeflate"), "libdeflate missing: nothing to compare with");
      RandomGenerator random = seed.random("documents");
      for (int i = 0; i < DOCUMENTS; i++) {
        byte[] packed = TestFiles.gzip(content(random));
        byte[] cut = Arrays.copyOf(packed, packed.length - 1 - random.nextInt(packed.length / 2));
        assertThat(isRead(system, cut)).as("libdeflate, cut, %s", hint).isFalse();
        assertThat(isRead(java, cut)).as("ours, cut, %s", hint).isFalse();
        packed[packed.length - 8 + random.nextInt(4)] ^= 1;
        assertThat(isRead(system, packed)).as("libdeflate, check sum, %s", hint).isFalse();
        assertThat(isRead(java, packed)).as("ours, check sum, %s", hint).isFalse();
      }
    }
  }

  private static PieceBuffer buffer(String inflater) {
    String before = System.getProperty(INFLATER);
    System.setProperty(INFLATER, inflater);
    try {
      return new PieceBuffer(InputLimits.DEFAULT);
    } finally {
      if (before == null) {
        System.clearProperty(INFLATER);
      } else {
        System.setProperty(INFLATER, before);
      }
    }
  }

  /// Rows as in a trace, some repeated, with noise between that cannot be packed.
  private static byte[] content(RandomGenerator random) {
    StringBuilder text = new StringBuilder();
    int rows = 1 + random.nextInt(4000);
    for (int i = 0; i < rows; i++) {
      text.append(TestFiles.row(i * 7.5, random.nextInt(4) == 0 ? random.nextDouble() : 0.25));
      if (random.nextInt(50) == 0) {
        random.ints(random.nextInt(300), ' ', '~').forEach(c -> text.append((char) c));
      }
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private byte[] read(PieceBuffer buffer, byte[] packed) throws IOException {
    assertThat(isRead(buffer, packed)).as(hint).isTrue();
    return Arrays.copyOf(buffer.bytes(), buffer.length());
  }

  private boolean isRead(PieceBuffer buffer, byte[] packed) throws IOException {
    Path file = Files.write(folder.resolve("trace.json"), packed);
    Refusals refusals = new Refusals();
    List<Input> inputs =
        Inputs.open(List.of(file.toString()), InputStream.nullInputStream(), refusals);
    try (Input input = inputs.getFirst()) {
      return buffer.read(input.pieces(refusals).getFirst());
    }
  }
}
