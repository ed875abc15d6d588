package org.contadora.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.contadora.ledger.checkpoints.Checkpoint;
import org.contadora.ledger.checkpoints.NoteException;
import org.contadora.ledger.checkpoints.SignedNote;
import org.contadora.ledger.checkpoints.SigningKey;
import org.contadora.ledger.checkpoints.VerifierKey;
import org.contadora.ledger.entries.Capture;
import org.contadora.ledger.entries.Correction;
import org.contadora.ledger.entries.Entry;
import org.contadora.ledger.entries.EntryCodec;
import org.contadora.ledger.entries.Recorded;
import org.contadora.ledger.entries.Subject;
import org.contadora.ledger.evidence.EvidenceFiles;
import org.contadora.ledger.merkle.Hash;
import org.contadora.ledger.merkle.Proofs;
import org.contadora.ledger.merkle.TreeHash;
import org.contadora.ledger.store.Access;
import org.contadora.ledger.store.Store;
import org.contadora.ledger.store.Tree;

/// The record behind every figure: entries are appended with their evidence, and never edited or
/// deleted.
///
/// Every entry is a leaf of one Merkle tree (RFC 9162), whose size and root the ledger signs as
/// checkpoints. Safe for use by several threads.
public final class Ledger implements AutoCloseable {
  /// Indices of a history asked for in one statement.
  private static final int PAGE = 1_000;

  private final LedgerSettings settings;
  private final Clock clock;
  private final Store store;
  private final EvidenceFiles evidence;

  private Ledger(LedgerSettings settings, Clock clock, Store store) {
    this.settings = settings;
    this.clock = clock;
    this.store = store;
    this.evidence = new EvidenceFiles(settings.evidence());
  }

