package org.contadora.ledger;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.contadora.core.Refusals;
import org.contadora.ledger.checkpoints.Checkpoint;
import org.contadora.ledger.checkpoints.NoteException;
import org.contadora.ledger.checkpoints.SignedNote;
import org.contadora.ledger.checkpoints.VerifierKey;
import org.contadora.ledger.entries.Capture;
import org.contadora.ledger.entries.Entry;
import org.contadora.ledger.entries.EntryCodec;
import org.contadora.ledger.entries.KeyChange;
import org.contadora.ledger.entries.Recorded;
import org.contadora.ledger.entries.Source;
import org.contadora.ledger.entries.Subject;
import org.contadora.ledger.evidence.EvidenceFiles;
import org.contadora.ledger.merkle.Frontier;
import org.contadora.ledger.merkle.Hash;
import org.contadora.ledger.merkle.Proofs;
import org.contadora.ledger.merkle.TreeHash;
import org.contadora.ledger.store.Store;
import org.contadora.ledger.store.StoreException;
import org.contadora.ledger.store.TileBuilder;
import org.contadora.ledger.store.Tree;
import org.jspecify.annotations.Nullable;

/// Recomputes a ledger from its entries' bytes and compares everything else with that.
final class Verifier {
  private static final int PAGE = 2_000;

  /// Pages read ahead of the one whose hashes are being taken into the tree.
  private static final int AHEAD = 4;

  private final Store store;
  private final EvidenceFiles evidence;
  private final VerifierKey key;
  private final Progress progress;

  private final Refusals problems = new Refusals();
  private final Frontier frontier = new Frontier();
  private final SubjectSum expectedSubjects = new SubjectSum();
  private final Set<Subject> introduced = new HashSet<>();
  private final List<VerifierKey> keys = new ArrayList<>();
  private final Map<Long, Hash> rootsBySize = new HashMap<>();
  private final References references = new References(earlier());
  private final TileBuilder tiles = new TileBuilder(this::compareTile);
  private Instant last = Instant.EPOCH;
  private long tileCount;
  private long evidenceFiles;
  private long evidenceBytes;

  Verifier(Store store, EvidenceFiles evidence, VerifierKey key, Progress progress) {
    this.store = store;
    this.evidence = evidence;
    this.key = key;
    this.progress = progress;
    keys.add(key);
  }

  Verification verify() throws IOException {
    Tree tree = store.tree();
    List<Long> checkpointSizes = store.checkpointSizes();
    checkpointSizes.forEach(size -> rootsBySize.put(size, Hash.of(new byte[Hash.BYTES])));
    rememberRoot();
    try (ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      Future<List<String>> damages = workers.submit(store::check);
      Future<SubjectSum> subjects = workers.submit(() -> subjectsFound(tree.size()));
      entries(tree.size(), workers);
      for (String found : await(damages)) {
        problems.refuse("DATABASE_DAMAGED", store.name(), found);
      }
      if (!await(subjects).equals(expectedSubjects)) {
        problems.refuse(
            "SUBJECT_INDEX_DIFFERS",
            "entry_subject",
            "the index by subject must name what the entries name, but does not");
      }
    }
    tiles.end();
    compareTree(tree);
    for (long size : checkpointSizes) {
      checkpoint(size, tree);
    }
    return new Verification(
        frontier.size(),
        frontier.root(),
        checkpointSizes.size(),
        checkpointSizes.isEmpty() ? 0 : checkpointSizes.getLast(),
        evidenceFiles,
        evidenceBytes,
        problems);
  }

  /// An entry as a worker found it.
  private record Read(long index, Hash leaf, @Nullable Recorded recorded) {}

  /// A row as the store gave it; its bytes are nobody else's.
  private static final class Row {
    final long index;
    final long recordedMs;
    final String kind;
    final byte[] bytes;

    Row(long index, long recordedMs, String kind, byte[] bytes) {
      this.index = index;
      this.recordedMs = recordedMs;
      this.kind = kind;
      this.bytes = bytes;
    }
  }

  private record Page(List<Read> entries, SubjectSum subjects) {}

