package org.contadora.ledger.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.contadora.core.Seed;
import org.contadora.ledger.ReplayableSeed;
import org.contadora.ledger.merkle.TreeHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotesTest {
  /// The key and note that the documentation of Go's `golang.org/x/mod/sumdb/note` shows.
  private static final String GO_SECRET =
      "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

  private static final String GO_VKEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  private static final String GO_NOTE =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.

      — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
      """;

  /// A checkpoint of Go's checksum database, from which the example of C2SP tlog-checkpoint is
  /// made.
  private static final String GO_SUM_NOTE =
      """
      go.sum database tree
      20852163
      CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

      — sum.golang.org Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
      """;

  private static final String GO_SUM_VKEY =
      "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";

  @Test
  void goExampleIsSignedToTheSameBytes() {
    VerifierKey vkey = VerifierKey.parse(GO_VKEY);
    assertThat(vkey).hasToString(GO_VKEY);
    assertThat(vkey.keyId()).isEqualTo("c74f20a3");
    SigningKey key = SigningKey.parse(GO_SECRET, vkey);
    SignedNote note = SignedNote.parse(GO_NOTE);
    assertThat(new SignedNote(note.text(), List.of(key.sign(note.text())))).hasToString(GO_NOTE);
    assertThat(note.verify(List.of(vkey))).containsExactly(vkey);
  }

  @Test
  void checkpointOfAPublicLogHolds() {
    SignedNote note = SignedNote.parse(GO_SUM_NOTE);
    assertThat(note.verify(List.of(VerifierKey.parse(GO_SUM_VKEY)))).hasSize(1);
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    assertThat(checkpoint.origin()).isEqualTo("go.sum database tree");
    assertThat(checkpoint.size()).isEqualTo(20_852_163);
    assertThat(checkpoint.root().base64())
        .isEqualTo("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=");
    assertThat(checkpoint.text()).isEqualTo(note.text());
  }

  @Test
  void exampleOfTheSpecificationReadsAndWritesTheSame() {
    String example =
        """
        Ognuno sta solo sul cuor della terra
        trafitto da un raggio di sole:

        ed è subito sera.

        — quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
        """;
    SignedNote note = SignedNote.parse(example);
    assertThat(note).hasToString(example);
    assertThat(note.text()).endsWith("\n\ned è subito sera.\n");
    NoteSignature signature = note.signatures().getFirst();
    assertThat(signature.keyName()).isEqualTo("quasimodo.example/salvatore");
    assertThat(signature.keyId()).isEqualTo("367ba04b");
  }

  @Test
  void signedCheckpointOpensWithItsOwnKeyOnly() {
    SigningKey key = SigningKey.generate("desk.example/ledger");
    Checkpoint checkpoint = new Checkpoint("desk.example/ledger", 0, TreeHash.emptyRoot());
    SignedNote note = key.sign(checkpoint);
    SignedNote read = SignedNote.parse(note.bytes());
    assertThat(read).isEqualTo(note);
    assertThat(VerifierKey.parse(key.verifierKey().toString()).open(read)).isEqualTo(checkpoint);

    VerifierKey other = SigningKey.generate("desk.example/ledger").verifierKey();
    assertThatThrownBy(() -> other.open(note))
        .isInstanceOf(NoteException.class)
        .hasMessage(
            "note is signed by desk.example/ledger+%s, expected desk.example/ledger+%s"
                .formatted(key.verifierKey().keyId(), other.keyId()));
  }

  @Test
  void checkpointOfOneLedgerIsNotAnothers() {
    SigningKey key = SigningKey.generate("desk.example/ledger");
    Checkpoint foreign = new Checkpoint("other.example/ledger", 0, TreeHash.emptyRoot());
    assertThatThrownBy(() -> key.sign(foreign))
        .hasMessageContaining("origin 'other.example/ledger', expected 'desk.example/ledger'");
    SignedNote note = new SignedNote(foreign.text(), List.of(key.sign(foreign.text())));
    assertThatThrownBy(() -> key.verifierKey().open(note))
        .hasMessageContaining("origin 'other.example/ledger', expected 'desk.example/ledger'");
  }

  @Test
  void signaturesOfWitnessesAreKeptAsTheyCame() {
    SigningKey key = SigningKey.generate("desk.example/ledger");
    // C2SP tlog-cosignature: type 4, a time of eight bytes before the signature.
    String witness =
        "— witness.example/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZ";
    SignedNote own = key.sign(new Checkpoint("desk.example/ledger", 0, TreeHash.emptyRoot()));
    String cosigned = own + witness + "\n";
    SignedNote read = SignedNote.parse(cosigned);
    assertThat(read.signatures()).hasSize(2);
    assertThat(read).hasToString(cosigned).isEqualTo(own.with(read.signatures().getLast()));
    assertThat(read.verify(List.of(key.verifierKey()))).containsExactly(key.verifierKey());
  }

  @Test
  void wrongSignatureOfAKnownKeyIsNotOutweighedByARightOne() {
    SigningKey key = SigningKey.generate("desk.example/ledger");
    Checkpoint checkpoint = new Checkpoint("desk.example/ledger", 0, TreeHash.emptyRoot());
    SignedNote note = key.sign(checkpoint).with(key.sign("something else\n"));
    assertThatThrownBy(() -> key.verifierKey().open(note))
        .isInstanceOf(NoteException.class)
        .hasMessageContaining("does not fit the note's text");
  }

  @Test
  void everyFlippedBitIsFound() {
    Seed seed = ReplayableSeed.next();
    RandomGenerator random = seed.random("flips");
    VerifierKey vkey = VerifierKey.parse(GO_SUM_VKEY);
    byte[] right = GO_SUM_NOTE.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 300; i++) {
      byte[] wrong = right.clone();
      int bit = random.nextInt(8 * wrong.length);
      wrong[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> SignedNote.parse(wrong).verify(List.of(vkey)))
          .as("bit %d, %s", bit, ReplayableSeed.hint(seed))
          .isInstanceOf(NoteException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text without a newline",
        "text\n",
        "text\n\n",
        "text\n\n— a AAAAAAE=",
        "text\n\n- a AAAAAAE=\n",
        "text\n\n— a\n",
        "text\n\n—  AAAAAAE=\n",
        "text\n\n— a+b AAAAAAE=\n",
        "text\n\n— a\u2003b AAAAAAE=\n",
        "text\n\n— a AAAAAAE=\nmore\n",
        "text\n\n— a AAAAAAE= \n",
        "text\n\n— a AAAAAAF=\n",
        "text\n\n— a AAAAAAE\n",
        "text\n\n— a AAAAAA==\n",
        "text\n\n— a ****\n",
        "te\txt\n\n— a AAAAAAE=\n",
        "text\r\n\r\n— a AAAAAAE=\n"
      })
  void malformedNotesAreRefused(String note) {
    assertThatThrownBy(() -> SignedNote.parse(note)).isInstanceOf(NoteException.class);
  }

  @Test
  void wellFormedNoteOfTheSameShapeIsRead() {
    assertThat(SignedNote.parse("text\n\n— a AAAAAAE=\n").text()).isEqualTo("text\n");
  }

  @Test
  void notesThatAreNotTextOrTooLargeAreRefused() {
    byte[] latin = "s\u00e9\n\n— a AAAAAAE=\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> SignedNote.parse(latin)).hasMessage("note is not valid UTF-8");
    byte[] large = new byte[SignedNote.MOST_BYTES + 1];
    Arrays.fill(large, (byte) 'a');
    assertThatThrownBy(() -> SignedNote.parse(large))
        .hasMessage("note has 1,048,577 bytes, expected at most 1,048,576");
    String many = "text\n\n" + "— a AAAAAAE=\n".repeat(SignedNote.MOST_SIGNATURES + 1);
    assertThatThrownBy(() -> SignedNote.parse(many))
        .hasMessage("note has 101 signatures, expected 1 to 100");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "o\n1\n",
        "\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "o\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "o\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "o\n+1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "o\n\u0661\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "o\n9223372036854775808\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxqw==\n",
        "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
        "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n",
        "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
      })
  void malformedCheckpointsAreRefused(String text) {
    assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(NoteException.class);
  }

  @Test
  void extensionLinesAreKept() {
    String text = "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\nfirst\nsecond\n";
    Checkpoint checkpoint = Checkpoint.parse(text);
    assertThat(checkpoint.extensions()).containsExactly("first", "second");
    assertThat(checkpoint.text()).isEqualTo(text);
  }

  @Test
  void malformedVerifierKeysAreRefused() {
    assertThatThrownBy(() -> VerifierKey.parse("PeterNeumann"))
        .hasMessage("verifier key 'PeterNeumann', expected name+id+base64");
    assertThatThrownBy(() -> VerifierKey.parse(GO_VKEY.replace("c7", "c8")))
        .hasMessageContaining("has the id 'c84f20a3', expected 'c74f20a3'");
    for (int end = 0; end < GO_VKEY.length(); end++) {
      String cut = GO_VKEY.substring(0, end);
      assertThatThrownBy(() -> VerifierKey.parse(cut)).isInstanceOf(NoteException.class);
    }
    // Another kind of key, and one too long, each with its right id (from Go's own tests).
    for (String wrong :
        List.of(
            "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
            "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")) {
      assertThatThrownBy(() -> VerifierKey.parse(wrong)).isInstanceOf(NoteException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "a+b", "line\nbreak", "no\u00a0break", "nul\u0000"})
  void namesThatCouldNotBeReadBackAreRefused(String name) {
    assertThatThrownBy(() -> SigningKey.generate(name))
        .isInstanceOf(NoteException.class)
        .hasMessageContaining("expected one without spaces and plus signs");
  }
}
