package org.contadora.ledger.entries;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.contadora.ledger.merkle.Hash;

/// The one form of an entry in bytes, over which the tree's leaf hashes are taken.
///
/// Canonical JSON in the sense of RFC 8785 without floating-point numbers: UTF-8, no blanks,
/// members in the order of their names, whole numbers with the unit in the name
/// (`probability_ppm`), times as ISO 8601 in UTC with milliseconds, hashes as lower-case
/// hexadecimal digits, members that are absent left out. Besides its own members every entry has
/// `kind`, `recorded` and, where the clock had gone back, `clock`.
public final class EntryCodec {
  /// Most bytes of an entry: what an entry bundle can hold (C2SP tlog-tiles, 16-bit length).
  public static final int MAX_BYTES = 65_535;

  private EntryCodec() {}

  /// The bytes of an entry.
  ///
  /// @throws EntryException if they would be more than [#MAX_BYTES], or a text is not Unicode
  public static byte[] encode(Recorded recorded) {
    String kind = kind(recorded.entry());
    Members members =
        new Members(kind)
            .text("kind", kind)
            .time("recorded", recorded.recorded())
            .time("clock", recorded.clock());
    write(recorded.entry(), members);
    byte[] bytes = CanonicalJson.text(members.values()).getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MAX_BYTES) {
      throw new EntryException(
          "The %s (%d bytes) must be at most %d bytes.\nMaybe keep long text as a capture and name its SHA-256."
              .formatted(kind, bytes.length, MAX_BYTES));
    }
    return bytes;
  }

  /// Reads bytes that [#encode] wrote.
  ///
  /// @throws EntryException if they are anything else, down to the last blank
  public static Recorded decode(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new EntryException(
          "The entry (%d bytes) must be at most %d bytes.".formatted(bytes.length, MAX_BYTES));
    }
    Members members = new Members("entry", CanonicalJson.parseObject(bytes));
    String kind = members.takeText("kind");
    var clock = members.takeTimeIfAny("clock");
    var time = members.takeTime("recorded");
    Entry entry = read(kind, new Members(kind, members.values()));
    members.end();
    var recorded = new Recorded(time, clock, entry);
    if (!Arrays.equals(encode(recorded), bytes)) {
      throw new EntryException(
          "The %s's bytes must be canonical (RFC 8785): members in order, no blanks, times with milliseconds."
              .formatted(kind));
    }
    return recorded;
  }

  /// The word under which an entry's kind is written.
  public static String kind(Entry entry) {
    return switch (entry) {
      case Source _ -> "source";
      case Capture _ -> "capture";
      case Observation _ -> "observation";
      case Finding _ -> "finding";
      case Decision _ -> "decision";
      case Claim _ -> "claim";
      case Correction _ -> "correction";
      case Publication _ -> "publication";
      case Recalibration _ -> "recalibration";
      case KeyChange _ -> "key_change";
    };
  }

  private static void write(Entry entry, Members to) {
    switch (entry) {
      case Source e ->
          to.text("source_id", e.sourceId())
              .text("name", e.name())
              .text("description", e.description())
              .text("address", e.address())
              .text("licence", e.licence());
      case Capture e ->
          to.hash("sha256", e.sha256())
              .whole("bytes", e.bytes())
              .text("media_type", e.mediaType())
              .text("source_id", e.sourceId())
              .text("fetched_from", e.fetchedFrom())
              .time("collected_at", e.collectedAt())
              .text("collector", e.collector())
              .text("note", e.note());
      case Observation e ->
          to.subject(e.subject())
              .list("captures", e.captures().stream().map(Hash::hex).toList())
              .text("engine", e.engine())
              .text("rules_version", e.rulesVersion())
              .json("payload", e.payload());
      case Finding e ->
          to.subject(e.subject())
              .text("class", e.findingClass())
              .whole("probability_ppm", e.probabilityPpm())
              .list("evidence", e.evidence().stream().map(EntryCodec::values).toList())
              .text("rules_version", e.rulesVersion())
              .json("payload", e.payload());
      case Decision e ->
          to.subject(e.subject())
              .text("reviewer", e.reviewer())
              .text("verdict", e.verdict().code())
              .text("class", e.decidedClass())
              .list("tags", e.tags())
              .text("reason", e.reason())
              .time("decided_at", e.decidedAt());
      case Claim e -> write(e, to);
      case Correction e ->
          to.whole("corrects", e.corrects())
              .list("about", e.about().stream().map(Subject::toString).toList())
              .whole("replacement", e.replacement())
              .text("reason", e.reason())
              .text("by", e.by())
              .time("corrected_at", e.correctedAt());
      case Publication e ->
          to.text("report_id", e.reportId())
              .text("title", e.title())
              .hash("sha256", e.sha256())
              .whole("checkpoint_size", e.checkpointSize())
              .hash("checkpoint_root", e.checkpointRoot())
              .text("address", e.address())
              .text("by", e.by())
              .time("published_at", e.publishedAt());
      case Recalibration e ->
          to.text("from_rules", e.fromRules())
              .text("to_rules", e.toRules())
              .text("by", e.by())
              .text("reason", e.reason())
              .json("changes", e.changes())
              .time("decided_at", e.decidedAt());
      case KeyChange e ->
          to.text("new_key", e.newKey())
              .text("old_key", e.oldKey())
              .text("by", e.by())
              .text("reason", e.reason())
              .time("changed_at", e.changedAt());
    }
  }

  private static void write(Claim claim, Members to) {
    to.subject(claim.subject())
        .text("source_id", claim.sourceId())
        .text("text", claim.text())
        .text("language", claim.language())
        .text("address", claim.address())
        .day("said_on", claim.saidOn())
        .hash("capture", claim.capture())
        .text("note", claim.note());
    Claim.Statement statement = claim.statement();
    if (statement != null) {
      to.text("predicate", statement.predicate())
          .text("value", statement.value())
          .text("unit", statement.unit())
          .text("happened_on", statement.happenedOn());
    }
    if (!claim.links().isEmpty()) {
      to.list("links", claim.links().stream().map(Subject::toString).toList());
    }
  }

  private static Object values(Finding.Evidence evidence) {
    return new Members("evidence")
        .text("code", evidence.code())
        .whole("weight_ppm", evidence.weightPpm())
        .json("parameters", evidence.parameters())
        .text("source", evidence.source())
        .values();
  }

  private static Entry read(String kind, Members from) {
    return switch (kind) {
      case "source" ->
          new Source(
              from.takeText("source_id"),
              from.takeText("name"),
              from.takeText("description"),
              from.takeTextIfAny("address"),
              from.takeTextIfAny("licence"));
      case "capture" ->
          new Capture(
              from.takeHash("sha256"),
              from.takeWhole("bytes"),
              from.takeText("media_type"),
              from.takeText("source_id"),
              from.takeTextIfAny("fetched_from"),
              from.takeTime("collected_at"),
              from.takeText("collector"),
              from.takeTextIfAny("note"));
      case "observation" ->
          new Observation(
              from.takeSubject(),
              hashes(from, "captures"),
              from.takeText("engine"),
              from.takeText("rules_version"),
              from.takeJson("payload"));
      case "finding" ->
          new Finding(
              from.takeSubject(),
              from.takeText("class"),
              from.takeWhole("probability_ppm"),
              evidence(from),
              from.takeText("rules_version"),
              from.takeJson("payload"));
      case "decision" ->
          new Decision(
              from.takeSubject(),
              from.takeText("reviewer"),
              verdict(from.takeText("verdict")),
              from.takeTextIfAny("class"),
              from.takeTexts("tags"),
              from.takeText("reason"),
              from.takeTime("decided_at"));
      case "claim" -> claim(from);
      case "correction" ->
          new Correction(
              from.takeWhole("corrects"),
              from.takeTexts("about").stream().map(Subject::parse).toList(),
              from.takeWholeIfAny("replacement"),
              from.takeText("reason"),
              from.takeText("by"),
              from.takeTime("corrected_at"));
      case "publication" ->
          new Publication(
              from.takeText("report_id"),
              from.takeText("title"),
              from.takeHash("sha256"),
              from.takeWhole("checkpoint_size"),
              from.takeHash("checkpoint_root"),
              from.takeTextIfAny("address"),
              from.takeText("by"),
              from.takeTime("published_at"));
      case "recalibration" ->
          new Recalibration(
              from.takeText("from_rules"),
              from.takeText("to_rules"),
              from.takeText("by"),
              from.takeText("reason"),
              from.takeJson("changes"),
              from.takeTime("decided_at"));
      case "key_change" ->
          new KeyChange(
              from.takeText("new_key"),
              from.takeTextIfAny("old_key"),
              from.takeText("by"),
              from.takeText("reason"),
              from.takeTime("changed_at"));
      default ->
          throw new EntryException(
              "The entry's kind (%s) is not known.\nMaybe a newer version of the program wrote it."
                  .formatted(kind));
    };
  }

  private static Claim claim(Members from) {
    String predicate = from.takeTextIfAny("predicate");
    return new Claim(
        from.takeSubject(),
        from.takeText("source_id"),
        from.takeText("text"),
        from.takeText("language"),
        from.takeTextIfAny("address"),
        from.takeDayIfAny("said_on"),
        from.takeHashIfAny("capture"),
        predicate == null
            ? null
            : new Claim.Statement(
                predicate,
                from.takeTextIfAny("value"),
                from.takeTextIfAny("unit"),
                from.takeTextIfAny("happened_on")),
        from.has("links")
            ? from.takeTexts("links").stream().map(Subject::parse).toList()
            : List.of(),
        from.takeTextIfAny("note"));
  }

  private static List<Hash> hashes(Members from, String name) {
    List<Hash> hashes = new ArrayList<>();
    for (String text : from.takeTexts(name)) {
      hashes.add(from.hash(name, text));
    }
    return hashes;
  }

  private static List<Finding.Evidence> evidence(Members from) {
    List<Finding.Evidence> evidence = new ArrayList<>();
    for (Members one : from.takeObjects("evidence")) {
      evidence.add(
          new Finding.Evidence(
              one.takeText("code"),
              one.takeWhole("weight_ppm"),
              one.takeJson("parameters"),
              one.takeText("source")));
      one.end();
    }
    return evidence;
  }

  private static Decision.Verdict verdict(String code) {
    for (Decision.Verdict verdict : Decision.Verdict.values()) {
      if (verdict.code().equals(code)) {
        return verdict;
      }
    }
    throw new EntryException(
        "The decision's verdict (%s) must be confirmed, rejected, class_changed, tags_set or noted."
            .formatted(code));
  }
}
