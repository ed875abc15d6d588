package org.contadora.desk.web;

import java.util.List;
import org.contadora.desk.chronology.Chronology;
import org.contadora.ledger.LedgerEntry;
import org.contadora.ledger.entries.Claim;
import org.contadora.ledger.entries.EntryCodec;
import org.contadora.ledger.entries.EntryException;
import org.contadora.ledger.entries.Subject;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Entries of the ledger as lists show them.
final class RecordJson {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  /// Members of entries in which people of this desk are named, or speak.
  private static final List<String> OF_PERSONS =
      List.of("reviewer", "by", "collector", "reason", "note");

  private RecordJson() {}

  /// The leg as a subject; what cannot be one is not found.
  static Subject leg(String legId) {
    try {
      return Subject.leg(legId);
    } catch (EntryException e) {
      throw Problem.notFound("flight", Bodies.shortened(legId));
    }
  }

  static ArrayNode entries(List<LedgerEntry> entries) {
    return entries(entries, /* isPublic= */ false);
  }

  /// @param isPublic whether names and words of those who decide are left out
  static ArrayNode entries(List<LedgerEntry> entries, boolean isPublic) {
    ArrayNode all = MAPPER.createArrayNode();
    for (LedgerEntry entry : entries) {
      ObjectNode node = entry(entry);
      if (isPublic && node.get("says") instanceof ObjectNode says) {
        says.remove(OF_PERSONS);
        if (entry.recorded().entry() instanceof Claim claim && Chronology.isOwn(claim)) {
          says.remove("text");
        }
      }
      all.add(node);
    }
    return all;
  }

  /// An entry with its place and what it says, without the points of a track: those are in its own
  /// bytes.
  static ObjectNode entry(LedgerEntry entry) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("index", entry.index());
    node.put("kind", EntryCodec.kind(entry.recorded().entry()));
    node.put("recorded", entry.recorded().recorded().toString());
    node.put("corrected_by", entry.correctedBy());
    ArrayNode subjects = node.putArray("subjects");
    entry.recorded().entry().subjects().forEach(subject -> subjects.add(subject.toString()));
    ObjectNode says = (ObjectNode) MAPPER.readTree(EntryCodec.encode(entry.recorded()));
    says.remove(List.of("kind", "recorded"));
    if (says.get("payload") instanceof ObjectNode payload) {
      payload.remove("track_lat_e6_lon_e6_unix_s_altitude_ft");
    }
    node.set("says", says);
    return node;
  }
}
