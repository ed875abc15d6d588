package org.contadora.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.contadora.ledger.checkpoints.Checkpoint;
import org.contadora.ledger.entries.Decision;
import org.contadora.ledger.entries.Entry;
import org.contadora.ledger.entries.Publication;
import org.contadora.ledger.entries.Recorded;
import org.contadora.ledger.entries.Subject;
import org.contadora.ledger.merkle.Hash;
import org.contadora.ledger.merkle.Proofs;
import org.contadora.ledger.merkle.TreeHash;
import org.contadora.ledger.store.Access;
import org.contadora.ledger.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a ledger does, whatever keeps it.
abstract class LedgerContract {
  static final String ORIGIN = "desk.example/ledger";

  @TempDir Path folder;

  /// Settings of a new, empty ledger in `folder`.
  abstract LedgerSettings settings(Path folder) throws Exception;

  static LedgerSettings reading(LedgerSettings settings) {
    return new LedgerSettings(
        settings.folder(), settings.origin(), settings.postgres(), Access.READ);
  }

  static Clock clock(Instant at) {
    return Clock.fixed(at, ZoneOffset.UTC);
  }

  static final Clock NOON = clock(Instant.parse("2025-01-27T12:00:00Z"));

  /// A ledger with one of each kind that needs nothing else, from index 0.
  static void fill(Ledger ledger) throws IOException {
    ledger.putEvidence(new ByteArrayInputStream(Entries.POSITIONS));
    ledger.append(
        List.of(
            Entries.source(),
            Entries.capture(),
            Entries.observation(),
            Entries.finding(),
            Entries.decision(),
            Entries.claim(),
            Entries.correction(3, null),
            Entries.recalibration()));
  }

  @Test
  void whatWasAppendedComesBackAfterReopening() throws Exception {
    LedgerSettings settings = settings(folder);
    try (Ledger ledger = Ledger.open(settings, NOON)) {
      fill(ledger);
      assertThat(ledger.append(List.of(Entries.finding()))).isEqualTo(new Appended(8, 1));
    }
    try (Ledger ledger = Ledger.open(reading(settings), NOON)) {
      assertThat(ledger.size()).isEqualTo(9);
      assertThat(ledger.entry(4)).isEqualTo(new Recorded(NOON.instant(), null, Entries.decision()));
      assertThatThrownBy(() -> ledger.entry(9))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("index (9)");
      assertThatThrownBy(() -> ledger.append(List.of(Entries.finding())))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("read only");
    }
  }

