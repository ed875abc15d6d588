package org.contadora.ledger.tiles;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.contadora.ledger.checkpoints.Checkpoint;
import org.contadora.ledger.checkpoints.SignedNote;
import org.contadora.ledger.checkpoints.SigningKey;
import org.contadora.ledger.merkle.Frontier;
import org.contadora.ledger.merkle.Hash;
import org.contadora.ledger.merkle.MemoryTree;
import org.contadora.ledger.merkle.TreeHash;

/// A ledger in memory: what an export is made from.
final class SampleLedger implements LeafSource, BlobSource {
  final SigningKey key = SigningKey.generate("desk.example/ledger");
  final List<byte[]> entries = new ArrayList<>();
  final MemoryTree tree = new MemoryTree();
  private final SequencedMap<Hash, byte[]> blobs = new LinkedHashMap<>();

  SampleLedger(int size) {
    grow(size);
  }

  /// Adds entries until there are `size`, each with its number in it.
  void grow(int size) {
    while (entries.size() < size) {
      add("{\"kind\":\"finding\",\"number\":%d}".formatted(entries.size()));
    }
  }

  void add(String entry) {
    byte[] bytes = entry.getBytes(StandardCharsets.UTF_8);
    entries.add(bytes);
    tree.append(bytes);
  }

  Hash blob(String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    Hash name = TreeHash.plain(bytes);
    blobs.put(name, bytes);
    return name;
  }

  void damageBlob(Hash name) {
    blobs.put(name, new byte[] {1});
  }

  SignedNote checkpoint() {
    Frontier frontier = tree.frontier();
    return key.sign(new Checkpoint("desk.example/ledger", frontier.size(), frontier.root()));
  }

  TilesExport.Exported export(Path folder) throws IOException {
    return new TilesExport(folder, key.verifierKey()).write(checkpoint(), this, this, done -> {});
  }

  @Override
  public void read(long begin, long end, LeafVisitor visitor) throws IOException {
    for (long index = begin; index < end; index++) {
      visitor.entry(index, entries.get((int) index));
    }
  }

  @Override
  public Iterable<Hash> names() {
    return blobs.sequencedKeySet();
  }

  @Override
  public void copyTo(Hash name, OutputStream out) throws IOException {
    byte[] bytes = blobs.get(name);
    if (bytes == null) {
      throw new IOException("no blob " + name);
    }
    out.write(bytes);
  }
}
