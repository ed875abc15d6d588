package org.contadora.desk.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.contadora.desk.record.Captures;
import org.contadora.desk.review.DecisionLog;
import org.contadora.desk.review.Review;
import org.contadora.ledger.Ledger;
import org.contadora.ledger.LedgerEntry;
import org.contadora.ledger.LedgerException;
import org.contadora.ledger.checkpoints.SignedNote;
import org.contadora.ledger.entries.Correction;
import org.contadora.ledger.entries.Subject;
import org.contadora.ledger.evidence.EvidenceException;
import org.contadora.ledger.merkle.Hash;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The ledger as anyone can look through it and check it: size, key, checkpoints, entries in their
/// canonical bytes, proofs, original bytes.
final class LedgerRoutes {
  private static final int STANDARD_LIMIT = 50;
  private static final int MOST_LIMIT = 200;

  private static final Set<String> KINDS =
      Set.of(
          "source",
          "capture",
          "observation",
          "finding",
          "decision",
          "claim",
          "correction",
          "publication",
          "recalibration",
          "key_change");

  private final Ledger ledger;
  private final Review review;
  private final Etags etags;
  private final JsonMapper mapper = JsonMapper.shared();
  private volatile Counts counts = new Counts(-1, Map.of());

  /// Counted once for each size of the ledger.
  private record Counts(long size, Map<String, Long> byKind) {}

  LedgerRoutes(WebParts parts, Etags etags) {
    ledger = parts.ledger();
    review = parts.review();
    this.etags = etags;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/ledger", Right.READER, etags.around(this::show)),
        new Route("GET", "/ledger/checkpoint", Right.READER, this::checkpoint),
        new Route("GET", "/ledger/entries", Right.READER, etags.around(this::entries)),
        new Route("GET", "/ledger/entries/{index}", Right.READER, this::bytes),
        new Route("GET", "/ledger/entries/{index}/proof", Right.READER, this::proof),
        new Route("GET", "/ledger/evidence/{sha256}", Right.REVIEWER, this::evidence));
  }

  private void show(Context context, Visit visit) throws IOException {
    DecisionLog.State state = review.state();
    Counts now = counts;
    if (now.size() != state.size()) {
      now = new Counts(state.size(), ledger.store().countsByKind());
      counts = now;
    }
    String key = ledger.verifierKey().toString();
    Map<String, Long> byKind = now.byKind();
    int captures = new Captures(ledger).available().captures().size();
    Json.answer(
        context,
        json -> {
          json.writeNumberProperty("size", state.size());
          json.writeStringProperty("key", key);
          json.writeNumberProperty("checkpoint_size", state.checkpointSize());
          Json.time(json, "checkpoint_time", state.checkpointTime());
          Json.text(json, "checkpoint", state.checkpoint());
          json.writeNumberProperty("captures", captures);
          json.writeObjectPropertyStart("counts");
          byKind.forEach(json::writeNumberProperty);
          json.writeEndObject();
        });
  }

  private void checkpoint(Context context, Visit visit) {
    Long size = Query.whole(context, "at");
    SignedNote note =
        (size == null ? ledger.findCheckpoint() : ledger.findCheckpoint(size))
            .orElseThrow(
                () -> Problem.notFound("checkpoint", size == null ? "none was signed" : "" + size));
    context.contentType("text/plain; charset=utf-8").result(note.toString());
  }

  private void entries(Context context, Visit visit) {
    String kind = Query.text(context, "kind");
    if (kind != null && !KINDS.contains(kind)) {
      throw Problem.badValue(
          "kind", Bodies.shortened(kind), "one of " + KINDS.stream().sorted().toList());
    }
    Long given = Query.whole(context, "before");
    long before = given == null ? ledger.size() : Math.min(given, ledger.size());
    int limit = Query.limit(context, STANDARD_LIMIT, MOST_LIMIT);
    List<Long> indices =
        kind == null ? last(before, limit) : ledger.store().lastOfKind(kind, before, limit);
    List<LedgerEntry> found = new ArrayList<>();
    indices.forEach(index -> found.add(standing(index)));
    ObjectNode answer = mapper.createObjectNode();
    answer.set("entries", RecordJson.entries(found));
    if (indices.size() < limit) {
      answer.putNull("next");
    } else {
      answer.put("next", indices.getLast());
    }
    context.contentType(Json.TYPE).result(mapper.writeValueAsString(answer));
  }

  private static List<Long> last(long before, int limit) {
    List<Long> indices = new ArrayList<>();
    for (long index = before - 1; index >= 0 && indices.size() < limit; index--) {
      indices.add(index);
    }
    return indices;
  }

  /// The entry with whether somebody corrected it.
  private LedgerEntry standing(long index) {
    var recorded = ledger.entry(index);
    Subject subject = recorded.entry().subjects().getFirst();
    if (recorded.entry() instanceof Correction || !mayBeCorrected(subject)) {
      return new LedgerEntry(index, recorded, null);
    }
    return ledger.history(subject).entries().stream()
        .filter(entry -> entry.index() == index)
        .findFirst()
        .orElse(new LedgerEntry(index, recorded, null));
  }

  /// A source's history holds everything that came from it; looking it through for each row of a
  /// list would take long.
  private static boolean mayBeCorrected(Subject subject) {
    return !subject.type().equals(Subject.SOURCE);
  }

  /// The canonical bytes, over which the leaf of the tree is taken.
  private void bytes(Context context, Visit visit) {
    long index = Query.index(context, ledger.size());
    byte[] bytes =
        ledger
            .store()
            .findEntry(index)
            .orElseThrow(() -> Problem.notFound("entry", Long.toString(index)));
    context.header("Cache-Control", "private, max-age=31536000, immutable");
    context.contentType("application/json").result(bytes);
  }

  private void proof(Context context, Visit visit) {
    long index = Query.index(context, ledger.size());
    Long size = Query.whole(context, "at");
    try {
      var inclusion = size == null ? ledger.inclusion(index) : ledger.inclusion(index, size);
      context.header(
          "Content-Disposition", "attachment; filename=\"entry-%d.proof\"".formatted(index));
      context.contentType("text/plain; charset=utf-8").result(inclusion.text());
    } catch (LedgerException e) {
      throw new Problem(404, "NOT_SIGNED", String.valueOf(e.getMessage()));
    }
  }

  private void evidence(Context context, Visit visit) throws IOException {
    String name = context.pathParam("sha256");
    Hash hash;
    try {
      hash = Hash.parseHex(name);
    } catch (IllegalArgumentException e) {
      throw Problem.notFound("evidence", Bodies.shortened(name));
    }
    if (ledger.history(new Subject(Subject.CAPTURE, hash.hex())).entries().isEmpty()) {
      throw Problem.notFound("evidence", hash.hex());
    }
    if (Etags.known(context, hash.hex())) {
      return;
    }
    context.header("Content-Disposition", "attachment; filename=\"%s\"".formatted(hash.hex()));
    context.contentType("application/octet-stream");
    try {
      ledger.copyEvidence(hash, context.outputStream());
    } catch (EvidenceException e) {
      throw new Problem(500, "EVIDENCE_DAMAGED", String.valueOf(e.getMessage()));
    }
  }
}