  @Test
  void everyBatchSizeGivesTheTreeOfRfc9162() throws Exception {
    List<Hash> leaves = new ArrayList<>();
    try (Ledger ledger = Ledger.open(settings(folder), NOON)) {
      for (int batch : new int[] {1, 2, 253, 1, 255, 512, 7, 300}) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < batch; i++) {
          entries.add(Entries.finding("leg-" + (leaves.size() + i), i));
        }
        Appended appended = ledger.append(entries);
        assertThat(appended.firstIndex()).isEqualTo(leaves.size());
        for (int i = 0; i < batch; i++) {
          leaves.add(
              TreeHash.leaf(ledger.store().findEntry(appended.firstIndex() + i).orElseThrow()));
        }
        assertThat(ledger.store().tree().root()).isEqualTo(slowRoot(leaves));
      }
      assertThat(ledger.verify(Progress.NONE).problems().examples()).isEmpty();
    }
  }

  /// MTH as RFC 9162, section 2.1.1, writes it.
  private static Hash slowRoot(List<Hash> leaves) {
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int k = Integer.highestOneBit(leaves.size() - 1);
    return TreeHash.node(
        slowRoot(leaves.subList(0, k)), slowRoot(leaves.subList(k, leaves.size())));
  }

  @Test
  void everyEntryHasAProofThatHoldsAgainstTheCheckpoint() throws Exception {
    try (Ledger ledger = Ledger.open(settings(folder), NOON)) {
      fill(ledger);
      Checkpoint old = Checkpoint.parse(ledger.checkpoint().text());
      ledger.append(findings(700));
      Checkpoint checkpoint = ledger.verifierKey().open(ledger.checkpoint());
      assertThat(checkpoint.origin()).isEqualTo(ORIGIN);
      for (long index = 0; index < ledger.size(); index += 13) {
        Inclusion inclusion = ledger.inclusion(index);
        Proofs.verifyInclusion(
            inclusion.leaf(), index, checkpoint.size(), inclusion.path(), checkpoint.root());
      }
      Proofs.verifyConsistency(
          old.size(),
          old.root(),
          checkpoint.size(),
          checkpoint.root(),
          ledger.consistency(old.size()));
      ledger.append(findings(1));
      assertThatThrownBy(() -> ledger.inclusion(708))
          .hasMessageContaining("below the checkpoint's size (708)");
    }
  }

  static List<Entry> findings(int count) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(Entries.finding("leg-" + i % 50, i));
    }
    return entries;
  }

  @Test
  void historyShowsWhatCountedOnAPastDay() throws Exception {
    LedgerSettings settings = settings(folder);
    Instant monday = Instant.parse("2025-01-27T09:00:00Z");
    Instant tuesday = Instant.parse("2025-01-28T09:00:00Z");
    Instant friday = Instant.parse("2025-01-31T09:00:00Z");
    Subject leg = Subject.leg(Entries.LEG);
    try (Ledger ledger = Ledger.open(settings, clock(monday))) {
      ledger.append(List.of(Entries.finding(Entries.LEG, 600_000)));
    }
    try (Ledger ledger = Ledger.open(settings, clock(tuesday))) {
      ledger.append(List.of(Entries.decision()));
    }
    try (Ledger ledger = Ledger.open(settings, clock(friday))) {
      long correction =
          ledger.correct(0, Entries.finding(Entries.LEG, 950_000), "Nueva traza", "reviewer-2");
      assertThat(correction).isEqualTo(3);

      assertThat(standing(ledger, leg, monday.minusMillis(1))).isEmpty();
      assertThat(standing(ledger, leg, monday)).containsExactly(0L);
      assertThat(standing(ledger, leg, tuesday)).containsExactly(0L, 1L);
      assertThat(standing(ledger, leg, friday)).containsExactly(1L, 2L);
      assertThat(ledger.history(leg).entries())
          .extracting(LedgerEntry::correctedBy)
          .containsExactly(3L, null, null, null);

      // A correction that was itself wrong is withdrawn, and what it corrected counts again.
      ledger.withdraw(3, "La primera traza era la buena", "reviewer-3");
      assertThat(standing(ledger, leg, friday)).containsExactly(0L, 1L, 2L);
    }
  }

  private static List<Long> standing(Ledger ledger, Subject subject, Instant asOf) {
    return ledger.stateAsOf(subject, asOf).standing().stream().map(LedgerEntry::index).toList();
  }

  @Test
  void anEntryThatNamesWhatIsNotRecordedIsRefusedWithItsWholeBatch() throws Exception {
    try (Ledger ledger = Ledger.open(settings(folder), NOON)) {
      assertRefused(ledger, Entries.capture(), "source:receiver-1 must be recorded before");
      ledger.append(List.of(Entries.source()));
      assertRefused(ledger, Entries.observation(), "capture:" + Entries.CAPTURED);
      assertRefused(ledger, Entries.capture(), "evidence " + Entries.CAPTURED);
      assertRefused(ledger, Entries.correction(9, null), "corrected (9) must stand before");
      assertRefused(ledger, Entries.correction(0, null), "expected [source:receiver-1]");
      assertRefused(
          ledger,
          new Publication(
              "r", "t", Entries.CAPTURED, 1, Entries.CAPTURED, null, "editor-1", Entries.AT),
          "root published from");
      assertRefused(
          ledger,
          new Decision(
              Subject.source("unheard"),
              "r",
              Decision.Verdict.NOTED,
              null,
              List.of(),
              "?",
              Entries.AT),
          "source:unheard must be recorded");
      assertThat(ledger.size()).isEqualTo(1);
      var root = ledger.store().tree().root();
      ledger.append(
          List.of(
              new Publication("r", "t", Entries.CAPTURED, 1, root, null, "editor-1", Entries.AT)));
      assertThat(ledger.verify(Progress.NONE).problems().examples()).isEmpty();
    }
  }

  private static void assertRefused(Ledger ledger, Entry entry, String because) {
    assertThatThrownBy(() -> ledger.append(List.of(Entries.finding(), entry)))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("number 1 of the batch")
        .hasMessageContaining(because);
  }

  @Test
  void aClockThatGoesBackNeverTurnsTheOrderRound() throws Exception {
    LedgerSettings settings = settings(folder);
    try (Ledger ledger = Ledger.open(settings, NOON)) {
      ledger.append(List.of(Entries.finding()));
    }
    Instant back = NOON.instant().minusSeconds(3600);
    try (Ledger ledger = Ledger.open(settings, clock(back))) {
      ledger.append(List.of(Entries.finding()));
      assertThat(ledger.entry(1)).isEqualTo(new Recorded(NOON.instant(), back, Entries.finding()));
      assertThat(ledger.verify(Progress.NONE).problems().examples()).isEmpty();
    }
  }

  @Test
  void aSecondWriterIsToldWhoWrites() throws Exception {
    LedgerSettings settings = settings(folder);
    try (Ledger first = Ledger.open(settings, NOON)) {
      assertThatThrownBy(() -> Ledger.open(settings, NOON))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("only one process may write")
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("Maybe");
      try (Ledger reader = Ledger.open(reading(settings), NOON)) {
        first.append(List.of(Entries.finding()));
        assertThat(reader.size()).isEqualTo(1);
      }
    }
    Ledger.open(settings, NOON).close();
  }

  @Test
  void threadsThatAppendAtOnceKeepOneOrder() throws Exception {
    try (Ledger ledger = Ledger.open(settings(folder), NOON)) {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        threads.add(
            Thread.ofPlatform()
                .start(() -> {
                  for (int batch = 0; batch < 10; batch++) {
                    ledger.append(findings(10));
                  }
                }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(ledger.size()).isEqualTo(400);
      assertThat(ledger.verify(Progress.NONE).problems().examples()).isEmpty();
    }
  }

  @Test
  void aBackupIsALedgerAndComesBackWithTheSameRoot() throws Exception {
    LedgerSettings settings = settings(folder.resolve("desk"));
    Path backup = folder.resolve("backup");
    Hash root;
    try (Ledger ledger = Ledger.open(settings, NOON)) {
      fill(ledger);
      ledger.checkpoint();
      ledger.append(findings(2_500));
      ledger.checkpoint();
      root = ledger.store().tree().root();
      ledger.backup(backup, Progress.NONE);
      ledger.append(findings(1));
      assertThatThrownBy(() -> ledger.backup(backup, Progress.NONE))
          .hasMessageContaining("must not exist yet");
    }
    LedgerSettings restored = settings(folder.resolve("restored"));
    Ledger.restore(backup, restored, Progress.NONE);

    for (LedgerSettings copy :
        List.of(LedgerSettings.sqlite(backup, ORIGIN, Access.READ), reading(restored))) {
      try (Ledger ledger = Ledger.open(copy, NOON)) {
        Verification verification = ledger.verify(Progress.NONE);
        assertThat(verification.problems().examples()).isEmpty();
        assertThat(verification.root()).isEqualTo(root);
        assertThat(verification.entries()).isEqualTo(2_508);
        assertThat(verification.checkpoints()).isEqualTo(2);
        assertThat(verification.evidenceFiles()).isEqualTo(1);
      }
    }
    assertThatThrownBy(() -> Ledger.restore(backup, restored, Progress.NONE))
        .hasMessageContaining("must be empty to be restored");
    // The restored ledger goes on, once its signing key is put beside it.
    try (Ledger ledger = Ledger.open(restored, NOON)) {
      ledger.append(findings(1));
      assertThatThrownBy(ledger::checkpoint).hasMessageContaining("signing.key must exist");
    }
  }

  @Test
  void verifyTellsHowFarItIsAndCanBeStopped() throws Exception {
    try (Ledger ledger = Ledger.open(settings(folder), NOON)) {
      ledger.append(findings(5_000));
      List<Long> told = new ArrayList<>();
      ledger.verify((done, total) -> told.add(done * 100 / total));
      assertThat(told).isSorted().endsWith(100L).hasSizeGreaterThanOrEqualTo(3);
      assertThatThrownBy(() ->
              ledger.verify((_, _) -> {
                throw new IllegalStateException("stopped");
              }))
          .hasMessage("stopped");
    }
  }
}
