package org.contadora.ledger.timestamps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.contadora.core.Seed;
import org.contadora.ledger.ReplayableSeed;
import org.contadora.ledger.checkpoints.Checkpoint;
import org.contadora.ledger.checkpoints.SignedNote;
import org.contadora.ledger.checkpoints.SigningKey;
import org.contadora.ledger.merkle.TreeHash;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TimestampsTest {
  private static LoopbackAuthority authority;
  private static Timestamps timestamps;

  private final SigningKey key = SigningKey.generate("desk.example/ledger");
  private final SignedNote checkpoint = checkpoint(7);

  @BeforeAll
  static void start() throws Exception {
    authority = new LoopbackAuthority(KeyPurposeId.id_kp_timeStamping);
    timestamps = new Timestamps(List.of(authority.root()));
  }

  @AfterAll
  static void stop() {
    authority.close();
  }

  @Test
  void grantedTimestampIsAcceptedAndItsTokenHoldsLater() throws Exception {
    TimestampRequest request = timestamps.request(checkpoint);
    Timestamp timestamp = timestamps.accept(request, authority.post(request.bytes()));
    assertThat(timestamp.time()).isEqualTo(LoopbackAuthority.NOW);
    assertThat(timestamp.authority()).isEqualTo("CN=Clock for tests");
    Timestamp kept = timestamps.verify(checkpoint, timestamp.token());
    assertThat(kept.time()).isEqualTo(LoopbackAuthority.NOW);
    assertThat(kept.token()).isEqualTo(timestamp.token());
  }

  @Test
  void witnessesMaySignAfterwards() throws Exception {
    TimestampRequest request = timestamps.request(checkpoint);
    byte[] token = timestamps.accept(request, authority.post(request.bytes())).token();
    SignedNote cosigned = checkpoint.with(checkpoint(8).signatures().getFirst());
    assertThat(timestamps.verify(cosigned, token).time()).isEqualTo(LoopbackAuthority.NOW);
  }

  @Test
  void requestTellsTheHashOfTheTextOnly() throws Exception {
    TimeStampRequest sent = new TimeStampRequest(timestamps.request(checkpoint).bytes());
    assertThat(sent.getMessageImprintAlgOID()).isEqualTo(TSPAlgorithms.SHA256);
    assertThat(sent.getMessageImprintDigest())
        .isEqualTo(TreeHash.plain(checkpoint.text().getBytes(StandardCharsets.UTF_8)).bytes());
    assertThat(sent.getCertReq()).isTrue();
    BigInteger again = new TimeStampRequest(timestamps.request(checkpoint).bytes()).getNonce();
    assertThat(sent.getNonce()).isNotEqualTo(again);
  }

  @Test
  void answerToAnotherQuestionIsRefused() throws Exception {
    byte[] answer = authority.post(timestamps.request(checkpoint).bytes());
    assertThatThrownBy(() -> timestamps.accept(timestamps.request(checkpoint), answer))
        .isInstanceOf(TimestampException.class)
        .hasMessageContaining("nonce");
  }

  @Test
  void tokenOfAnotherCheckpointIsRefused() throws Exception {
    TimestampRequest request = timestamps.request(checkpoint);
    byte[] token = timestamps.accept(request, authority.post(request.bytes())).token();
    assertThatThrownBy(() -> timestamps.verify(checkpoint(8), token))
        .isInstanceOf(TimestampException.class)
        .hasMessageContaining("time-stamp is of another text, expected one whose SHA-256 is");
  }

  @Test
  void authorityThatIsNotTrustedIsRefused() throws Exception {
    try (LoopbackAuthority other = new LoopbackAuthority(KeyPurposeId.id_kp_timeStamping)) {
      TimestampRequest request = timestamps.request(checkpoint);
      byte[] answer = other.post(request.bytes());
      assertThatThrownBy(() -> timestamps.accept(request, answer))
          .isInstanceOf(TimestampException.class)
          .hasMessageContaining("time-stamp does not hold");
    }
    assertThatThrownBy(() -> new Timestamps(List.of()))
        .hasMessageContaining("expected at least one authority's root");
  }

  @Test
  void flippedBitIsFoundOrChangesNothingThatIsSaid() throws Exception {
    Seed seed = ReplayableSeed.next();
    RandomGenerator random = seed.random("token flips");
    TimestampRequest request = timestamps.request(checkpoint);
    byte[] token = timestamps.accept(request, authority.post(request.bytes())).token();
    int refused = 0;
    for (int i = 0; i < 200; i++) {
      byte[] wrong = token.clone();
      int bit = random.nextInt(8 * wrong.length);
      wrong[bit / 8] ^= (byte) (1 << bit % 8);
      try {
        // What still holds says the same: such bits (of the root's copy inside the token, of
        // optional parameters) are not signed and are not used.
        Timestamp read = timestamps.verify(checkpoint, wrong);
        assertThat(read.time())
            .as("bit %d, %s", bit, ReplayableSeed.hint(seed))
            .isEqualTo(LoopbackAuthority.NOW);
        assertThat(read.authority()).isEqualTo("CN=Clock for tests");
      } catch (TimestampException e) {
        refused++;
      }
    }
    assertThat(refused).as(ReplayableSeed.hint(seed)).isGreaterThan(50);
  }

  @Test
  void bytesThatAreNoTimestampAreRefused() {
    TimestampRequest request = timestamps.request(checkpoint);
    for (byte[] wrong :
        List.of(new byte[0], new byte[] {1, 2, 3}, "<html>".getBytes(StandardCharsets.UTF_8))) {
      assertThatThrownBy(() -> timestamps.accept(request, wrong))
          .isInstanceOf(TimestampException.class);
      assertThatThrownBy(() -> timestamps.verify(checkpoint, wrong))
          .isInstanceOf(TimestampException.class);
    }
  }

  private SignedNote checkpoint(long size) {
    return key.sign(new Checkpoint("desk.example/ledger", size, TreeHash.emptyRoot()));
  }
}