  /// Opens a ledger; to write, it is made where there is none.
  ///
  /// @param clock tells when entries are recorded
  /// @throws IOException if the folder or the keys cannot be read or made
  /// @throws org.contadora.ledger.store.StoreException if the store cannot be opened, or somebody
  ///   else writes
  public static Ledger open(LedgerSettings settings, Clock clock) throws IOException {
    if (settings.access() == Access.WRITE) {
      Files.createDirectories(settings.folder());
    }
    Store store = settings.openStore();
    try {
      var ledger = new Ledger(settings, clock, store);
      if (settings.access() == Access.WRITE) {
        ledger.evidence.removeUnfinished();
        ledger.makeKeys();
      }
      return ledger;
    } catch (IOException | RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /// Only a ledger that has signed nothing gets a new key.
  private void makeKeys() throws IOException {
    if (!Files.exists(settings.signingKey())
        && !Files.exists(settings.verifierKey())
        && store.findLastCheckpoint().isEmpty()) {
      SigningKey key = SigningKey.generate(settings.origin());
      key.write(settings.signingKey());
    }
    if (Files.exists(settings.signingKey())) {
      Files.writeString(
          settings.verifierKey(), SigningKey.read(settings.signingKey()).verifierKey() + "\n");
    }
  }

  /// Number of entries.
  public long size() {
    return store.tree().size();
  }

  /// Keeps original bytes; to be followed by a [Capture] that names them.
  public EvidenceFiles.Put putEvidence(InputStream in) throws IOException {
    return evidence.put(in);
  }

  /// Copies original bytes to `out`, comparing them with their name.
  public void copyEvidence(Hash sha256, OutputStream out) throws IOException {
    evidence.copyTo(sha256, out);
  }

  /// Appends all of `entries` or none. When this returns, they outlast a kill and a loss of power.
  ///
  /// The time recorded is the clock's; where the clock has gone back behind the last entry, the
  /// last entry's time is kept and the clock's own stands beside it.
  ///
  /// @throws LedgerException if an entry names what is not recorded before it
  /// @throws org.contadora.ledger.store.StoreException if they could not be kept
  public synchronized Appended append(List<Entry> entries) {
    Tree tree = store.tree();
    var references = new References(earlier(tree, entries));
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      List<String> problems = references.check(tree.size() + i, entry);
      if (entry instanceof Capture capture
          && !evidence.contains(capture.sha256(), capture.bytes())) {
        problems.add(
            "its evidence %s (%d bytes) must be put before it"
                .formatted(capture.sha256(), capture.bytes()));
      }
      if (!problems.isEmpty()) {
        throw new LedgerException(
            "The %s (number %d of the batch) is refused: %s."
                .formatted(EntryCodec.kind(entry), i, String.join("; ", problems)));
      }
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant last = tree.lastRecorded();
    boolean back = now.isBefore(last);
    List<Recorded> recorded = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      recorded.add(new Recorded(back ? last : now, back ? now : null, entry));
    }
    return new Appended(store.append(recorded), entries.size());
  }

  private References.Earlier earlier(Tree tree, List<Entry> batch) {
    return new References.Earlier() {
      @Override
      public boolean isIntroduced(Subject subject) {
        return store.findFirstKind(subject).filter(subject.type()::equals).isPresent();
      }

      @Override
      public Optional<Entry> findEntry(long index) {
        return index < tree.size()
            ? Ledger.this.findEntry(index).map(Recorded::entry)
            : Optional.of(batch.get(Math.toIntExact(index - tree.size())));
      }

      @Override
      public Hash root(long size) {
        if (size > tree.size()) {
          throw new LedgerException(
              "A publication must name a state recorded before its batch: %d entries, expected at most %d."
                  .formatted(size, tree.size()));
        }
        return Proofs.root(size, store.nodes());
      }
    };
  }

  /// Says that the entry at `index` is wrong and appends, in the same transaction, the entry that
  /// stands in its place.
  ///
  /// @param by the account that corrects
  /// @return index of the correction; the replacement stands right before it
  public synchronized long correct(long index, Entry replacement, String reason, String by) {
    Entry wrong = entry(index).entry();
    long at = size();
    append(
        List.of(
            replacement, new Correction(index, wrong.subjects(), at, reason, by, clock.instant())));
    return at + 1;
  }

  /// Says that the entry at `index` is wrong and that nothing stands in its place.
  ///
  /// @param by the account that withdraws
  /// @return index of the correction
  public synchronized long withdraw(long index, String reason, String by) {
    Entry wrong = entry(index).entry();
    return append(
            List.of(new Correction(index, wrong.subjects(), null, reason, by, clock.instant())))
        .firstIndex();
  }

  /// The entry at `index`.
  ///
  /// @throws LedgerException if there is none
  public Recorded entry(long index) {
    return findEntry(index)
        .orElseThrow(() ->
            new LedgerException(
                "The index (%d) must be below the ledger's size (%d).".formatted(index, size())));
  }

  private Optional<Recorded> findEntry(long index) {
    return store.findEntry(index).map(EntryCodec::decode);
  }

  /// All that was recorded about `subject` to this day.
  public History history(Subject subject) {
    return stateAsOf(subject, Instant.ofEpochMilli(Long.MAX_VALUE));
  }

  /// All that was recorded about `subject` in the first `size` entries, as a checkpoint of that
  /// size signs them.
  public History stateAt(Subject subject, long size) {
    List<Long> indices = new ArrayList<>();
    for (long index : about(subject, Instant.ofEpochMilli(Long.MAX_VALUE))) {
      if (index < size) {
        indices.add(index);
      }
    }
    return history(subject, Instant.ofEpochMilli(Long.MAX_VALUE), indices);
  }

  /// All that was recorded about `subject` up to `asOf`; see [History#standing].
  public History stateAsOf(Subject subject, Instant asOf) {
    return history(subject, asOf, about(subject, asOf));
  }

  private History history(Subject subject, Instant asOf, List<Long> indices) {
    List<Recorded> recorded = new ArrayList<>(indices.size());
    for (long index : indices) {
      recorded.add(entry(index));
    }
    return History.of(subject, asOf, indices, recorded);
  }

  private List<Long> about(Subject subject, Instant asOf) {
    List<Long> indices = new ArrayList<>();
    List<Long> page = store.about(subject, asOf, 0, PAGE);
    while (!page.isEmpty()) {
      indices.addAll(page);
      page = store.about(subject, asOf, page.getLast() + 1, PAGE);
    }
    return indices;
  }

  /// Signs the ledger's size and root, and keeps the statement; where nothing was appended since
  /// the last one, gives that.
  ///
  /// @throws LedgerException if the ledger is not a continuation of what was signed before, or the
  ///   signing key is missing
  public synchronized SignedNote checkpoint() throws IOException {
    Tree tree = store.tree();
    Optional<SignedNote> last = findCheckpoint();
    if (last.isPresent()) {
      Checkpoint signed = Checkpoint.parse(last.get().text());
      requireContinuation(signed, tree);
      if (signed.size() == tree.size()) {
        return last.get();
      }
    }
    if (!Files.exists(settings.signingKey())) {
      throw new LedgerException(
          "The signing key %s must exist to sign a checkpoint.\nMaybe the ledger was restored: put the key beside it."
              .formatted(settings.signingKey()));
    }
    SigningKey key = SigningKey.read(settings.signingKey());
    SignedNote note = key.sign(new Checkpoint(key.verifierKey().name(), tree.size(), tree.root()));
    store.saveCheckpoint(tree.size(), note.toString());
    return note;
  }

  private void requireContinuation(Checkpoint signed, Tree tree) {
    boolean same =
        signed.size() <= tree.size()
            && Proofs.root(signed.size(), store.nodes()).equals(signed.root());
    if (!same) {
      throw new LedgerException(
          "The ledger (%d entries) is not a continuation of its last checkpoint (%d entries, root %s); nothing is signed.\nMaybe an old copy was put in its place, or the store is damaged: see contadora ledger verify."
              .formatted(tree.size(), signed.size(), signed.root()));
    }
  }

  /// The last signed statement.
  public Optional<SignedNote> findCheckpoint() {
    return store.findLastCheckpoint().map(SignedNote::parse);
  }

  /// The signed statement of the first `size` entries.
  public Optional<SignedNote> findCheckpoint(long size) {
    return store.findCheckpoint(size).map(SignedNote::parse);
  }

  /// The key with which anyone checks this ledger's statements.
  ///
  /// @throws LedgerException if its file is missing or holds none
  public VerifierKey verifierKey() throws IOException {
    Path file = settings.verifierKey();
    try {
      return VerifierKey.parse(Files.readString(file).strip());
    } catch (NoSuchFileException e) {
      throw new LedgerException(
          "The public key %s must exist to check what was signed.\nMaybe put a copy there that you have from elsewhere."
              .formatted(file),
          e);
    } catch (NoteException e) {
      throw new LedgerException("The public key %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /// Proves that the entry at `index` is in the ledger that the last checkpoint signs.
  ///
  /// @throws LedgerException if that checkpoint is older than the entry
  public Inclusion inclusion(long index) {
    return inclusion(
        index,
        findCheckpoint()
            .orElseThrow(() -> new LedgerException("A proof needs a checkpoint: there is none.")));
  }

  /// Proves that the entry at `index` is in the ledger that the checkpoint of `size` entries signs.
  ///
  /// @throws LedgerException if there is no such checkpoint, or it is older than the entry
  public Inclusion inclusion(long index, long size) {
    return inclusion(
        index,
        findCheckpoint(size)
            .orElseThrow(() ->
                new LedgerException(
                    "The size (%d) must be that of a checkpoint: none was signed there."
                        .formatted(size))));
  }

  private Inclusion inclusion(long index, SignedNote note) {
    long size = Checkpoint.parse(note.text()).size();
    byte[] bytes =
        store
            .findEntry(index)
            .orElseThrow(() ->
                new LedgerException(
                    "The index (%d) must be below the ledger's size (%d)."
                        .formatted(index, size())));
    if (index >= size) {
      throw new LedgerException(
          "The index (%d) must be below the checkpoint's size (%d).\nMaybe sign a new one."
              .formatted(index, size));
    }
    return new Inclusion(
        index, TreeHash.leaf(bytes), Proofs.inclusion(index, size, store.nodes()), note);
  }

  /// Proves that the ledger of the last checkpoint continues that of `oldSize` entries.
  public List<Hash> consistency(long oldSize) {
    SignedNote note =
        findCheckpoint()
            .orElseThrow(() -> new LedgerException("A proof needs a checkpoint: there is none."));
    return Proofs.consistency(oldSize, Checkpoint.parse(note.text()).size(), store.nodes());
  }

  /// Reads everything and recomputes everything: bytes, hashes, tiles, index, times, references,
  /// checkpoints with signatures, evidence files. Others may append meanwhile.
  public Verification verify(Progress progress) throws IOException {
    return new Verifier(store, evidence, verifierKey(), progress).verify();
  }

  /// Copies the ledger as it is now, with its evidence and without the signing key, into the new
  /// folder `to`; others may append meanwhile. The copy is a ledger in SQLite whatever the store.
  ///
  /// @throws LedgerException if the folder is there already
  public void backup(Path to, Progress progress) throws IOException {
    Copying.backup(store, evidence, settings, to, progress);
  }

  /// Copies a backup into an empty ledger, in SQLite or PostgreSQL.
  ///
  /// @param from folder that [#backup] wrote
  /// @param settings where to; the folder's signing key is put there by hand, before or after
  /// @throws LedgerException if there is a ledger already, or the copy is not what was signed
  public static void restore(Path from, LedgerSettings settings, Progress progress)
      throws IOException {
    Copying.restore(from, settings, progress);
  }

  /// For reading what exports need.
  public Store store() {
    return store;
  }

  @Override
  public void close() {
    store.close();
  }
}