  private void entries(long size, ExecutorService workers) throws IOException {
    Deque<Future<Page>> pages = new ArrayDeque<>();
    for (long first = 0; first < size || !pages.isEmpty(); first += PAGE) {
      if (first < size) {
        List<Row> rows = rows(first, Math.min(size, first + PAGE));
        pages.add(workers.submit(() -> decode(rows)));
      }
      if (pages.size() > AHEAD || first >= size) {
        Page page = await(pages.remove());
        expectedSubjects.add(page.subjects());
        for (Read entry : page.entries()) {
          take(entry);
        }
        progress.done(frontier.size(), size);
      }
    }
  }

  private List<Row> rows(long from, long to) {
    List<Row> rows = new ArrayList<>(PAGE);
    try {
      store.entries(
          from, to, (index, ms, kind, bytes) -> rows.add(new Row(index, ms, kind, bytes)));
    } catch (StoreException e) {
      problems.refuse(
          "ENTRY_UNREADABLE",
          "entries %d to %d".formatted(from, to),
          String.valueOf(e.getMessage()));
    }
    return rows;
  }

  private Page decode(List<Row> rows) {
    List<Read> entries = new ArrayList<>(rows.size());
    var subjects = new SubjectSum();
    for (Row row : rows) {
      Recorded recorded = null;
      try {
        recorded = EntryCodec.decode(row.bytes);
        for (Subject subject : recorded.entry().subjects()) {
          subjects.add(subject.toString(), row.index);
        }
        compareColumns(row, recorded);
      } catch (RuntimeException e) {
        problems.refuse("ENTRY_DAMAGED", "entry " + row.index, String.valueOf(e.getMessage()));
      }
      entries.add(new Read(row.index, TreeHash.leaf(row.bytes), recorded));
    }
    return new Page(entries, subjects);
  }

  private void compareColumns(Row row, Recorded recorded) {
    String kind = EntryCodec.kind(recorded.entry());
    if (row.recordedMs != recorded.recorded().toEpochMilli() || !row.kind.equals(kind)) {
      problems.refuse(
          "COLUMN_DIFFERS",
          "entry " + row.index,
          "the columns say %s at %s, expected %s at %s as in the bytes"
              .formatted(
                  row.kind, Instant.ofEpochMilli(row.recordedMs), kind, recorded.recorded()));
    }
  }

  private void take(Read read) throws IOException {
    String place = "entry " + read.index();
    if (read.index() != frontier.size()) {
      problems.refuse("ENTRY_MISSING", place, "expected entry %d".formatted(frontier.size()));
    }
    frontier.append(read.leaf(), tiles);
    rememberRoot();
    Recorded recorded = read.recorded();
    if (recorded == null) {
      return;
    }
    if (recorded.recorded().isBefore(last)) {
      problems.refuse(
          "TIME_BACKWARDS",
          place,
          "recorded at %s, expected not before %s".formatted(recorded.recorded(), last));
    }
    last = recorded.recorded();
    for (String problem : references.check(read.index(), recorded.entry())) {
      problems.refuse("REFERENCE_MISSING", place, problem);
    }
    switch (recorded.entry()) {
      case Source source -> introduced.add(Subject.source(source.sourceId()));
      case Capture capture -> capture(place, capture);
      case KeyChange change -> change(place, change);
      default -> {}
    }
  }

  private void capture(String place, Capture capture) {
    if (!introduced.add(Capture.subject(capture.sha256()))) {
      return;
    }
    try {
      long bytes = evidence.verify(capture.sha256());
      evidenceFiles++;
      evidenceBytes += bytes;
      if (bytes != capture.bytes()) {
        problems.refuse(
            "EVIDENCE_DAMAGED",
            place,
            "the capture says %d bytes, expected %d".formatted(capture.bytes(), bytes));
      }
    } catch (IOException e) {
      problems.refuse("EVIDENCE_DAMAGED", place, String.valueOf(e.getMessage()));
    }
  }

