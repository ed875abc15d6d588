package org.contadora.flights.report;

import java.io.IOException;
import java.io.Writer;
import org.contadora.flights.findings.Evidence;
import org.contadora.flights.findings.Finding;
import tools.jackson.core.JsonGenerator;

/// `findings.jsonl` and `others.jsonl`: one line for each leg, with the evidence for and against
/// its being removal-related.
final class FindingsJsonl {
  private final Writer out;

  FindingsJsonl(Writer out) {
    this.out = out;
  }

  void write(Finding finding) throws IOException {
    try (JsonGenerator json = Json.generator(out)) {
      json.writeStartObject();
      LegJson.identity(json, finding.leg());
      FindingJson.judgement(json, finding);
      LegJson.end(json, "departure", finding.leg().departure());
      LegJson.end(json, "arrival", finding.leg().arrival());
      LegJson.shape(json, finding.leg());
      FindingJson.evidence(
          json,
          "evidence_for",
          finding.evidence().stream().filter(FindingsJsonl::speaksFor).toList());
      FindingJson.evidence(
          json,
          "evidence_against",
          finding.evidence().stream().filter(item -> !speaksFor(item)).toList());
      json.writeStringProperty("rules_version", finding.rulesVersion());
      json.writeStringProperty("source", finding.leg().source());
      json.writeEndObject();
    }
    out.write('\n');
  }

  private static boolean speaksFor(Evidence item) {
    return item.weight() >= 0;
  }
}