  private void change(String place, KeyChange change) {
    try {
      keys.add(VerifierKey.parse(change.newKey()));
      if (change.oldKey() != null) {
        keys.add(VerifierKey.parse(change.oldKey()));
      }
    } catch (NoteException e) {
      problems.refuse("KEY_MALFORMED", place, String.valueOf(e.getMessage()));
    }
  }

  private void rememberRoot() {
    rootsBySize.computeIfPresent(frontier.size(), (_, _) -> frontier.root());
  }

  private SubjectSum subjectsFound(long size) {
    var sum = new SubjectSum();
    store.subjects((subject, index) -> {
      if (index < size) {
        sum.add(subject, index);
      }
    });
    return sum;
  }

  private void compareTile(int level, long index, byte[] hashes) {
    tileCount++;
    Optional<byte[]> kept = store.findTile(level, index);
    // Where others append meanwhile, a tile may already be longer than it was.
    boolean same =
        kept.isPresent()
            && kept.get().length >= hashes.length
            && Arrays.equals(kept.get(), 0, hashes.length, hashes, 0, hashes.length);
    if (!same) {
      problems.refuse(
          "TILE_DIFFERS",
          "tile %d of level %d".formatted(index, level),
          "the hashes kept must be those of the entries, but are not");
    }
  }

  private void compareTree(Tree tree) {
    if (frontier.size() != tree.size() || !frontier.hashes().equals(tree.edge())) {
      problems.refuse(
          "TREE_DIFFERS",
          "tree",
          "size %d and edge %s are kept, expected %d and %s"
              .formatted(tree.size(), tree.edge(), frontier.size(), frontier.hashes()));
    }
    if (!tree.lastRecorded().equals(last)) {
      problems.refuse(
          "TREE_DIFFERS",
          "tree",
          "the last time kept is %s, expected %s".formatted(tree.lastRecorded(), last));
    }
    long kept = store.tileCount();
    List<Long> beyond = new ArrayList<>();
    store.entries(tree.size(), tree.size() + 1, (index, _, _, _) -> beyond.add(index));
    if (store.tree().size() != tree.size()) {
      return; // Others have appended: what lies beyond is theirs.
    }
    if (kept != tileCount || !beyond.isEmpty()) {
      problems.refuse(
          "TREE_DIFFERS",
          "tree",
          "%d tiles and entries %s beyond its size are kept, expected %d tiles and none"
              .formatted(kept, beyond, tileCount));
    }
  }

  private void checkpoint(long size, Tree tree) {
    String place = "checkpoint of size " + size;
    try {
      SignedNote note = SignedNote.parse(store.findCheckpoint(size).orElse(""));
      note.verify(keys);
      Checkpoint checkpoint = Checkpoint.parse(note.text());
      Hash root = Objects.requireNonNull(rootsBySize.get(size));
      boolean right =
          checkpoint.size() == size
              && size <= tree.size()
              && checkpoint.root().equals(root)
              && checkpoint.origin().equals(key.name());
      if (!right) {
        problems.refuse(
            "CHECKPOINT_DIFFERS",
            place,
            "it says %s, size %d and root %s, expected %s, %d and %s"
                .formatted(
                    checkpoint.origin(),
                    checkpoint.size(),
                    checkpoint.root(),
                    key.name(),
                    size,
                    root));
      }
    } catch (NoteException e) {
      problems.refuse("CHECKPOINT_DIFFERS", place, String.valueOf(e.getMessage()));
    }
  }

  private References.Earlier earlier() {
    return new References.Earlier() {
      @Override
      public boolean isIntroduced(Subject subject) {
        return introduced.contains(subject);
      }

      @Override
      public Optional<Entry> findEntry(long index) {
        try {
          return store.findEntry(index).map(EntryCodec::decode).map(Recorded::entry);
        } catch (RuntimeException damaged) {
          return Optional.empty(); // Told of where that entry itself is read.
        }
      }

      @Override
      public Hash root(long size) {
        try {
          return Proofs.root(size, store.nodes());
        } catch (StoreException damaged) {
          return Hash.of(new byte[Hash.BYTES]); // Told of where the tiles are compared.
        }
      }
    };
  }

  private static <T> T await(Future<T> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The check was stopped.", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
